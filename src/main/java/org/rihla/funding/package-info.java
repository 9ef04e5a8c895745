/** Donors' money: funds, budget lines, reservations, payments. */
@ApplicationModule(allowedDependencies = {"values", "reference", "access", "privacy", "web", "database"})
@NullMarked
package org.rihla.funding;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
