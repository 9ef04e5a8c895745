/** Examinations, fitness to travel and its conditions, continuity of care; a compartment of its own. */
@ApplicationModule(allowedDependencies = {"values", "reference", "access", "privacy", "web", "database", "people", "casework"})
@NullMarked
package org.rihla.health;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
