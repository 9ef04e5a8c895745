/** Persons: names in their scripts, papers, contacts; the identity index that finds them again. */
@ApplicationModule(allowedDependencies = {"values", "reference", "access", "privacy", "web"})
@NullMarked
package org.rihla.people;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
