/** Screening, vulnerability, reinforced support, children's best interests, trafficking, holds. */
@ApplicationModule(allowedDependencies = {"values", "reference", "access", "privacy", "web", "database", "people", "casework"})
@NullMarked
package org.rihla.protection;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
