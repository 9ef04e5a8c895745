/** Who watches over those who work with people's data: the audit searched, what is out of the ordinary, whether it is complete, who saw a file. */
@ApplicationModule(allowedDependencies = {"values", "access", "privacy", "ledger", "web", "reference", "casework"})
@NullMarked
package org.rihla.oversight;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
