package org.rihla.oversight;

import java.util.List;
import java.util.Optional;
import org.rihla.casework.ReturnCase;
import org.rihla.ledger.Ledger.Sealed;
import org.rihla.privacy.AuditReading.Opening;

/** Who saw a file. @param openings the newest first @param sealed how far the audit that says so was sealed, to be kept on paper */
public record SeenPage(ReturnCase found, List<Opening> openings, Optional<Sealed> sealed) {
}
