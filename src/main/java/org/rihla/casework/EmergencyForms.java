package org.rihla.casework;

import static org.rihla.web.Field.*;

import java.util.List;
import org.rihla.access.Access;
import org.rihla.access.Act;
import org.rihla.access.Compartment;
import org.rihla.access.Decision;
import org.rihla.access.Staff;
import org.rihla.casework.CaseSection.Line;
import org.rihla.casework.CaseSection.Page;
import org.rihla.web.Field.Choice;
import org.rihla.web.Readers;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;

/** Emergencies on the page of a case: asked for by whom it is closed to, and seen by who works on it. */
@Configuration
class EmergencyForms {

  /** No section of the page has this name: the way in stands at its head. */
  static final String AT_THE_HEAD = "closed";

  private final BreakGlass glass;
  private final Staff staff;
  private final Access access;
  private final Readers readers;

  EmergencyForms(BreakGlass glass, Staff staff, Access access, Readers readers) {
    this.glass = glass;
    this.staff = staff;
    this.access = access;
    this.readers = readers;
  }

  @Bean
  CaseForm emergency() {
    return CaseForm.of("emergency", Act.OPEN_IN_EMERGENCY, AT_THE_HEAD).always().besideOthers()
      .when(view -> !access.closedTo(view.found().subject()).isEmpty())
      .asks(view -> {
        var ui = readers.ui(view.language());
        var parts = access.closedTo(view.found().subject()).stream().map(part -> new Choice(part.name(), ui.t("compartment." + part)))
          .toList();
        return List.of(one("part", parts), one("emergencyReason", "emergency_reason"), longText("whyNow"));
      })
      .does((view, entry) -> glass.open(view.id(), Compartment.valueOf(entry.text("part")), entry.text("emergencyReason"), entry.text(
        "whyNow")));
  }

  @Bean
  @Order(82)
  CaseSection emergencySection() {
    return CaseSection.of("emergencies", Compartment.EMERGENCIES).each(Emergencies.OF_CASE, this::line);
  }

  /** That there is something in a sealed part is not told by who looked for it: only to its readers, and to who must judge. */
  private Line line(Emergency each, Page page) {
    var ui = page.ui();
    var subject = page.view().found().subject();
    boolean told = !each.part().sealed() || access.may(Act.REVIEW_EMERGENCY, subject)
      || access.reading(each.part(), subject) == Decision.ALLOWED;
    return new Line(page.view().day(each.openedAt()),
      ui.t(each.renews() == null ? "emergency.opened" : "emergency.renewed", staff.logins(List
        .of(each.who())).getOrDefault(each.who(), "–"), ui.code("role", each.role().name())),
      null,
      ui.t("emergency.what", ui.t(told ? "compartment." + each.part() : "emergency.sealed"), ui.code("emergency_reason", each.reason()),
        ui.moment(each.openedAt()), ui.moment(each.endsAt())) + " "
        + ui.code("emergency_finding", each.finding() == null
          ? "OPEN"
          : each.finding().name()));
  }
}
