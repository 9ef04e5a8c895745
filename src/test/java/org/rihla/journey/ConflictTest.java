package org.rihla.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.rihla.journey.Programme.CONAKRY;
import static org.rihla.journey.Programme.RABAT;
import static org.rihla.journey.Programme.done;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.rihla.access.Actor;
import org.rihla.access.Compartment;
import org.rihla.access.Forbidden;
import org.rihla.access.Role;
import org.rihla.casework.BreakGlass;
import org.rihla.casework.Conflicts;
import org.rihla.casework.Outcome;
import org.rihla.people.Persons;
import org.rihla.values.Ids;
import org.rihla.web.NotFound;
import org.springframework.dao.DataAccessException;

/** Somebody knows the people otherwise than by their work: the case is not theirs, and for them it is not there. */
class ConflictTest extends AtWork {

  private static final String WHY = "She was married to the brother until last year.";

  private static int people;

  Conflicts conflicts;
  Family family;
  Actor me;
  Actor manager;
  Actor watching;
  Instant noon;

  @BeforeEach
  void a_family_that_i_work_with() {
    conflicts = context.getBean(Conflicts.class);
    family = Family.registered(p);
    manager = p.as(Role.OFFICE_MANAGER, RABAT);
    watching = p.as(Role.DATA_PROTECTION_OFFICER, RABAT);
    noon = family.today.atTime(12, 0).toInstant(ZoneOffset.UTC);
    me = newcomer(Role.PROTECTION_OFFICER, RABAT);
    done(on(manager, () -> p.team.assign(family.id, me.id())));
  }

  private Actor newcomer(Role role, String office) {
    return p.newcomer("conflict" + ++people, role, office);
  }

  private <T> T on(Actor who, java.util.concurrent.Callable<T> deed) { return Programme.on(family.today, who, deed); }

  private Outcome declares(Actor who) { return on(who, () -> conflicts.declare(family.id)); }

  private Outcome sets(Actor by, Actor who) { return on(by, () -> conflicts.set(family.id, who.id(), WHY)); }

  private Outcome lifts(Actor by, Actor who) { return on(by, () -> conflicts.lift(family.id, who.id())); }

  private int status(Actor who, String path) throws Exception { return pages.look(who, noon, path).getStatus(); }

  private String of() { return "/cases/" + family.id; }

  @Test
  void where_nobody_is_left_the_manager_is_asked_to_give_it_to_somebody_until_somebody_has_it() throws Exception {
    var working = family.count("casework.case_worker where ended_at is null");
    var open = "casework.task where kind = 'GIVE_TO_SOMEBODY' and for_role = 'OFFICE_MANAGER' and office = 'RBA' and done_at is null";
    var second = newcomer(Role.PROTECTION_OFFICER, RABAT);
    done(on(manager, () -> p.team.assign(family.id, second.id())));
    done(declares(me));
    assertThat(family.count(open)).as("a colleague goes on").isZero();
    for (var each : family.workers()) if (!each.equals(second.id())) done(on(manager, () -> p.team.release(family.id, each)));
    done(declares(second));
    assertThat(working).isPositive();
    assertThat(family.count(open)).isEqualTo(1);
    assertThat(pages.look(manager, noon, "/").getContentAsString()).contains("Give the case to somebody");
    var third = newcomer(Role.RETURN_COUNSELLOR, RABAT);
    done(on(manager, () -> p.team.assign(family.id, third.id())));
    assertThat(family.count(open)).isZero();
  }

  @Test
  void said_by_themselves_it_is_done_with_one_press_and_nobody_asks_why() throws Exception {
    assertThat(pages.look(me, noon, of()).getContentAsString()).contains("I know this person privately");
    assertThat(pages.look(me, noon, of() + "/forms/conflict").getContentAsString()).contains("Keep me away from this case");
    var sent = pages.send(me, noon, of() + "/forms/conflict", Map.of());
    assertThat(sent.getRedirectedUrl()).as("there is no case to go back to").isEqualTo("/cases");
    assertThat(status(me, of())).isEqualTo(404);
    assertThat(pages.look(manager, noon, of()).getContentAsString()).contains("Somebody of the office stays away from this case",
      me.login(),
      "said so themselves");
    assertThat(pages.look(p.as(Role.RETURN_COUNSELLOR, RABAT), noon, of()).getContentAsString()).contains("stays away from this case")
      .doesNotContain(me.login());
  }

