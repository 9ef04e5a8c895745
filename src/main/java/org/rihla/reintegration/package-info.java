/** The plan after arrival: reassessment, activities, instalments against proof. */
@ApplicationModule(allowedDependencies = {"values", "reference", "access", "privacy", "web", "database", "people", "casework", "assistance",
  "funding"})
@NullMarked
package org.rihla.reintegration;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
