/** Code lists as data: stable codes, labels in three languages, dates of validity; countries, airports, languages. */
@ApplicationModule(allowedDependencies = {"values"})
@NullMarked
package org.rihla.reference;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
