package org.rihla.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.rihla.journey.Programme.CONAKRY;
import static org.rihla.journey.Programme.RABAT;
import static org.rihla.journey.Programme.done;

import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.rihla.access.Actor;
import org.rihla.access.Compartment;
import org.rihla.access.Forbidden;
import org.rihla.access.Role;
import org.rihla.access.Sight;
import org.rihla.casework.Outcome;
import org.rihla.people.Identity.Sex;
import org.rihla.people.Persons;

/** Who works on a case, and who is named for its sealed parts. */
class TeamTest extends AtWork {

  private static final String WHY = "She knows the family and goes there on Monday.";

  Family family;
  Actor protection;
  Actor second;
  Actor abroad;
  Actor watching;

  @BeforeEach
  void a_family_registered_in_rabat() throws Exception {
    family = Family.registered(p).handOver();
    protection = p.as(Role.PROTECTION_OFFICER, RABAT);
    second = p.as(Role.PROTECTION_OFFICER, RABAT, "2");
    abroad = p.as(Role.PROTECTION_OFFICER, CONAKRY);
    watching = p.as(Role.DATA_PROTECTION_OFFICER, RABAT);
  }

  private Outcome takesOn(Actor who) { return Programme.on(family.today, who, () -> p.team.takeOn(family.id)); }

  private Outcome gives(Actor by, Actor who) { return Programme.on(family.today, by, () -> p.team.assign(family.id, who.id())); }

  private Outcome hands(Actor by, Actor who) { return Programme.on(family.today, by, () -> p.team.handOn(family.id, who.id())); }

  private Outcome stepsBack(Actor who) { return Programme.on(family.today, who, () -> p.team.stepBack(family.id)); }

  private Outcome takesAway(Actor by, Actor who) { return Programme.on(family.today, by, () -> p.team.release(family.id, who.id())); }

  private Outcome asks(Actor by, Actor who, Compartment sealed) {
    return Programme.on(family.today, by, () -> p.team.askReader(family.id, who.id(), sealed, WHY));
  }

  private Outcome decides(Actor by, boolean yes) {
    return Programme.on(family.today, by,
      () -> p.team.confirmReader(family.id, Sight.wide(() -> p.team.requests(family.id)).getFirst(), yes));
  }

  private Outcome traces(Actor who) {
    return Programme.on(family.today, who, () -> p.children.traceFamily(family.id, family.child(), "FOUND", null));
  }

  private String page(Actor who) throws Exception { return pages.ofCase(family, who).getContentAsString(); }

  @Test
  void who_opens_a_case_works_on_it_and_their_colleagues_see_no_name() throws Exception {
    assertThat(page(p.as(Role.RETURN_COUNSELLOR, RABAT))).contains("Invented").doesNotContain("You see this case without names");
    assertThat(page(p.as(Role.MEDICAL_OFFICER, RABAT))).contains("You see this case without names").doesNotContain("Invented ");
  }

  @Test
  void whoever_sits_there_finds_where_to_write_that_somebody_wants_to_stay() throws Exception {
    done(takesOn(p.as(Role.MEDICAL_OFFICER, RABAT)));
    for (var who : new Actor[]{p.as(Role.OUTREACH_WORKER, RABAT), protection})
      assertThat(page(who)).as(who.login()).contains("/forms/withdrawal\"", "/forms/hold\"", "/forms/member-withdrawal\"");
  }

  @Test
  void a_case_is_taken_on_once_in_each_role_and_twice_is_once() {
    done(takesOn(protection));
    done(takesOn(protection));
    assertThat(family.count("casework.case_worker where role = 'PROTECTION_OFFICER'")).isOne();
    assertThat(takesOn(second)).isEqualTo(Outcome.refused("somebody-works-on-it"));
    assertThat(takesOn(abroad)).as("the other office has somebody of its own").isEqualTo(Outcome.done());
  }

  @Test
  void the_manager_gives_it_and_takes_it_away() {
    var manager = p.as(Role.OFFICE_MANAGER, RABAT);
    done(takesOn(protection));
    done(gives(manager, second));
    assertThat(gives(manager, second)).isEqualTo(Outcome.refused("works-on-it-already"));
    assertThat(gives(manager, p.as(Role.FINANCE_OFFICER, RABAT))).isEqualTo(Outcome.refused("not-somebody-who-can"));
    assertThat(gives(manager, p.as(Role.PROTECTION_OFFICER, Programme.ABIDJAN))).isEqualTo(Outcome.refused("not-somebody-who-can"));
    done(takesAway(manager, protection));
    assertThat(takesAway(manager, protection)).isEqualTo(Outcome.refused("does-not-work-on-it"));
    assertThatThrownBy(() -> traces(protection)).as("what they were named for ends too").isInstanceOf(Forbidden.class);
  }

