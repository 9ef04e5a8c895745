package org.rihla.oversight;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.rihla.ledger.Ledger.Sealed;
import org.rihla.privacy.Audited;
import org.rihla.values.StaffId;
import org.rihla.web.Entry;
import org.rihla.web.Field;

/**
 * What the data protection officer sees.
 *
 * @param found what answers the question, the newest first
 * @param logins what the accounts are called
 * @param deeds of the last days by the audit, and by the histories of the cases: the same, or something went past the audit
 * @param waiting entries that no checkpoint covers yet
 */
public record AuditPage(List<Field> fields, Entry entry, List<Audited> found, List<Unusual> unusual, Map<StaffId, String> logins,
  long deeds,
  long histories, Optional<Sealed> sealed, long waiting) {

  public boolean complete() { return deeds >= histories; }

  public String login(UUID actor) { return logins.getOrDefault(new StaffId(actor), "–"); }

  public String said(Unusual each) { return "unusual." + each.kind(); }
}
