/** The frame of every page: layout, languages and direction, forms and their errors, sign-in, each post once. */
@ApplicationModule(allowedDependencies = {"values", "access", "reference"})
@NullMarked
package org.rihla.web;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
