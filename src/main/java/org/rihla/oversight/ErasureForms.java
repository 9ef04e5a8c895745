package org.rihla.oversight;

import static org.rihla.web.Field.asked;
import static org.rihla.web.Field.longText;
import static org.rihla.web.Field.one;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.rihla.access.Act;
import org.rihla.access.Compartment;
import org.rihla.access.Staff;
import org.rihla.casework.CaseForm;
import org.rihla.casework.CaseSection;
import org.rihla.casework.CaseSection.Line;
import org.rihla.casework.CaseSection.Page;
import org.rihla.casework.CaseView;
import org.rihla.casework.SealedWords;
import org.rihla.privacy.Erasures;
import org.rihla.privacy.Erasures.Erasure;
import org.rihla.privacy.Erasures.Hold;
import org.rihla.values.StaffId;
import org.rihla.web.Field;
import org.rihla.web.Field.Choice;
import org.rihla.web.Readers;
import org.rihla.web.Ui;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;

/** What people ask about their own data, on the page of their case: also, and mostly, when it is closed. */
@Configuration
class ErasureForms {

  private static final String SECTION = "requests";

  private final Erasing erasing;
  private final Erasures erasures;
  private final Staff staff;
  private final Readers readers;
  private final SealedWords words;

  ErasureForms(Erasing erasing, Erasures erasures, Staff staff, Readers readers, SealedWords words) {
    this.erasing = erasing;
    this.erasures = erasures;
    this.staff = staff;
    this.readers = readers;
    this.words = words;
  }

  @Bean
  CaseForm erasure() {
    return CaseForm.of("erasure", Act.ASK_ERASURE, SECTION).always().when(ErasureForms::somebodyIsKnown)
      .asks(view -> List.of(who(view), one("erasureGround", "erasure_ground"), longText("reasonsInWords")))
      .does((view, entry) -> erasing.ask(view.id(), entry.person(), entry.text("erasureGround"), entry.text("reasonsInWords")));
  }

  private static boolean somebodyIsKnown(CaseView view) { return !view.people().isEmpty(); }

  /** Also whoever left the group alone. */
  private static Field who(CaseView view) {
    return view.which(Stream.concat(view.found().members().stream(), view.left().keySet().stream()).toList());
  }

  @Bean
  CaseForm erasureConfirmation() {
    return CaseForm.of("erasure-confirmation", Act.CONFIRM_ERASURE, SECTION).always().when(view -> !erasing.waiting(view.found()).isEmpty())
      .asks(this::toDecide)
      .does((view, entry) -> erasing.confirm(view.id(), UUID.fromString(entry.text("request")), entry.text("confirmed").equals("YES")));
  }

  private List<Field> toDecide(CaseView view) {
    var ui = readers.ui(view.language());
    var waiting = erasing.waiting(view.found());
    return List.of(one("request", waiting.stream().map(each -> new Choice(each.id().toString(), said(each, view, ui))).toList())
      .noting(waiting.stream().map(each -> ui.t("erasure.why", said(each, view, ui), login(each.askedBy()), reason(view, each)))
        .collect(Collectors.joining("\n"))),
      asked("confirmed"));
  }

  private static String said(Erasure asked, CaseView view, Ui ui) {
    return view.toldApart(asked.person()) + " · " + ui.code("erasure_ground", asked.ground());
  }

  /** What is opened for who is to decide is written down before it is sent. */
  private String reason(CaseView view, Erasure asked) {
    words.viewed(view.id(), asked.person(), Set.of(Erasures.REASON));
    return Objects.requireNonNull(erasures.reason(asked));
  }

  @Bean
  CaseForm retentionHold() {
    return CaseForm.of("retention-hold", Act.PLACE_RETENTION_HOLD, SECTION).always().when(ErasureForms::somebodyIsKnown)
      .asks(view -> List.of(who(view), one("retentionGround", "retention_ground"), longText("reasonsInWords")))
      .does((view, entry) -> erasing.hold(view.id(), entry.person(), entry.text("retentionGround"), entry.text("reasonsInWords")));
  }

  @Bean
  CaseForm retentionLift() {
    return CaseForm.of("retention-lift", Act.LIFT_RETENTION_HOLD, SECTION).always().when(view -> !erasing.standing(view.found()).isEmpty())
      .asks(this::toLift)
      .does((view, entry) -> erasing.lift(view.id(), UUID.fromString(entry.text("hold"))));
  }

  private List<Field> toLift(CaseView view) {
    var ui = readers.ui(view.language());
    var holds = erasing.standing(view.found());
    return List.of(one("hold", holds.stream().map(each -> new Choice(each.id().toString(), said(each, view, ui))).toList())
      .noting(holds.stream().map(each -> ui.t("erasure.why", said(each, view, ui), login(each.placedBy()), reason(view, each)))
        .collect(Collectors.joining("\n"))));
  }

  private static String said(Hold hold, CaseView view, Ui ui) {
    return view.toldApart(hold.person()) + " · " + ui.code("retention_ground", hold.ground());
  }

  private String reason(CaseView view, Hold hold) {
    words.viewed(view.id(), hold.person(), Set.of(Erasures.HOLD_REASON));
    return Objects.requireNonNull(erasures.reason(hold));
  }

  @Bean
  @Order(90)
  CaseSection requests() {
    return CaseSection.of(SECTION, Compartment.REQUESTS).and(this::lines);
  }

  private Stream<Line> lines(Page page) {
    var everybody = page.view().roles().keySet().stream().toList();
    var lines = new ArrayList<Line>();
    erasures.holds(everybody).forEach(hold -> lines.add(line(hold, page)));
    erasures.of(everybody).forEach(asked -> lines.add(line(asked, page)));
    return lines.stream();
  }

  private Line line(Hold hold, Page page) {
    return new Line(page.view().day(hold.placedAt()), page.ui().t(hold.liftedAt() == null ? "retention.held" : "retention.lifted"),
      hold.person(), page.ui().code("retention_ground", hold.ground()));
  }

  private Line line(Erasure asked, Page page) {
    var decided = asked.decidedAt();
    return new Line(page.view().day(decided == null ? asked.askedAt() : decided),
      page.ui().t(asked.waits() ? "erasure.waits" : asked.done() ? "erasure.done" : "erasure.refused"), asked.person(),
      page.ui().code("erasure_ground", asked.ground()));
  }

  private String login(StaffId who) { return staff.logins(List.of(who)).getOrDefault(who, "–"); }
}
