/** Survey instruments and waves, scores, contact attempts, outcome and closure. */
@ApplicationModule(allowedDependencies = {"values", "reference", "access", "privacy", "web", "database", "people", "casework",
  "reintegration"})
@NullMarked
package org.rihla.monitoring;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
