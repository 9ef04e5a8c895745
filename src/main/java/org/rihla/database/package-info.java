/** How modules read their own tables: rows about one case, by themselves or for several modules in one journey to the database. */
@ApplicationModule(allowedDependencies = {"values"})
@NullMarked
package org.rihla.database;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
