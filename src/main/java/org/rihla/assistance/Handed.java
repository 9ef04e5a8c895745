package org.rihla.assistance;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;
import org.rihla.access.Referred;
import org.rihla.values.CaseId;
import org.rihla.values.OfficeCode;
import org.rihla.values.PersonId;

/**
 * What was handed to an organisation outside.
 *
 * @param need of the code list {@code need}; status of the code list {@code referral_status}
 */
public record Handed(UUID id, CaseId caseId, PersonId person, OfficeCode partner, String partnerName, String need, Set<Shown> shown,
  byte[] words, String status, LocalDate on, Instant at, LocalDate until) {

  /** Everything that can be handed on; nothing else ever is. */
  public enum Shown {
    NAME, BIRTH_YEAR, WORDS,
    /** Only where it may be called. */
    TELEPHONE
  }

  Referred referred(boolean agreed) { return new Referred(caseId, partner, until, agreed); }

  boolean open() { return status.equals("SENT") || status.equals("ACCEPTED"); }
}
