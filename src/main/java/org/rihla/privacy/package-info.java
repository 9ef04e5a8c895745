/** What guards a person's data: keys and encryption, the audit trail, legal bases and consents. */
@ApplicationModule(allowedDependencies = {"values", "access"})
@NullMarked
package org.rihla.privacy;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
