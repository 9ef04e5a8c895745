package org.rihla.casework;

import static org.rihla.web.Field.*;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.rihla.access.Access;
import org.rihla.access.Act;
import org.rihla.access.Actor;
import org.rihla.access.Role;
import org.rihla.casework.CaseSection.Line;
import org.rihla.casework.CaseSection.Page;
import org.rihla.casework.TransferRows.Status;
import org.rihla.casework.TransferRows.Transfer;
import org.rihla.privacy.Disclosable;
import org.rihla.values.StaffId;
import org.rihla.web.Field;
import org.rihla.web.Field.Choice;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The way of a case to the office of origin, on its page: offered, answered, and told. */
@Configuration
class TransferForms {

  private static final String SECTION = ConsentForms.SECTION;

  @Bean
  CaseForm offer(Transfers transfers) {
    return CaseForm.of("transfer-offer", Act.OFFER_TRANSFER, SECTION).beforeBoarding().when(view -> !view.found().shared())
      .asks(view -> List.of(one("language", "language").preset(view.spoken())))
      .does((view, entry) -> transfers.offer(view.id(), entry.text("language")));
  }

  @Bean
  CaseForm accept(Transfers transfers) {
    return CaseForm.of("transfer-acceptance", Act.ANSWER_TRANSFER, SECTION).beforeBoarding().when(CaseView::headerOnly)
      .asks(view -> List.of(who(view, transfers)))
      .does((view, entry) -> transfers.accept(view.id(), new StaffId(UUID.fromString(entry.text("who")))));
  }

  private static Field who(CaseView view, Transfers transfers) {
    var me = Actor.current();
    var could = transfers.couldWork(view.found()).stream().map(each -> new Choice(each.id().toString(), each.login())).toList();
    return one("who", could).preset(me.role() == Role.ORIGIN_CASE_WORKER ? me.id() : "");
  }

  @Bean
  CaseForm refuse(Transfers transfers) {
    return CaseForm.of("transfer-refusal", Act.ANSWER_TRANSFER, SECTION).beforeBoarding().when(CaseView::headerOnly)
      .asks(_ -> List.of(one("refusal", "transfer_refusal")))
      .does((view, entry) -> transfers.refuse(view.id(), entry.text("refusal")));
  }

  @Bean
  CaseForm urgent(UrgentTransfers urgent) {
    return CaseForm.of("urgent-transfer", Act.ASK_URGENT_TRANSFER, SECTION).beforeBoarding().when(view -> !view.found().shared())
      .asks(_ -> List.of(longText("reasonsInWords"))).does((view, entry) -> urgent.ask(view.id(), entry.text("reasonsInWords")));
  }

  @Bean
  CaseForm urgentConfirmation(UrgentTransfers urgent, SealedWords words) {
    return CaseForm.of("urgent-transfer-confirmation", Act.CONFIRM_URGENT_TRANSFER, SECTION).beforeBoarding()
      .when(view -> waiting(urgent, view).size() > 0)
      .asks(view -> List.of(asked("confirmed").noting(waiting(urgent, view).stream().map(each -> {
        words.viewed(view.id(), Objects.requireNonNull(each.reasonOf()), Set.of(TransferRows.REASON));
        return urgent.reason(each).orElse("");
      }).collect(Collectors.joining("\n")))))
      .does((view, entry) -> urgent.confirm(view.id(), entry.text("confirmed").equals("YES")));
  }

  private static List<Transfer> waiting(UrgentTransfers urgent, CaseView view) {
    return urgent.waiting(view.id()).stream().filter(urgent::mayConfirm).toList();
  }

  static Line told(Transfer each, Page page, Access access) {
    var ui = page.ui();
    var when = each.closedAt() != null
      ? each.closedAt()
      : each.answeredAt() != null ? each.answeredAt() : each.offeredAt() != null ? each.offeredAt() : each.draftedAt();
    var detail = new StringBuilder(ui.code("legal_basis", each.basis()));
    if (each.refusal() != null) detail.append(" · ").append(ui.code("transfer_refusal", each.refusal()));
    if (each.closing() != null) detail.append(" · ").append(ui.t("transfer.closing." + each.closing()));
    if (each.until() != null) detail.append(" · ").append(ui.t("until", ui.date(each.until())));
    if (!each.fields().isEmpty() && each.status() != Status.REFUSED)
      detail.append(" · ").append(ui.t("consent.covers",
        ConsentForms.covered(each.fields().stream().map(Disclosable::valueOf).toList(), page, access)));
    return new Line(page.view().day(when), ui.t("transfer." + each.status()), null, detail.toString());
  }
}
