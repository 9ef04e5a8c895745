package org.rihla.casework;

import static org.rihla.web.Field.*;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.rihla.access.Act;
import org.rihla.access.Actor;
import org.rihla.access.Compartment;
import org.rihla.access.Staff;
import org.rihla.casework.CaseSection.Line;
import org.rihla.casework.CaseSection.Page;
import org.rihla.casework.Workers.SealedReader;
import org.rihla.values.StaffId;
import org.rihla.web.Field;
import org.rihla.web.Field.Choice;
import org.rihla.web.Readers;
import org.rihla.web.Ui;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;

/** Who works on a case, on its page: seen, taken on, given, ended; and who is named for what is sealed. */
@Configuration
class TeamForms {

  private static final String TEAM = "team";

  private final Team team;
  private final Staff staff;
  private final Readers readers;
  private final SealedWords words;

  TeamForms(Team team, Staff staff, Readers readers, SealedWords words) {
    this.team = team;
    this.staff = staff;
    this.readers = readers;
    this.words = words;
  }

  @Bean
  CaseForm takeOn() {
    return CaseForm.of("take-on", Act.TAKE_ON, TEAM).always()
      .when(view -> !works(view) && !view.found().subject().isColleaguesOf(Actor.current())).asks(_ -> List.of())
      .does((view, _) -> team.takeOn(view.id()));
  }

  /** The manager gives it; who works on it hands it on. */
  @Bean
  CaseForm assign() {
    return CaseForm.of("assign", Act.ASSIGN, TEAM).always().asks(this::whoCould)
      .does((view, entry) -> team.assign(view.id(), staffId(entry.text("who"))));
  }

  @Bean
  CaseForm handOn() {
    return CaseForm.of("hand-on", Act.TAKE_ON, TEAM).when(TeamForms::works).asks(this::whoCould)
      .does((view, entry) -> team.handOn(view.id(), staffId(entry.text("who"))));
  }

  private List<Field> whoCould(CaseView view) {
    return List.of(one("who", people(team.eligible(view.found()), readers.ui(view.language()))));
  }

  @Bean
  CaseForm release() {
    return CaseForm.of("release", Act.ASSIGN, TEAM).always()
      .asks(view -> List.of(one("who", atWork(view)))).does((view, entry) -> team.release(view.id(), staffId(entry.text("who"))));
  }

  @Bean
  CaseForm stepBack() {
    return CaseForm.of("step-back", Act.TAKE_ON, TEAM).when(TeamForms::works).asks(_ -> List.of())
      .does((view, _) -> team.stepBack(view.id()));
  }

  @Bean
  CaseForm reader() {
    return CaseForm.of("reader", Act.NAME_READER, TEAM)
      .asks(view -> List.of(one("compartment", sealed(readers.ui(view.language()))),
        one("who", people(team.couldRead(view.found()), readers.ui(view.language()))),
        longText("reasonsInWords")))
      .does((view, entry) -> team.askReader(view.id(), staffId(entry.text("who")), Compartment.valueOf(entry.text("compartment")),
        entry.text("reasonsInWords")));
  }

  @Bean
  CaseForm readerConfirmation() {
    return CaseForm.of("reader-confirmation", Act.CONFIRM_READER, TEAM).when(view -> !team.waiting(view.found()).isEmpty())
      .asks(view -> {
        var ui = readers.ui(view.language());
        var waiting = team.waiting(view.found());
        return List.of(one("request", waiting.stream().map(each -> new Choice(each.id().toString(), said(each, ui))).toList())
          .noting(waiting.stream().map(each -> ui.t("reader.why", said(each, ui), login(each.askedBy()), reason(view, each)))
            .collect(Collectors.joining("\n"))),
          asked("confirmed"));
      })
      .does((view, entry) -> team.confirmReader(view.id(), UUID.fromString(entry.text("request")),
        entry.text("confirmed").equals("YES")));
  }

  /** What is opened for who is to confirm is written down before it is sent. */
  private String reason(CaseView view, SealedReader asked) {
    words.viewed(view.id(), Objects.requireNonNull(asked.closedFor()), Set.of(Workers.REASON));
    return team.reason(asked).orElse("");
  }

  @Bean
  @Order(80)
  CaseSection teamSection() {
    return CaseSection.of(TEAM, Compartment.TEAM).each(Workers.AT_WORK, (each, page) -> new Line(each.since(), login(each.id()), null,
      page.ui().code("role", each.role().name()) + " · " + page.ui().t("worker." + each.how()))).each(Workers.NAMED, this::askedByMe);
  }

  /** Who asked for a reader sees that they did, and what became of it; which parts a file has is for nobody else here. */
  private @Nullable Line askedByMe(SealedReader asked, Page page) {
    var ui = page.ui();
    return asked.first() || !asked.askedBy().equals(Actor.current().id())
      ? null
      : new Line(page.view().day(asked.askedAt()),
        ui.t("reader.asked-by-you", login(asked.who()), ui.t("compartment." + asked.compartment())),
        null, ui.t(asked.holds() ? "reader.is-confirmed" : "reader.is-open"));
  }

  @Bean
  @Order(81)
  CaseSection namedSection() {
    return CaseSection.of("seals", Compartment.SEALS).each(Workers.NAMED, (each, page) -> new Line(page.view().day(each.askedAt()),
      login(each.who()), null, page.ui().t("compartment." + each.compartment()) + " · "
        + page.ui().t(each.first() ? "reader.first" : each.holds() ? "reader.confirmed" : "reader.waits", login(each.askedBy()),
          login(each.confirmedBy()))));
  }

  private String login(@Nullable StaffId who) { return who == null ? "–" : staff.logins(List.of(who)).getOrDefault(who, "–"); }

  private static boolean works(CaseView view) { return view.found().subject().isWorkedOnBy(Actor.current().id()); }

  private static StaffId staffId(String typed) { return new StaffId(UUID.fromString(typed)); }

  private List<Choice> atWork(CaseView view) {
    return team.ofMine(view.found()).stream().map(each -> new Choice(each.id().toString(), login(each.id()))).toList();
  }

  private static List<Choice> people(List<Actor> some, Ui ui) {
    return some.stream().map(each -> new Choice(each.id().toString(), each.login() + " · " + ui.code("role", each.role().name()))).toList();
  }

  private static List<Choice> sealed(Ui ui) {
    return Arrays.stream(Compartment.values()).filter(Compartment::sealed)
      .map(each -> new Choice(each.name(), ui.t("compartment." + each))).toList();
  }

  private String said(SealedReader request, Ui ui) {
    return login(request.who()) + " · " + ui.t("compartment." + request.compartment());
  }
}