  @Test
  void who_works_on_it_hands_it_on_and_who_does_not_cannot() {
    done(takesOn(protection));
    assertThatThrownBy(() -> gives(p.as(Role.FINANCE_OFFICER, RABAT), second)).isInstanceOf(Forbidden.class);
    assertThatThrownBy(() -> gives(second, second)).isInstanceOf(Forbidden.class);
    assertThat(hands(second, second)).isEqualTo(Outcome.refused("does-not-work-on-it"));
    done(hands(protection, second));
    assertThatThrownBy(() -> takesAway(second, protection)).as("nobody ends a colleague's work but the manager").isInstanceOf(
      Forbidden.class);
    done(stepsBack(second));
    assertThat(stepsBack(second)).isEqualTo(Outcome.refused("does-not-work-on-it"));
  }

  @Test
  void no_office_gives_or_takes_away_the_work_of_the_other() {
    var here = p.as(Role.OFFICE_MANAGER, RABAT);
    var there = p.as(Role.OFFICE_MANAGER, CONAKRY);
    done(takesOn(protection));
    done(takesOn(abroad));
    assertThat(takesAway(there, protection)).isEqualTo(Outcome.refused("does-not-work-on-it"));
    assertThat(takesAway(here, abroad)).isEqualTo(Outcome.refused("does-not-work-on-it"));
    assertThat(gives(there, second)).isEqualTo(Outcome.refused("not-somebody-who-can"));
    done(traces(protection));
  }

  /** Else a manager alone could move what is sealed to whom they choose. */
  @Test
  void once_somebody_was_named_nobody_after_them_is_by_working_on_it() {
    var manager = p.as(Role.OFFICE_MANAGER, RABAT);
    done(takesOn(protection));
    done(takesAway(manager, protection));
    done(gives(manager, second));
    assertThatThrownBy(() -> traces(second)).isInstanceOf(Forbidden.class);
    done(asks(second, second, Compartment.CHILD));
    done(decides(watching, true));
    done(traces(second));
  }

  @Test
  void whoever_was_asked_for_and_then_works_on_it_first_is_the_first() {
    done(asks(p.as(Role.RETURN_COUNSELLOR, RABAT), protection, Compartment.CHILD));
    done(takesOn(protection));
    done(traces(protection));
    assertThat(Sight.wide(() -> p.team.requests(family.id))).isEmpty();
  }

  @Test
  void an_office_of_origin_does_not_decide_what_it_reads() {
    done(takesOn(protection));
    done(asks(protection, abroad, Compartment.CHILD));
    done(decides(watching, true));
    var colleague = p.as(Role.PROTECTION_OFFICER, CONAKRY, "2");
    done(asks(abroad, colleague, Compartment.CHILD));
    assertThatThrownBy(() -> decides(colleague, true)).isInstanceOf(Forbidden.class);
    done(asks(p.as(Role.RETURN_COUNSELLOR, RABAT), p.as(Role.ORIGIN_CASE_WORKER, CONAKRY), Compartment.CHILD));
    var last = Sight.wide(() -> p.team.requests(family.id)).getLast();
    assertThat(Programme.<Outcome>on(family.today, abroad, () -> p.team.confirmReader(family.id, last, true))).isEqualTo(Outcome.refused(
      "second-person-needed"));
  }

  @Test
  void who_came_and_who_went_stands_in_the_audit_by_their_account() {
    done(takesOn(protection));
    done(hands(protection, second));
    done(stepsBack(second));
    var said = p.db.sql("select fields from privacy.audit_event where about_id = ? order by id").param(family.id.value())
      .query(String.class)
      .list();
    assertThat(said).contains("TAKEN_ON PROTECTION_OFFICER " + protection.id(), "READER_FIRST CHILD " + protection.id(),
      "ASSIGNED PROTECTION_OFFICER " + second.id(), "RELEASED_FROM " + second.id());
  }

  @Test
  void a_colleagues_case_is_not_found_by_a_name_but_by_whoever_has_the_person_before_them() throws Exception {
    family = Family.of(p, Programme.GUINEA, Family.called("Zaly Kpoghomou", Family.adult(Sex.F, "PRINCIPAL"))).handOver();
    var name = nameOfTheMother();
    var doctor = p.as(Role.MEDICAL_OFFICER, RABAT);
    assertThat(pages.found(family, doctor, family.column("number", String.class))).contains(family.id.toString());
    assertThat(pages.found(family, doctor, name)).doesNotContain(family.id.toString());
    assertThat(pages.found(family, doctor, name + " 1990")).as("not that year").doesNotContain(family.id.toString());
    assertThat(pages.found(family, doctor, name + " 1991")).contains(family.id.toString()).doesNotContain("<bdi>" + name + "</bdi>");
    assertThat(pages.found(family, p.as(Role.RETURN_COUNSELLOR, RABAT), name)).contains(family.id.toString());
  }

