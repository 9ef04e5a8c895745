package org.rihla.casework;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rihla.access.Compartment;
import org.rihla.access.Role;
import org.rihla.values.CaseId;
import org.rihla.values.OfficeCode;
import org.rihla.values.PersonId;
import org.rihla.values.StaffId;

/**
 * One part of one case, opened for a few hours by somebody whom it was closed to.
 *
 * @param reason of the code list {@code emergency_reason}
 * @param words why it could not wait, and {@code closedFor} whose key opens them
 * @param renews the opening that it goes on from
 * @param withheld whether it would be dangerous to tell the person of it now
 * @param finding what was thought of it afterwards; null while nobody has looked
 */
public record Emergency(UUID id, CaseId of, String caseNumber, StaffId who, Role role, OfficeCode office, Compartment part, String reason,
  byte[] words, PersonId closedFor, @Nullable UUID renews, Instant openedAt, Instant endsAt, boolean withheld, @Nullable Finding finding,
  @Nullable StaffId reviewedBy, @Nullable Instant reviewedAt) {

  /** Of the code list {@code emergency_finding}. */
  public enum Finding {
    JUSTIFIED, NOT_JUSTIFIED, TRAINING
  }

  public boolean reviewed() { return finding != null; }

  public boolean open(Instant now) { return now.isBefore(endsAt) && finding != Finding.NOT_JUSTIFIED; }
}
