package org.rihla.casework;

import java.util.List;
import java.util.Optional;
import org.rihla.access.Act;
import org.rihla.access.Actor;
import org.rihla.access.Role;
import org.rihla.casework.TransferRows.Status;
import org.rihla.casework.TransferRows.Transfer;
import org.rihla.privacy.Consents;
import org.rihla.privacy.Consents.Consent;
import org.rihla.privacy.Consents.Terms;
import org.rihla.values.CaseId;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** No consent, but danger to life: the protection officer says why, the data protection officer confirms, and the basis is recorded of each person. */
@Service
public class UrgentTransfers {

  static final String BASIS = "VITAL_INTEREST";

  private final CaseDesk desk;
  private final TransferRows rows;
  private final Transfers transfers;
  private final Sharing sharing;
  private final Consents consents;
  private final Tasks tasks;

  UrgentTransfers(CaseDesk desk, TransferRows rows, Transfers transfers, Sharing sharing, Consents consents, Tasks tasks) {
    this.desk = desk;
    this.rows = rows;
    this.transfers = transfers;
    this.sharing = sharing;
    this.consents = consents;
    this.tasks = tasks;
  }

  /** @param reason in words: what threatens whom, and why nobody could be asked */
  @Transactional
  public Outcome ask(CaseId id, String reason) {
    var found = desk.open(id, Act.ASK_URGENT_TRANSFER);
    if (!found.stage().beforeBoarding()) return Outcome.refused("already-departed");
    if (Substance.lacking(reason)) return Outcome.refused("reason-too-short");
    if (rows.open(id).isPresent()) return Outcome.refused("transfer-is-open");
    rows.draftUrgent(found, BASIS, reason.strip());
    tasks.ask(id, found.host(), TaskKind.CONFIRM_TRANSFER);
    desk.record(found, Act.ASK_URGENT_TRANSFER, "TRANSFER_URGENT", null, BASIS);
    return Outcome.done();
  }

  /** By the data protection officer, who is never the one who asked. */
  @Transactional
  public Outcome confirm(CaseId id, boolean confirmed) {
    var found = desk.open(id, Act.CONFIRM_URGENT_TRANSFER);
    var asked = waiting(id);
    if (asked.isEmpty()) return Outcome.refused("transfer-not-asked");
    if (!mayConfirm(asked.getFirst())) return Outcome.refused("second-person-needed");
    tasks.finish(id, TaskKind.CONFIRM_TRANSFER);
    if (!confirmed) {
      rows.close(asked.getFirst().id(), TransferRows.Closing.NOT_ALL_AGREE);
      transfers.draftIfAllAgree(found, found.members()); // they may have agreed while it waited
      desk.record(found, Act.CONFIRM_URGENT_TRANSFER, "TRANSFER_NOT_CONFIRMED", null, BASIS);
      return Outcome.done();
    }
    rows.confirm(asked.getFirst().id());
    var basis = new Consent("C_SHARE_ORIGIN", BASIS, true, "NOT_ASKED", "", false, Terms.USUAL.covering(sharing.atMost(BASIS)));
    found.members().forEach(person -> consents.record(person, List.of(basis)));
    transfers.offer(found, asked.getFirst(), null, null, Act.CONFIRM_URGENT_TRANSFER);
    return Outcome.done();
  }

  List<Transfer> waiting(CaseId id) {
    return rows.open(id).filter(each -> !each.byConsent() && each.status() == Status.DRAFTED).stream().toList();
  }

  boolean mayConfirm(Transfer asked) {
    var me = Actor.current();
    return me.role() == Role.DATA_PROTECTION_OFFICER && !me.id().equals(asked.draftedBy());
  }

  Optional<String> reason(Transfer asked) { return rows.reason(asked); }
}
