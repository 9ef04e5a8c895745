package org.rihla.oversight;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.rihla.access.Role;
import org.rihla.casework.ReturnCase;
import org.rihla.ledger.Ledger.Sealed;
import org.rihla.privacy.AuditReading.Opening;

/** Who saw a file. @param openings the newest first @param sealed how far the audit that says so was sealed, to be kept on paper */
public record SeenPage(ReturnCase found, List<Opening> openings, Optional<Sealed> sealed) {

  /** @param who a message: as what, where that says nothing of what is sealed */
  public record Plain(LocalDate day, String who, String office) {
  }

  /** For a telephone that others may hold. */
  public List<Plain> plainly() {
    return openings.stream().map(each -> new Plain(each.day(),
      each.given() == null ? who(Role.valueOf(each.role())) : "own.seen.given." + each.given(), each.office())).distinct().toList();
  }

  private static String who(Role role) {
    return switch (role) {
      case MIGRANT -> "own.seen.you";
      case PARTNER -> "own.seen.partner";
      case OUTREACH_WORKER, RETURN_COUNSELLOR, ORIGIN_CASE_WORKER, PROTECTION_OFFICER, MEDICAL_OFFICER, MOVEMENTS_OFFICER, FINANCE_OFFICER,
        ME_OFFICER, OFFICE_MANAGER, NATIONAL_AUTHORITY, DONOR, DATA_PROTECTION_OFFICER, SYSTEM_ADMINISTRATOR ->
        "own.seen.office";
    };
  }
}
