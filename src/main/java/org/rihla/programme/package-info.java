/** Replays a programme year through the public verbs of all modules: the demonstration and the largest test. */
@ApplicationModule(allowedDependencies = {"values", "reference", "access", "privacy", "people", "casework", "counselling", "protection",
  "health", "funding", "assistance", "travel", "reintegration", "monitoring", "web"})
@NullMarked
package org.rihla.programme;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
