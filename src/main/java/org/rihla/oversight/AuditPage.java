package org.rihla.oversight;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.rihla.ledger.Anchors.Standing;
import org.rihla.ledger.Inspections.Inspection;
import org.rihla.ledger.Ledger.Sealed;
import org.rihla.oversight.Completeness.Missing;
import org.rihla.privacy.Audited;
import org.rihla.values.StaffId;
import org.rihla.web.Entry;
import org.rihla.web.Field;

/**
 * What the data protection officer sees.
 *
 * @param found what answers the question, the newest first
 * @param logins what the accounts are called
 * @param complete whether anything went past the audit
 * @param standing what others hold of it
 * @param waiting entries that no checkpoint covers yet
 */
public record AuditPage(List<Field> fields, Entry entry, List<Audited> found, List<Unusual> unusual, Map<StaffId, String> logins,
  Whole complete, Optional<Sealed> sealed, long waiting, Standing standing) {

  /**
   * @param deeds of the last days by the audit, and by the histories of the cases
   * @param missing what the one has and the other has not, in the same days
   * @param numbers of the cases that it is about
   * @param canaries days whose synthetic act did not arrive
   * @param night what the last look at all of it found
   */
  public record Whole(long deeds, long histories, List<Missing> missing, Map<UUID, String> numbers, List<LocalDate> canaries,
    Optional<Instant> arrived, Optional<Inspection> night) {

    public boolean holds() { return missing.isEmpty(); }

    public List<Missing> some() { return Completeness.some(missing); }

    public String number(Missing of) { return numbers.getOrDefault(of.about(), "–"); }
  }

  public String login(UUID actor) { return logins.getOrDefault(new StaffId(actor), "–"); }

  public String said(Unusual each) { return "unusual." + each.kind(); }
}
