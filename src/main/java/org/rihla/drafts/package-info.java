/** What somebody has typed into a form and not sent: kept closed, for their account alone, seven days. */
@ApplicationModule(allowedDependencies = {"values", "access", "privacy", "web"})
@NullMarked
package org.rihla.drafts;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
