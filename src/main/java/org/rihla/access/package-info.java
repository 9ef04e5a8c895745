/** Who works here, in which office, and what each may do: offices, staff, roles, and the one decision function. */
@ApplicationModule(allowedDependencies = {"values"})
@NullMarked
package org.rihla.access;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
