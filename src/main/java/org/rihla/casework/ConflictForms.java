package org.rihla.casework;

import static org.rihla.web.Field.*;

import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.rihla.access.Act;
import org.rihla.access.Compartment;
import org.rihla.access.Staff;
import org.rihla.casework.CaseSection.Line;
import org.rihla.casework.Conflicts.Conflict;
import org.rihla.values.StaffId;
import org.rihla.web.Field.Choice;
import org.rihla.web.Readers;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;

/** Who must stay away from a case, on its page: said by themselves, or by who answers for the office or its data. */
@Configuration
class ConflictForms {

  private static final String CONFLICTS = "conflicts";

  private final Conflicts conflicts;
  private final Staff staff;
  private final Readers readers;

  ConflictForms(Conflicts conflicts, Staff staff, Readers readers) {
    this.conflicts = conflicts;
    this.staff = staff;
    this.readers = readers;
  }

  @Bean
  CaseForm conflict() {
    return CaseForm.of("conflict", Act.DECLARE_CONFLICT, EmergencyForms.AT_THE_HEAD).always().besideOthers().asks(_ -> List.of())
      .does((view, _) -> conflicts.declare(view.id()));
  }

  @Bean
  CaseForm conflictOfAnother() {
    return CaseForm.of("conflict-of-another", Act.SET_CONFLICT, CONFLICTS).always().besideOthers().asks(view -> {
      var ui = readers.ui(view.language());
      return List.of(one("who", conflicts.choices(view.found()).stream().map(each -> new Choice(each.id().toString(), each.login() + " · "
        + ui.code("role", each.role().name()))).toList()), longText("reasonsInWords"));
    }).does((view, entry) -> conflicts.set(view.id(), staffId(entry.text("who")), entry.text("reasonsInWords")));
  }

  @Bean
  CaseForm conflictLifted() {
    return CaseForm.of("conflict-lifted", Act.SET_CONFLICT, CONFLICTS).always().besideOthers().asks(view -> {
      var ui = readers.ui(view.language());
      var standing = conflicts.standing(view.id());
      var who = one("who", standing.stream().map(each -> new Choice(each.who().toString(), login(each.who()))).toList());
      var why = standing.stream().flatMap(each -> conflicts.words(view.found(), each)
        .map(words -> ui.t("reader.why", login(each.who()), login(each.declaredBy()), words)).stream()).collect(Collectors.joining("\n"));
      return List.of(why.isEmpty() ? who : who.noting(why));
    }).does((view, entry) -> conflicts.lift(view.id(), staffId(entry.text("who"))));
  }

  @Bean
  @Order(83)
  CaseSection conflictSection() {
    return CaseSection.of(CONFLICTS, Compartment.CONFLICTS).each(Conflicts.STANDING, (each, page) -> new Line(page.view().day(each
      .declaredAt()), login(each.who()), null, said(each, page)));
  }

  private String said(Conflict each, CaseSection.Page page) {
    return each.words() == null ? page.ui().t("conflict.own") : page.ui().t("conflict.by", login(each.declaredBy()));
  }

  private String login(StaffId who) { return staff.logins(List.of(who)).getOrDefault(who, "–"); }

  private static StaffId staffId(String typed) { return new StaffId(UUID.fromString(typed)); }
}