  @Test
  void from_then_on_it_is_as_if_there_were_no_such_case() throws Exception {
    var none = pages.look(me, noon, "/cases/" + Ids.next());
    assertThat(pages.look(me, noon, "/").getContentAsString()).doesNotContain(family.id.toString());
    done(declares(me));
    for (var path : List.of("", "/people/" + family.mother(), "/people/" + family.mother() + "/correction", "/forms/withdrawal",
      "/forms/hold", "/forms/emergency", "/forms/conflict", "/forms/declaration/text", "/seen", "/family")) {
      var answer = pages.look(me, noon, of() + path);
      assertThat(answer.getStatus()).as(path).isEqualTo(404);
      assertThat(answer.getContentAsString().replaceAll("[0-9a-f]{8}-[0-9a-f-]{27}|back=[^\"]*", "")).as(path).isEqualTo(none
        .getContentAsString().replaceAll("[0-9a-f]{8}-[0-9a-f-]{27}|back=[^\"]*", ""));
    }
    for (var form : List.of("withdrawal", "hold", "take-on", "emergency", "conflict", "conflict-lifted"))
      assertThat(pages.send(me, noon, of() + "/forms/" + form, Map.of()).getStatus()).as(form).isEqualTo(404);
    var name = on(manager, () -> context.getBean(Persons.class).find(family.mother()).orElseThrow().fullName());
    for (var words : List.of(name, name + " 1991", family.column("number", String.class)))
      assertThat(pages.found(family, me, words)).as(words).doesNotContain(family.id.toString());
    assertThat(pages.look(me, noon, "/cases").getContentAsString()).doesNotContain(family.id.toString());
    assertThat(pages.look(me, noon, "/").getContentAsString()).doesNotContain(family.id.toString());
    assertThatThrownBy(() -> on(me, () -> p.team.takeOn(family.id))).isInstanceOf(Forbidden.class);
    assertThatThrownBy(() -> on(me, () -> context.getBean(BreakGlass.class).open(family.id, Compartment.IDENTITY, "DANGER_TO_LIFE", WHY)))
      .isInstanceOf(Forbidden.class);
    assertThatThrownBy(() -> declares(me)).as("not twice").isInstanceOf(Forbidden.class);
  }

  @Test
  void a_task_of_their_role_in_their_office_does_not_tell_them_of_it() throws Exception {
    done(on(p.as(Role.RETURN_COUNSELLOR, RABAT), () -> p.screening.identify(family.id, family.mother(),
      new org.rihla.protection.Screening.Vulnerability("VOT_P", "SUSPECTED", "SELF"))));
    assertThat(pages.look(me, noon, "/").getContentAsString()).contains(family.id.toString());
    done(declares(me));
    assertThat(pages.look(me, noon, "/").getContentAsString()).doesNotContain(family.id.toString());
    assertThat(pages.look(p.as(Role.PROTECTION_OFFICER, RABAT), noon, "/").getContentAsString()).contains(family.id.toString());
  }

  @Test
  void their_work_ends_and_what_they_were_named_for_and_what_they_opened() throws Exception {
    assertThat(family.count("casework.sealed_reader where ended_at is null")).isEqualTo(2);
    done(declares(me));
    assertThat(family.count("casework.sealed_reader where ended_at is null")).isZero();
    assertThat(family.count("casework.case_worker where role = 'PROTECTION_OFFICER' and ended_at is null")).isZero();
    var another = newcomer(Role.RETURN_COUNSELLOR, RABAT);
    done(on(another, () -> context.getBean(BreakGlass.class).open(family.id, Compartment.IDENTITY, "DANGER_TO_LIFE", WHY)));
    done(declares(another));
    assertThat(status(another, of())).as("an emergency does not go around it").isEqualTo(404);
  }

  @Test
  void the_manager_or_the_data_protection_officer_sets_it_and_says_why() throws Exception {
    assertThat(on(manager, () -> conflicts.set(family.id, me.id(), "because"))).isEqualTo(Outcome.refused("reason-too-short"));
    done(sets(manager, me));
    assertThat(status(me, of())).isEqualTo(404);
    assertThat(sets(watching, me)).as("once").isEqualTo(Outcome.refused("not-somebody-who-can"));
    var another = newcomer(Role.RETURN_COUNSELLOR, RABAT);
    done(sets(watching, another));
    var stored = p.db.sql("select words from casework.conflict where staff_id = ?").param(me.id().value()).query(byte[].class).single();
    assertThat(new String(stored, StandardCharsets.ISO_8859_1)).doesNotContain("married");
    assertThat(pages.look(manager, noon, of()).getContentAsString()).contains("kept away").doesNotContain("married");
    assertThat(pages.look(watching, noon, of() + "/forms/conflict-lifted").getContentAsString()).contains("married");
    assertThat(
      p.db.sql("select count(*) from privacy.audit_event where actor_id = ? and about_id = ? and fields = 'sealed casework.conflict.words'")
        .param(watching.id().value()).param(family.id.value()).query(Long.class).single())
      .isEqualTo(2);
  }

  @ParameterizedTest
  @EnumSource(names = {"OFFICE_MANAGER", "DATA_PROTECTION_OFFICER"}, mode = EnumSource.Mode.EXCLUDE)
  void nobody_else_sends_anybody_away(Role role) throws Exception {
    var who = newcomer(role, RABAT);
    assertThatThrownBy(() -> sets(who, me)).isInstanceOfAny(Forbidden.class, NotFound.class);
    done(declares(me));
    assertThatThrownBy(() -> lifts(who, me)).isInstanceOfAny(Forbidden.class, NotFound.class);
    for (var form : List.of("conflict-of-another", "conflict-lifted"))
      assertThat(pages.send(who, noon, of() + "/forms/" + form, Map.of("who", me.id().toString(), "reasonsInWords", WHY)).getStatus()).as(
        form).isEqualTo(404);
  }

