/** What makes the audit trail tamper-evident: its order, the tree over it, signed checkpoints, and the check that an outsider can make. */
@ApplicationModule(allowedDependencies = {"access", "privacy"})
@NullMarked
package org.rihla.ledger;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
