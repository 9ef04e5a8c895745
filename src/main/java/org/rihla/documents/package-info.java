/**
 * Scans of papers that people signed: looked at before they are kept, kept once and closed with the key of the person, and opened only for whoever may read
 * what was signed.
 */
@ApplicationModule(allowedDependencies = {"values", "access", "privacy", "web", "database", "people", "casework"})
@NullMarked
package org.rihla.documents;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
