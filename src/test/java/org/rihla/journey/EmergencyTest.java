package org.rihla.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.rihla.journey.Programme.CONAKRY;
import static org.rihla.journey.Programme.RABAT;
import static org.rihla.journey.Programme.done;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.rihla.access.Actor;
import org.rihla.access.Compartment;
import org.rihla.access.Forbidden;
import org.rihla.access.Proof;
import org.rihla.access.ReadingProof;
import org.rihla.access.Role;
import org.rihla.access.Sight;
import org.rihla.casework.BreakGlass;
import org.rihla.casework.Emergency.Finding;
import org.rihla.casework.Outcome;
import org.rihla.people.Persons;
import org.rihla.privacy.Disclosable;
import org.rihla.values.Calendar;
import org.rihla.web.NotFound;
import org.springframework.dao.DataAccessException;
import org.springframework.mock.web.MockHttpServletResponse;

/** Somebody must see what is closed to them, now: they do, for a few hours, and everybody whom it concerns knows. */
class EmergencyTest extends AtWork {

  private static final String WHY = "He lies in the hospital and nobody answers the telephone.";

  private static int people;

  BreakGlass glass;
  Family family;
  Actor me;
  Actor watching;
  Instant noon;
  String name;

  @BeforeEach
  void a_family_of_a_colleague() throws Exception {
    glass = context.getBean(BreakGlass.class);
    family = Family.registered(p);
    me = newcomer(Role.RETURN_COUNSELLOR, RABAT);
    watching = p.as(Role.DATA_PROTECTION_OFFICER, RABAT);
    noon = family.today.atTime(12, 0).toInstant(ZoneOffset.UTC);
    name = Sight.wide(() -> context.getBean(Persons.class).find(family.mother())).orElseThrow().fullName();
  }

  /** Who opened nothing in any other test. */
  private Actor newcomer(Role role, String office) {
    return p.newcomer("emergency" + ++people, role, office);
  }

