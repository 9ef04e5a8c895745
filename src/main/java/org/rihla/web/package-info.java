/** The frame of every page: layout, languages and direction, forms and their errors, each post once. */
@ApplicationModule(allowedDependencies = {"values", "access", "reference"})
@NullMarked
package org.rihla.web;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
