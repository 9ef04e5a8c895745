/** Needs, the service catalogue at work, deliveries and referrals, before departure and after return. */
@ApplicationModule(allowedDependencies = {"values", "reference", "access", "privacy", "web", "database", "people", "casework", "funding"})
@NullMarked
package org.rihla.assistance;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