  private <T> T at(Instant moment, Actor who, Callable<T> deed) {
    try {
      return Calendar.at(moment, () -> who.doing(deed));
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private Outcome opens(Actor who, Compartment part, Instant moment) {
    return at(moment, who, () -> glass.open(family.id, part, "DANGER_TO_LIFE", WHY));
  }

  private Outcome opens(Actor who, Compartment part) { return opens(who, part, noon); }

  private String page(Actor who, Instant moment) throws Exception {
    return pages.look(who, moment, "/cases/" + family.id).getContentAsString();
  }

  private UUID only() {
    return p.db.sql("select id from casework.emergency where case_id = ? order by opened_at desc limit 1").param(family.id.value()).query(
      UUID.class).single();
  }

  private Outcome reviews(Actor who, Finding finding) {
    return at(noon.plusSeconds(60), who, () -> glass.review(only(), finding, "It was right: somebody lay in the hospital."));
  }

  private static Instant after(Instant moment, Duration time) { return moment.plus(time); }

  private List<String> tasks(Actor who) {
    return p.db.sql("select kind from casework.task where case_id = ? and for_staff = ? and done_at is null").param(family.id.value())
      .param(
        who.id().value())
      .query(String.class).list();
  }

  // ---- what opens, and for how long

  @Test
  void names_are_read_until_the_hour_and_then_no_more() throws Exception {
    assertThat(page(me, noon)).contains("Emergency: I need to see this now").doesNotContain(name);
    done(opens(me, Compartment.IDENTITY));
    assertThat(page(me, noon)).contains(name, "Open in an emergency: Identity", "For reading only", "class=\"watermark\"", me.login());
    assertThat(page(me, after(noon, Duration.ofHours(4).minusSeconds(1)))).contains(name);
    assertThat(page(me, after(noon, Duration.ofHours(4)))).doesNotContain(name).doesNotContain("watermark");
  }

  @Test
  void one_part_is_opened_and_no_other() throws Exception {
    done(at(noon, p.as(Role.RETURN_COUNSELLOR, RABAT), () -> p.conversations.hold(family.id, Family.conversation(family.adults()))));
    done(opens(me, Compartment.NOTES));
    assertThat(page(me, noon)).contains("\"sec-counselling\"").doesNotContain(name).doesNotContain("+21260000").doesNotContain(
      "\"sec-papers\"");
    assertThat(pages.look(me, noon, "/cases/" + family.id + "/people/" + family.mother()).getStatus()).isEqualTo(404);
  }

  @Test
  void how_to_reach_somebody_can_be_opened_without_who_they_are() throws Exception {
    done(opens(me, Compartment.CONTACT));
    assertThat(page(me, noon)).contains("+21260000").doesNotContain(name);
    assertThat(p.db.sql("select count(*) from privacy.audit_event where actor_id = ? and fields = 'case contact'").param(me.id().value())
      .query(Long.class).single()).isOne();
  }

  @Test
  void what_is_sealed_is_opened_for_who_would_have_to_be_named() throws Exception {
    var second = p.as(Role.PROTECTION_OFFICER, RABAT, "2");
    var protects = family.working(p.as(Role.PROTECTION_OFFICER, RABAT));
    done(at(noon, protects, () -> p.children.traceFamily(family.id, family.child(), "FOUND", null)));
    assertThat(page(second, noon)).doesNotContain("\"sec-child\"");
    done(opens(second, Compartment.CHILD));
    assertThat(page(second, noon)).contains("\"sec-child\"");
    assertThatThrownBy(() -> at(noon, second, () -> p.children.traceFamily(family.id, family.child(), "FOUND", null)))
      .as("for reading only")
      .isInstanceOf(Forbidden.class);
    reviews(watching, Finding.JUSTIFIED);
  }

  @Test
  void nothing_can_be_written_where_something_was_opened() throws Exception {
    var before = pages.links(page(me, noon));
    done(opens(me, Compartment.IDENTITY));
    assertThat(pages.links(page(me, noon))).isEqualTo(before);
    for (var form : List.of("contact", "paper", "counselling", "closure", "reader")) {
      var address = "/cases/" + family.id + "/forms/" + form;
      assertThat(pages.look(me, noon, address).getStatus()).as(form).isEqualTo(404);
      assertThat(pages.send(me, noon, address, Map.of("person", family.mother().toString())).getStatus()).as(form).isEqualTo(404);
    }
  }

  @Test
  void it_is_renewed_once_and_not_again_for_a_week() throws Exception {
    done(opens(me, Compartment.IDENTITY));
    done(opens(me, Compartment.IDENTITY, after(noon, Duration.ofHours(5))));
    assertThat(page(me, after(noon, Duration.ofHours(8)))).contains(name);
    assertThat(opens(me, Compartment.IDENTITY, after(noon, Duration.ofHours(10)))).isEqualTo(Outcome.refused("emergency-renewed-already"));
    assertThat(opens(me, Compartment.CONTACT, after(noon, Duration.ofHours(10)))).isEqualTo(Outcome.refused("emergency-another-part"));
    for (int each = 0; each < 2; each++)
      p.db.sql("select id from casework.emergency where case_id = ? and finding is null limit 1").param(family.id.value()).query(UUID.class)
        .optional().ifPresent(id -> done(at(noon, watching, () -> glass.review(id, Finding.JUSTIFIED, WHY))));
    done(opens(me, Compartment.CONTACT, after(noon, Duration.ofDays(8))));
  }

  // ---- who may not

  @ParameterizedTest
  @EnumSource(names = {"OUTREACH_WORKER", "MOVEMENTS_OFFICER", "FINANCE_OFFICER", "ME_OFFICER", "OFFICE_MANAGER", "NATIONAL_AUTHORITY",
    "DONOR", "DATA_PROTECTION_OFFICER", "SYSTEM_ADMINISTRATOR", "PARTNER", "MIGRANT"})
  void who_meets_nobody_opens_nothing(Role role) throws Exception {
    var who = newcomer(role, RABAT);
    assertThatThrownBy(() -> opens(who, Compartment.IDENTITY)).isInstanceOfAny(Forbidden.class, NotFound.class);
    assertThat(sends(who, UUID.randomUUID().toString(), "IDENTITY", WHY).getStatus()).isEqualTo(404);
    assertThat(family.count("casework.emergency where true")).isZero();
  }

  @Test
  void the_doctor_opens_what_is_of_health_and_nothing_else() {
    var doctor = newcomer(Role.MEDICAL_OFFICER, RABAT);
    assertThat(opens(doctor, Compartment.NOTES)).isEqualTo(Outcome.refused("emergency-not-this-part"));
    done(opens(doctor, Compartment.HEALTH));
  }

  @Test
  void another_office_opens_nothing_and_the_office_of_origin_only_what_is_shared_with_it() throws Exception {
    for (var office : List.of(Programme.OUJDA, Programme.ABIDJAN)) {
      var stranger = newcomer(office.equals(Programme.OUJDA) ? Role.RETURN_COUNSELLOR : Role.ORIGIN_CASE_WORKER, office);
      assertThatThrownBy(() -> opens(stranger, Compartment.IDENTITY)).isInstanceOf(NotFound.class);
      assertThat(sends(stranger, UUID.randomUUID().toString(), "IDENTITY", WHY).getStatus()).isEqualTo(404);
    }
    var abroad = newcomer(Role.ORIGIN_CASE_WORKER, CONAKRY);
    family.handOver();
    done(opens(abroad, Compartment.IDENTITY));
    assertThat(page(abroad, noon)).contains(name);
    done(at(noon, p.as(Role.RETURN_COUNSELLOR, RABAT),
      () -> p.consenting.withdraw(family.id, family.mother(), "C_SHARE_ORIGIN", "", "IN_PERSON")));
    assertThat(pages.look(abroad, noon, "/cases/" + family.id).getStatus()).as("open pages included").isEqualTo(404);
    assertThatThrownBy(() -> opens(newcomer(Role.ORIGIN_CASE_WORKER, CONAKRY), Compartment.IDENTITY)).isInstanceOf(NotFound.class);
  }

  @Test
  void what_was_not_handed_over_the_office_of_origin_opens_in_an_emergency_too_but_not_while_it_is_only_offered() throws Exception {
    var telephone = Sight.wide(() -> context.getBean(Persons.class).contact(family.mother())).telephone();
    for (var person : family.everybody)
      done(
        at(noon, p.as(Role.RETURN_COUNSELLOR, RABAT), () -> p.consenting.record(family.id, person, Family.agreed("C_SHARE_ORIGIN",
          Family.MONDAY.minusYears(person.equals(family.child()) ? 9 : 30), Set.of(Disclosable.CASE, Disclosable.GIVEN_NAMES)))));
    var abroad = newcomer(Role.ORIGIN_CASE_WORKER, CONAKRY);
    done(at(noon, p.as(Role.RETURN_COUNSELLOR, RABAT), () -> p.transfers.offer(family.id, "fr")));
    assertThatThrownBy(() -> opens(abroad, Compartment.CONTACT)).isInstanceOf(Forbidden.class);
    done(
      at(noon, p.as(Role.ORIGIN_CASE_WORKER, CONAKRY), () -> p.transfers.accept(family.id, p.as(Role.ORIGIN_CASE_WORKER, CONAKRY).id())));
    assertThat(page(p.as(Role.ORIGIN_CASE_WORKER, CONAKRY), noon)).doesNotContain(telephone, name);
    done(opens(abroad, Compartment.CONTACT));
    assertThat(page(abroad, noon)).contains(telephone).doesNotContain(name);
    assertThat(page(abroad, noon.plus(Duration.ofHours(4)))).doesNotContain(telephone);
  }

  @Test
  void who_reads_it_anyway_opens_nothing() {
    assertThat(opens(p.as(Role.RETURN_COUNSELLOR, RABAT), Compartment.IDENTITY)).isEqualTo(Outcome.refused("emergency-not-this-part"));
  }

  @Test
  void of_somebody_who_withdrew_alone_the_office_of_origin_is_told_nothing_in_an_emergency_either() throws Exception {
    done(family.as(Role.RETURN_COUNSELLOR, () -> p.declarations.withdrawAlone(family.id, new org.rihla.counselling.Declarations.Leaver(
      family.everybody.get(1), "PHONE", null, null))));
    var gone = Sight.wide(() -> context.getBean(Persons.class).find(family.everybody.get(1))).orElseThrow().fullName();
    var abroad = newcomer(Role.ORIGIN_CASE_WORKER, CONAKRY);
    family.handOver();
    done(opens(abroad, Compartment.IDENTITY));
    assertThat(page(abroad, noon)).contains(name).doesNotContain(gone);
    assertThat(pages.look(abroad, noon, "/cases/" + family.id + "/people/" + family.everybody.get(1)).getStatus()).isEqualTo(404);
    done(opens(me, Compartment.IDENTITY));
    assertThat(page(me, noon)).contains(gone);
  }

  // ---- the form

  private MockHttpServletResponse sends(Actor who, String key, String part, String why) {
    return pages.send(who, noon, "/cases/" + family.id + "/forms/emergency", Map.of("_key", key, "part", part, "emergencyReason",
      "DANGER_TO_LIFE", "whyNow", why));
  }

  @Test
  void sent_twice_it_is_opened_once() throws Exception {
    var key = UUID.randomUUID().toString();
    for (int sent = 0; sent < 2; sent++)
      assertThat(sends(me, key, "IDENTITY", WHY).getRedirectedUrl()).isEqualTo("/cases/" + family.id);
    assertThat(family.count("casework.emergency where true")).isOne();
    assertThat(page(me, noon)).contains(name);
  }

  @Test
  void what_is_not_of_the_form_opens_nothing() throws Exception {
    for (var part : List.of("CASE", "MONEY", "AUDIT", "SETTINGS", "IDENTITY,NOTES", "", "x".repeat(5000)))
      assertThat(sends(me, UUID.randomUUID().toString(), part, WHY).getStatus()).as(part).isEqualTo(422);
    assertThat(sends(me, UUID.randomUUID().toString(), "NOTES", "…….......... help!!!!!!!!!").getStatus()).isEqualTo(422);
    assertThat(sends(me, UUID.randomUUID().toString(), "NOTES", "").getStatus()).isEqualTo(422);
    assertThat(family.count("casework.emergency where true")).isZero();
    assertThat(page(me, noon)).doesNotContain("Open in an emergency");
  }

  @Test
  void it_is_asked_of_somebody_who_proved_that_it_is_them() {
    assertThatThrownBy(() -> at(noon, me, () -> Proof.given(false, () -> glass.open(family.id, Compartment.NOTES, "DANGER_TO_LIFE", WHY))))
      .isInstanceOf(Proof.Needed.class);
    done(at(noon, me, () -> Proof.given(true, () -> glass.open(family.id, Compartment.NOTES, "DANGER_TO_LIFE", WHY))));
  }

  @Test
  void a_case_that_is_found_by_its_number_only_has_the_way_in_on_its_page() throws Exception {
    assertThat(pages.found(family, me, name)).doesNotContain(family.id.toString());
    assertThat(pages.found(family, me, family.column("number", String.class))).contains(family.id.toString());
    assertThat(pages.look(me, noon, "/cases/" + family.id + "/forms/emergency").getContentAsString()).contains("Danger to life",
      "Identity: names").doesNotContain(name);
  }

  @Test
  void a_closed_case_can_be_opened_too_and_the_review_of_it_stays() throws Exception {
    done(opens(me, Compartment.IDENTITY));
    done(family.as(Role.RETURN_COUNSELLOR, () -> p.declarations.withdraw(family.id, family.mother(), "PHONE")));
    assertThat(family.column("stage", String.class)).isEqualTo("CLOSED");
    assertThat(family.count("casework.task where kind = 'REVIEW_EMERGENCY' and done_at is null")).isOne();
    assertThat(page(me, noon)).contains(name);
    var colleague = newcomer(Role.RETURN_COUNSELLOR, RABAT);
    done(opens(colleague, Compartment.IDENTITY));
    assertThat(page(colleague, noon)).contains(name);
    assertThat(reviews(watching, Finding.TRAINING)).isEqualTo(Outcome.done());
  }

  // ---- what is sealed is read by somebody who proved it lately

  @Test
  void sealed_parts_close_until_somebody_proves_that_it_is_them_and_the_rest_of_the_page_does_not() throws Exception {
    var protects = family.working(p.as(Role.PROTECTION_OFFICER, RABAT));
    done(at(noon, protects, () -> p.children.traceFamily(family.id, family.child(), "FOUND", null)));
    assertThat(page(protects, noon)).contains("\"sec-child\"").doesNotContain("wait for a proof");
    assertThat(ReadingProof.given(true, () -> page(protects, noon))).contains("\"sec-child\"").doesNotContain("wait for a proof");
    assertThat(ReadingProof.given(false, () -> page(protects, noon))).contains(name, "wait for a proof", "/proof\"").doesNotContain(
      "\"sec-child\"");
    assertThat(ReadingProof.given(false, () -> page(p.as(Role.RETURN_COUNSELLOR, RABAT), noon))).as("who may read nothing sealed").contains(
      name).doesNotContain("wait for a proof");
    var address = "/cases/" + family.id + "/proof";
    var asked = Proof.given(false, () -> pages.send(protects, noon, address, Map.of()));
    assertThat(asked.getStatus()).isEqualTo(403);
    assertThat(asked.getContentAsString()).contains("Is it still you?", address);
    assertThat(Proof.given(true, () -> pages.send(protects, noon, address, Map.of())).getRedirectedUrl()).isEqualTo("/cases/" + family.id);
    assertThat(Proof.given(false, () -> pages.send(newcomer(Role.RETURN_COUNSELLOR, Programme.OUJDA), noon, address, Map.of())).getStatus())
      .as("nothing is asked about a case that is not theirs").isEqualTo(404);
  }

  // ---- who knows

  @Test
  void those_who_work_on_it_and_the_data_protection_officer_know_at_once() throws Exception {
    var counsellor = p.as(Role.RETURN_COUNSELLOR, RABAT);
    var protects = p.as(Role.PROTECTION_OFFICER, RABAT);
    done(opens(me, Compartment.IDENTITY));
    assertThat(tasks(counsellor)).containsExactly("KNOW_OF_EMERGENCY");
    assertThat(tasks(me)).isEmpty();
    assertThat(tasks(protects)).as("nothing sealed was opened").isEmpty();
    assertThat(pages.look(watching, noon, "/").getContentAsString()).contains("Look at an opening in an emergency");
    assertThat(pages.look(counsellor, noon, "/").getContentAsString()).contains("somebody opened a part of this file in an emergency");
    assertThat(page(counsellor, noon)).contains("Opened in an emergency", me.login(), "Danger to life").doesNotContain(WHY);
  }

  @Test
  void of_what_is_sealed_the_protection_officers_of_the_same_side_know_too() throws Exception {
    var abroad = p.as(Role.PROTECTION_OFFICER, CONAKRY);
    done(opens(me, Compartment.TRAFFICKING));
    for (var who : List.of(p.as(Role.PROTECTION_OFFICER, RABAT), p.as(Role.PROTECTION_OFFICER, RABAT, "2")))
      assertThat(tasks(who)).as(who.login()).containsExactly("KNOW_OF_EMERGENCY");
    assertThat(tasks(abroad)).isEmpty();
    assertThat(tasks(p.as(Role.PROTECTION_OFFICER, Programme.OUJDA))).isEmpty();
    assertThat(page(p.as(Role.RETURN_COUNSELLOR, RABAT), noon)).as("of what is sealed no counsellor learns by this").contains(
      "a sealed part").doesNotContain("Trafficking");
  }

  @Test
  void the_person_can_be_shown_it_and_not_while_that_is_dangerous() throws Exception {
    done(opens(me, Compartment.IDENTITY));
    page(me, noon);
    var counsellor = p.as(Role.RETURN_COUNSELLOR, RABAT);
    var seen = "/cases/" + family.id + "/seen";
    assertThat(pages.look(counsellor, noon, seen).getContentAsString()).contains("in an emergency");
    done(at(noon, watching, () -> glass.withhold(only(), true)));
    assertThat(pages.look(counsellor, noon, seen).getContentAsString()).doesNotContain("in an emergency");
    done(at(noon, watching, () -> glass.withhold(only(), false)));
    assertThat(pages.look(counsellor, noon, seen).getContentAsString()).contains("in an emergency");
  }

  @Test
  void why_is_encrypted_and_in_no_audit() {
    done(opens(me, Compartment.IDENTITY));
    var stored = p.db.sql("select words from casework.emergency where id = ?").param(only()).query(byte[].class).single();
    assertThat(new String(stored, StandardCharsets.ISO_8859_1)).doesNotContain("hospital");
    assertThat(p.db.sql("select count(*) from privacy.audit_event where fields like '%hospital%'").query(Long.class).single()).isZero();
    assertThat(p.db.sql("select fields from privacy.audit_event where actor_id = ? and act = 'OPEN_IN_EMERGENCY'").param(me.id().value())
      .query(String.class).single()).isEqualTo("EMERGENCY_OPENED IDENTITY DANGER_TO_LIFE");
  }

  // ---- the review

  @Test
  void the_data_protection_officer_reads_why_and_says_what_they_think_once() throws Exception {
    done(opens(me, Compartment.IDENTITY));
    var address = "/emergencies/" + only();
    assertThat(pages.look(watching, noon, "/emergencies").getContentAsString()).contains(me.login(), "still open", address).doesNotContain(
      WHY);
    assertThat(pages.look(watching, noon, address).getContentAsString()).contains(WHY, "Danger to life", me.login()).doesNotContain(name);
    assertThat(
      p.db.sql("select count(*) from privacy.audit_event where actor_id = ? and about_id = ? and fields like 'sealed %emergency.words'")
        .param(watching.id().value()).param(family.id.value()).query(Long.class).single())
      .isOne();
    assertThat(pages.send(watching, noon, address, Map.of("finding", "JUSTIFIED", "reviewInWords", "ok")).getStatus()).isEqualTo(422);
    assertThat(pages.send(watching, noon, address, Map.of("finding", "FINE", "reviewInWords", WHY)).getStatus()).isEqualTo(422);
    assertThat(pages.send(watching, noon, address, Map.of("finding", "JUSTIFIED", "reviewInWords", WHY)).getRedirectedUrl()).isEqualTo(
      "/emergencies");
    assertThat(pages.send(watching, noon, address, Map.of("finding", "TRAINING", "reviewInWords", WHY)).getStatus()).isEqualTo(422);
    assertThat(family.count("casework.task where kind in ('REVIEW_EMERGENCY', 'KNOW_OF_EMERGENCY') and done_at is null")).isZero();
    assertThat(page(me, noon)).as("justified: it goes on until the hour").contains(name);
  }

  @Test
  void what_is_found_not_to_be_justified_ends_at_once() throws Exception {
    done(opens(me, Compartment.IDENTITY));
    done(reviews(watching, Finding.NOT_JUSTIFIED));
    assertThat(page(me, noon)).doesNotContain(name);
    assertThat(opens(me, Compartment.IDENTITY)).isEqualTo(Outcome.refused("emergency-was-none"));
  }

  @Test
  void nobody_looks_at_their_own_whatever_they_have_become() throws Exception {
    done(opens(me, Compartment.IDENTITY));
    var promoted = new Actor(me.id(), me.login(), Role.DATA_PROTECTION_OFFICER, me.office());
    assertThat(reviews(promoted, Finding.JUSTIFIED)).isEqualTo(Outcome.refused("second-person-needed"));
    assertThat(at(noon, promoted, () -> glass.withhold(only(), true))).isEqualTo(Outcome.refused("second-person-needed"));
    assertThat(pages.look(promoted, noon, "/emergencies/" + only()).getContentAsString()).contains("It was you who opened this file");
    assertThat(pages.send(promoted, noon, "/emergencies/" + only(), Map.of("finding", "JUSTIFIED", "reviewInWords", WHY)).getStatus())
      .isEqualTo(422);
    assertThatThrownBy(() -> p.db.sql("""
      update casework.emergency set finding = 'JUSTIFIED', review = words, reviewed_by = staff_id, reviewed_at = now() where id = ?""")
      .param(
        only())
      .update()).as("the database refuses too").isInstanceOf(DataAccessException.class);
  }

  @ParameterizedTest
  @EnumSource(names = "DATA_PROTECTION_OFFICER", mode = EnumSource.Mode.EXCLUDE)
  void nobody_else_looks_at_emergencies(Role role) throws Exception {
    done(opens(me, Compartment.IDENTITY));
    var who = newcomer(role, RABAT);
    for (var address : List.of("/emergencies", "/emergencies/" + only()))
      assertThat(pages.look(who, noon, address).getStatus()).as(address).isEqualTo(404);
    assertThat(pages.send(who, noon, "/emergencies/" + only(), Map.of("finding", "JUSTIFIED", "reviewInWords", WHY)).getStatus()).isEqualTo(
      404);
    assertThat(pages.send(who, noon, "/emergencies/" + only() + "/told", Map.of("withheld", "YES")).getStatus()).isEqualTo(404);
    assertThatThrownBy(() -> reviews(who, Finding.JUSTIFIED)).isInstanceOf(Forbidden.class);
  }

  @Test
  void one_that_does_not_exist_is_not_found() throws Exception {
    for (var id : List.of(UUID.randomUUID().toString(), "nothing", "%00"))
      assertThat(pages.look(watching, noon, "/emergencies/" + id).getStatus()).as(id).isEqualTo(404);
    assertThatThrownBy(() -> at(noon, watching, () -> glass.review(UUID.randomUUID(), Finding.JUSTIFIED, WHY)))
      .isInstanceOf(NotFound.class);
  }

  @Test
  void who_is_not_looked_at_opens_no_more_until_somebody_does() throws Exception {
    done(opens(me, Compartment.IDENTITY));
    var first = only();
    family = Family.registered(p);
    assertThat(opens(me, Compartment.IDENTITY, after(noon, Duration.ofDays(8)))).isEqualTo(Outcome.refused("emergency-suspended"));
    done(at(after(noon, Duration.ofDays(8)), watching, () -> glass.review(first, Finding.JUSTIFIED, WHY)));
    done(opens(me, Compartment.IDENTITY, after(noon, Duration.ofDays(8))));
  }

  @Test
  void after_three_in_a_month_somebody_must_have_looked_at_them() throws Exception {
    for (int each = 0; each < 3; each++) {
      done(opens(me, Compartment.IDENTITY, after(noon, Duration.ofMinutes(each))));
      family = Family.registered(p);
    }
    assertThat(opens(me, Compartment.IDENTITY, after(noon, Duration.ofHours(1)))).isEqualTo(Outcome.refused("emergency-suspended"));
    var refused = sends(me, UUID.randomUUID().toString(), "IDENTITY", WHY);
    assertThat(refused.getStatus()).isEqualTo(422);
    assertThat(refused.getContentAsString()).contains("You can open no more files in an emergency");
  }
}
