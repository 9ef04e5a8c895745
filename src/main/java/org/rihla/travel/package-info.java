/** Consular requests, exit authorisations, bookings, escorts, departure, arrival and reception. */
@ApplicationModule(allowedDependencies = {"values", "reference", "access", "privacy", "web", "database", "people", "casework", "funding"})
@NullMarked
package org.rihla.travel;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