  @Test
  void only_somebody_else_lifts_it_and_that_gives_back_nothing_but_what_the_office_sees() throws Exception {
    done(declares(me));
    var promoted = new Actor(me.id(), me.login(), Role.OFFICE_MANAGER, me.office());
    assertThatThrownBy(() -> lifts(promoted, me)).as("whatever they have become").isInstanceOf(Forbidden.class);
    assertThatThrownBy(
      () -> p.db.sql("update casework.conflict set lifted_by = staff_id, lifted_at = now() where staff_id = ?").param(me.id()
        .value()).update())
      .as("the database refuses too").isInstanceOf(DataAccessException.class);
    assertThat(lifts(manager, manager)).isEqualTo(Outcome.refused("second-person-needed"));
    assertThat(lifts(manager, watching)).isEqualTo(Outcome.refused("no-conflict"));
    done(lifts(manager, me));
    assertThat(lifts(manager, me)).isEqualTo(Outcome.refused("no-conflict"));
    assertThat(pages.look(me, noon, of()).getContentAsString()).contains("You see this case without names").doesNotContain("Invented ");
  }

  @Test
  void a_manager_can_be_kept_away_too() throws Exception {
    var second = newcomer(Role.OFFICE_MANAGER, RABAT);
    assertThat(sets(second, second)).as("of themselves they say it themselves").isEqualTo(Outcome.refused("not-somebody-who-can"));
    done(declares(second));
    assertThatThrownBy(() -> sets(second, me)).isInstanceOf(Forbidden.class);
    assertThat(status(second, of())).isEqualTo(404);
  }

  @Test
  void whoever_must_stay_away_is_given_nothing_and_named_for_nothing() throws Exception {
    done(declares(me));
    assertThat(on(manager, () -> p.team.assign(family.id, me.id()))).isEqualTo(Outcome.refused("not-somebody-who-can"));
    var counsellor = p.as(Role.RETURN_COUNSELLOR, RABAT);
    assertThat(on(counsellor, () -> p.team.askReader(family.id, me.id(), Compartment.CHILD, WHY))).isEqualTo(Outcome.refused(
      "not-somebody-who-can"));
    assertThat(pages.look(manager, noon, of() + "/forms/assign").getContentAsString()).doesNotContain(me.login());
  }

  @Test
  void who_was_asked_for_before_is_not_named_after_they_said_it() {
    var second = newcomer(Role.PROTECTION_OFFICER, RABAT);
    var counsellor = p.as(Role.RETURN_COUNSELLOR, RABAT);
    done(on(counsellor, () -> p.team.askReader(family.id, second.id(), Compartment.CHILD, WHY)));
    done(declares(second));
    assertThat(on(counsellor, () -> p.team.requests(family.id))).as("the request is answered by it").isEmpty();
  }

  @Test
  void of_a_closed_case_it_can_be_said_as_well() throws Exception {
    done(family.as(Role.RETURN_COUNSELLOR, () -> p.declarations.withdraw(family.id, family.mother(), "PHONE")));
    assertThat(pages.send(me, noon, of() + "/forms/conflict", Map.of()).getRedirectedUrl()).isEqualTo("/cases");
    assertThat(status(me, of())).isEqualTo(404);
  }

  @Test
  void the_office_of_origin_is_another_question() throws Exception {
    family.handOver();
    var abroad = newcomer(Role.ORIGIN_CASE_WORKER, CONAKRY);
    assertThat(status(abroad, of())).isEqualTo(200);
    done(declares(abroad));
    assertThat(status(abroad, of())).isEqualTo(404);
    assertThat(status(p.as(Role.ORIGIN_CASE_WORKER, CONAKRY), of())).isEqualTo(200);
    done(lifts(p.as(Role.OFFICE_MANAGER, CONAKRY), abroad));
    assertThat(status(abroad, of())).isEqualTo(200);
  }

  @Test
  void somebody_else_reopens_a_panel_whose_chair_must_stay_away() {
    var child = family.child();
    var second = p.as(Role.OFFICE_MANAGER, RABAT, "2");
    done(on(me, () -> p.bestInterests.open(family.id, child, "RETURN", WHY, List.of(manager.id(), second.id()))));
    done(declares(me));
    var colleague = newcomer(Role.PROTECTION_OFFICER, RABAT);
    done(on(manager, () -> p.team.assign(family.id, colleague.id())));
    done(on(colleague, () -> p.team.askReader(family.id, colleague.id(), Compartment.CHILD, WHY)));
    var request = on(colleague, () -> p.team.requests(family.id).getFirst());
    done(on(watching, () -> p.team.confirmReader(family.id, request, true)));
    done(on(colleague, () -> p.bestInterests.reopen(family.id, child)));
  }
}