  private String nameOfTheMother() {
    return Sight.wide(() -> context.getBean(Persons.class).find(family.mother())).orElseThrow().fullName();
  }

  @Test
  void the_first_protection_officer_of_the_host_is_named_and_nobody_after_them() {
    assertThatThrownBy(() -> traces(protection)).isInstanceOf(Forbidden.class);
    done(takesOn(protection));
    done(traces(protection));
    done(hands(protection, second));
    assertThatThrownBy(() -> traces(second)).isInstanceOf(Forbidden.class);
    done(takesOn(abroad));
    assertThatThrownBy(() -> traces(abroad)).isInstanceOf(Forbidden.class);
  }

  @Test
  void everybody_else_is_named_by_two() {
    done(takesOn(protection));
    assertThat(asks(protection, second, Compartment.HEALTH)).as("not their work").isEqualTo(Outcome.refused("not-somebody-who-can"));
    done(asks(protection, second, Compartment.CHILD));
    assertThat(asks(protection, second, Compartment.CHILD)).isEqualTo(Outcome.refused("named-already"));
    assertThatThrownBy(() -> traces(second)).as("only asked").isInstanceOf(Forbidden.class);
    assertThat(decides(protection, true)).as("who asked").isEqualTo(Outcome.refused("second-person-needed"));
    assertThatThrownBy(() -> decides(second, true)).as("not named for anything yet").isInstanceOf(Forbidden.class);
    assertThatThrownBy(() -> decides(p.as(Role.OFFICE_MANAGER, RABAT), true)).isInstanceOf(Forbidden.class);
    done(decides(watching, true));
    done(traces(second));
    done(asks(second, abroad, Compartment.CHILD));
    done(decides(protection, true));
    done(traces(abroad));
    assertThat(family.count("casework.case_history where what = 'READER_NAMED'")).isEqualTo(2);
  }

  @Test
  void named_for_one_part_is_not_named_for_another_and_decides_on_none() {
    done(takesOn(protection));
    done(asks(protection, abroad, Compartment.CHILD));
    done(decides(watching, true));
    done(asks(protection, second, Compartment.TRAFFICKING));
    assertThat(decides(abroad, true)).isEqualTo(Outcome.refused("second-person-needed"));
    done(decides(watching, false));
    assertThat(Sight.wide(() -> p.team.requests(family.id))).isEmpty();
    assertThatThrownBy(() -> Programme.on(family.today, second,
      () -> p.safety.assessSecurityRisk(family.id, family.mother(), "LOW", "None."))).isInstanceOf(Forbidden.class);
  }

  @Test
  void whose_account_is_switched_off_has_nothing_in_hand_any_more() throws Exception {
    done(takesOn(protection));
    done(asks(protection, second, Compartment.CHILD));
    done(decides(watching, true));
    var administrator = p.as(Role.SYSTEM_ADMINISTRATOR, RABAT);
    assertThat(Programme.<Boolean>on(family.today, administrator, () -> p.staff.switchOff(second.id()))).isTrue();
    try {
      assertThatThrownBy(() -> traces(second)).isInstanceOf(Forbidden.class);
      assertThat(family.count("casework.case_history where what = 'RELEASED_FROM'")).isEqualTo(1);
      assertThatThrownBy(() -> Programme.on(family.today, protection, () -> p.staff.switchOff(second.id()))).isInstanceOf(Forbidden.class);
    } finally {
      Programme.<Object>on(family.today, administrator, () -> {
        p.staff.switchOn(second.id());
        return null;
      });
    }
  }

  @Test
  void nobody_names_themselves_even_when_somebody_else_asks() {
    done(takesOn(protection));
    done(asks(protection, second, Compartment.CHILD));
    done(decides(watching, true));
    done(takesOn(abroad));
    done(asks(abroad, abroad, Compartment.CHILD));
    assertThatThrownBy(() -> decides(abroad, true)).isInstanceOf(Forbidden.class);
    assertThat(Programme.<Outcome>on(family.today, watching, () -> p.team.confirmReader(family.id, UUID.randomUUID(), true)))
      .isEqualTo(Outcome.refused("reader-not-asked"));
    done(decides(second, true));
    done(traces(abroad));
  }

  @Test
  void that_somebody_is_named_is_told_to_nobody_outside_the_sealed_work() throws Exception {
    done(takesOn(protection));
    done(asks(protection, abroad, Compartment.TRAFFICKING));
    for (var who : new Actor[]{p.as(Role.RETURN_COUNSELLOR, RABAT), p.as(Role.OFFICE_MANAGER, RABAT),
      p.as(Role.ORIGIN_CASE_WORKER, CONAKRY)})
      assertThat(page(who)).as(who.login()).doesNotContain("Naming for", "Named for", abroad.login(), "Trafficking");
    assertThat(page(protection)).contains("Naming for a sealed part asked", "Trafficking");
    assertThat(page(watching)).contains("Decide on naming somebody");
  }
}
