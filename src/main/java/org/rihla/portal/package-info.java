/** The door of the people whom we help: what they may see of their own file, take back, stop, and ask to have put right; and what staff do for that door. */
@ApplicationModule(allowedDependencies = {"values", "access", "privacy", "web", "reference", "database", "people", "casework",
  "counselling"})
@NullMarked
package org.rihla.portal;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
