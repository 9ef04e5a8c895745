/** The figure register and the annual statement. Reads only the views that modules publish for it, never a person. */
@ApplicationModule(allowedDependencies = {"values", "reference", "access", "web"})
@NullMarked
package org.rihla.statistics;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
