package org.rihla.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.rihla.journey.Programme.CONAKRY;
import static org.rihla.journey.Programme.RABAT;
import static org.rihla.journey.Programme.done;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.rihla.access.Act;
import org.rihla.access.Actor;
import org.rihla.access.Compartment;
import org.rihla.access.Forbidden;
import org.rihla.access.Proof;
import org.rihla.access.Role;
import org.rihla.access.Sight;
import org.rihla.assistance.Handed;
import org.rihla.assistance.Handing;
import org.rihla.assistance.Partners;
import org.rihla.casework.BreakGlass;
import org.rihla.casework.Emergency;
import org.rihla.casework.Outcome;
import org.rihla.health.Examinations.Examination;
import org.rihla.ledger.Sealer;
import org.rihla.oversight.Erasing;
import org.rihla.people.IdentityIndex;
import org.rihla.people.Persons;
import org.rihla.privacy.AuditReading;
import org.rihla.privacy.Consents.Consent;
import org.rihla.privacy.Consents.Terms;
import org.rihla.privacy.Forgotten;
import org.rihla.privacy.Seals;
import org.rihla.privacy.Unreadable;
import org.rihla.protection.Screening;
import org.rihla.protection.Screening.Answer;
import org.rihla.protection.Screening.Screened;
import org.rihla.statistics.Statements;
import org.rihla.values.Language;
import org.rihla.values.OfficeCode;
import org.rihla.values.OpenedForCounting;
import org.rihla.values.PersonId;
import org.rihla.values.StaffId;
import org.rihla.web.NotFound;

/** Somebody asks to be forgotten: two people, and then nothing of them can be read, while everything that was done still counts. */
class ErasureTest extends AtWork {

  private static final String WHY = "She wrote to us and wants nothing kept.";

  Family family;
  Erasing erasing;

  @BeforeEach
  void a_family_that_stays() throws Exception {
    erasing = context.getBean(Erasing.class);
    family = Family.registered(p).counsel();
    done(family.as(Role.RETURN_COUNSELLOR, () -> p.screening.screen(family.id,
      new Screened(family.mother(), Answer.NO, Answer.NO, Answer.NO, Answer.NO, List.of(), "Two men wait at the port."))));
    family.declare();
    done(family.as(Role.MEDICAL_OFFICER, () -> p.examinations.examine(family.id,
      new Examination(family.mother(), "SPECIALIST", "FIT", List.of(), family.today.plusDays(60), true, "She has asthma."))));
    family.papers();
  }

  private Family over() {
    done(family.as(Role.RETURN_COUNSELLOR, () -> p.declarations.withdraw(family.id, family.mother(), "PHONE")));
    return family;
  }

  private Outcome ask(PersonId person) {
    return family.as(Role.RETURN_COUNSELLOR, () -> erasing.ask(family.id, person, "CONSENT_WITHDRAWN", WHY));
  }

  private UUID request() {
    return p.db.sql("select id from privacy.erasure where case_id = ? and decided_by is null").param(family.id.value()).query(UUID.class)
      .single();
  }

  private Outcome confirmed(Actor by) {
    var request = request();
    return Programme.on(family.today, by, () -> erasing.confirm(family.id, request, true));
  }

  private Actor officer() { return p.as(Role.DATA_PROTECTION_OFFICER, RABAT); }

  private void erased(PersonId person) {
    done(ask(person));
    done(confirmed(officer()));
  }

  private List<String> keys(PersonId person) {
    return p.db.sql("select compartment from privacy.person_key where person_id = ?").param(person.value()).query(String.class).list();
  }

  // ---- what stands against it

  @Test
  void while_the_case_goes_on_nobody_is_forgotten_and_it_is_said_what_to_do_first() throws Exception {
    assertThat(ask(family.mother())).isEqualTo(Outcome.refused("erasure-case-open"));
    p.db.sql("""
      insert into funding.payment (id, case_id, person_id, amount_cents, currency, status, requested_by, requested_at)
      values (?, ?, ?, 100, 'MAD', 'APPROVED', ?, now())""").params(UUID.randomUUID(), family.id.value(), family.mother().value(),
      officer().id().value()).update();
    done(Programme.on(family.today, officer(),
      () -> erasing.hold(family.id, family.mother(), "LEGAL_CLAIM", "A court has asked for the whole file.")));
    assertThat(ask(family.mother())).isEqualTo(Outcome.refused("erasure-held", "erasure-case-open", "erasure-unpaid"));
    var page = pages.send(family, Role.RETURN_COUNSELLOR, "erasure", Map.of("person", family.mother().toString(), "erasureGround",
      "CONSENT_WITHDRAWN", "reasonsInWords", WHY));
    assertThat(page.getStatus()).isEqualTo(422);
    assertThat(page.getContentAsString()).contains("Close it first", "Pay or cancel it first", "lift that first");
    assertThat(keys(family.mother())).isNotEmpty();
  }

  @Test
  void what_is_still_to_be_done_for_somebody_comes_first_also_when_they_left_the_group() {
    over();
    p.db.sql("insert into casework.task (id, case_id, office, for_role, kind, due_on, about_id) values (?, ?, 'RBA', 'RETURN_COUNSELLOR', "
      + "'LOOK_AFTER_CHILD', current_date, ?)").params(UUID.randomUUID(), family.id.value(), family.child().value()).update();
    assertThat(ask(family.child())).isEqualTo(Outcome.refused("erasure-task-open"));
  }

  @Test
  void what_stands_against_it_in_an_office_that_nobody_here_sees_stands_against_it_all_the_same() throws Exception {
    over();
    var elsewhere = Family.oneAdult(p, Programme.GUINEA);
    p.db.sql("update casework.return_case set office = 'OUJ', office_parent = null where id = ?").param(elsewhere.id.value()).update();
    p.db.sql("insert into casework.task (id, case_id, office, for_role, kind, due_on, about_id) values (?, ?, 'OUJ', 'RETURN_COUNSELLOR', "
      + "'LOOK_AFTER_CHILD', current_date, ?)").params(UUID.randomUUID(), elsewhere.id.value(), family.mother().value()).update();
    p.db.sql("""
      insert into funding.payment (id, case_id, person_id, amount_cents, currency, status, requested_by, requested_at)
      values (?, ?, ?, 100, 'MAD', 'APPROVED', ?, now())""").params(UUID.randomUUID(), elsewhere.id.value(), family.mother().value(),
      officer().id().value()).update();
    assertThat(pages.status(family, RABAT, Role.RETURN_COUNSELLOR, "/cases/" + elsewhere.id)).isEqualTo(404);
    assertThat(ask(family.mother())).isEqualTo(Outcome.refused("erasure-task-open", "erasure-unpaid"));
  }

  @Test
  void of_a_group_whose_principal_is_forgotten_somebody_can_still_be_kept_away() throws Exception {
    over();
    erased(family.mother());
    var conflicts = context.getBean(org.rihla.casework.Conflicts.class);
    var knows = p.staff.add("erasure-conflict", Role.OFFICE_MANAGER, new OfficeCode(RABAT), "four plain words here");
    var known = p.staff.add("erasure-known", Role.OFFICE_MANAGER, new OfficeCode(RABAT), "four plain words here");
    done(Programme.on(family.today, p.as(Role.OFFICE_MANAGER, RABAT),
      () -> conflicts.set(family.id, known.id(), "She was married to the brother until last year.")));
    done(Programme.on(family.today, knows, () -> conflicts.declare(family.id)));
    assertThat(family.count("casework.conflict where lifted_at is null")).isEqualTo(2);
  }

  @Test
  void a_file_that_was_opened_in_an_emergency_is_reviewed_first() throws Exception {
    var stranger = p.staff.add("erasure-emergency", Role.RETURN_COUNSELLOR, new OfficeCode(RABAT), "four plain words here");
    var glass = context.getBean(BreakGlass.class);
    done(Programme.on(family.today, stranger, () -> glass.open(family.id, Compartment.IDENTITY, "DANGER_TO_LIFE",
      "She lies in the hospital, Two men wait at the door.")));
    over();
    assertThat(ask(family.mother())).isEqualTo(Outcome.refused("erasure-emergency-open"));
    var opened = p.db.sql("select id from casework.emergency where case_id = ?").param(family.id.value()).query(UUID.class).single();
    done(Programme.on(family.today, officer(), () -> glass.review(opened, Emergency.Finding.JUSTIFIED, "It was right: she lay there.")));
    for (var person : family.everybody) erased(person);
    for (var path : List.of("/emergencies", "/emergencies/" + opened, "/cases/" + family.id)) {
      assertThat(pages.status(family, RABAT, Role.DATA_PROTECTION_OFFICER, path)).as(path).isEqualTo(200);
      assertThat(pages.window(family, RABAT, Role.DATA_PROTECTION_OFFICER, path).html()).doesNotContain("Two men", "she lay there");
    }
  }

  @Test
  void what_was_handed_to_an_organisation_outside_is_not_there_any_more() throws Exception {
    var shelter = new OfficeCode("QZZ");
    context.getBean(Partners.class).found(shelter, "Invented shelter", new OfficeCode(RABAT));
    done(family.as(Role.RETURN_COUNSELLOR, () -> context.getBean(Handing.class).handBeforeDeparture(family.id, new Handing.What(
      family.mother(), shelter, "HOUSING", Set.of(Handed.Shown.NAME, Handed.Shown.WORDS), "Needs a room for two.",
      family.today.plusDays(10),
      new Consent("C_SHARE_NGO", "CONSENT", true, "SIGNATURE", "fr", false, Terms.USUAL.to("QZZ"))))));
    var handed = p.db.sql("select id from assistance.handed where case_id = ?").param(family.id.value()).query(UUID.class).single();
    var worker = new Actor(StaffId.next(), "partner", Role.PARTNER, shelter);
    var noon = family.today.atTime(12, 0).toInstant(ZoneOffset.UTC);
    assertThat(pages.look(worker, noon, "/referrals/" + handed).getContentAsString()).contains("Needs a room for two");
    over();
    erased(family.mother());
    assertThat(pages.look(worker, noon, "/referrals/" + handed).getStatus()).isEqualTo(404);
    assertThat(pages.look(worker, noon, "/").getStatus()).isEqualTo(200);
    for (var to : List.of("/answer", "/delivered"))
      assertThat(
        pages.send(worker, noon, "/referrals/" + handed + to, Map.of("accepted", "YES", "service", "ACCOM", "quantity", "1", "unit",
          "NIGHT")).getStatus())
        .as(to).isIn(404, 409, 410, 422);
    assertThat(pages.ofCase(family, RABAT, Role.RETURN_COUNSELLOR).getContentAsString()).doesNotContain("Needs a room");
  }

  @Test
  void a_word_is_no_reason_and_once_asked_is_asked() {
    over();
    assertThat(family.as(Role.RETURN_COUNSELLOR, () -> erasing.ask(family.id, family.mother(), "OBJECTION", "please")))
      .isEqualTo(Outcome.refused("reason-too-short"));
    done(ask(family.mother()));
    assertThat(ask(family.mother())).isEqualTo(Outcome.refused("erasure-asked-already"));
  }

  @Test
  void what_must_be_kept_is_kept_until_somebody_else_lifts_it() {
    over();
    done(ask(family.mother()));
    done(Programme.on(family.today, officer(),
      () -> erasing.hold(family.id, family.mother(), "INVESTIGATION", "The police look for the two men.")));
    assertThat(confirmed(officer())).isEqualTo(Outcome.refused("erasure-held"));
    var hold = p.db.sql("select id from privacy.retention_hold where case_id = ?").param(family.id.value()).query(UUID.class).single();
    assertThat(Programme.on(family.today, officer(), () -> erasing.lift(family.id, hold)))
      .isEqualTo(Outcome.refused("second-person-needed"));
    done(family.as(Role.OFFICE_MANAGER, () -> erasing.lift(family.id, hold)));
    assertThat(family.as(Role.OFFICE_MANAGER, () -> erasing.lift(family.id, hold))).isEqualTo(Outcome.refused("retention-not-held"));
    done(confirmed(officer()));
  }

  // ---- two people

  @Test
  void who_asked_does_not_confirm_whatever_they_work_as_by_now() {
    over();
    done(Programme.on(family.today, officer(), () -> erasing.ask(family.id, family.mother(), "UNLAWFUL", WHY)));
    assertThat(confirmed(officer())).isEqualTo(Outcome.refused("second-person-needed"));
    var promoted = new Actor(officer().id(), officer().login(), Role.OFFICE_MANAGER, officer().office());
    assertThat(confirmed(promoted)).as("another role, the same account").isEqualTo(Outcome.refused("second-person-needed"));
    assertThatThrownBy(() -> p.db.sql("update privacy.erasure set decided_by = asked_by, decided_at = now() where id = ?").param(request())
      .update()).hasMessageContaining("check constraint");
    assertThat(keys(family.mother())).isNotEmpty();
    done(confirmed(p.as(Role.OFFICE_MANAGER, RABAT)));
  }

  @Test
  void who_has_not_the_right_neither_asks_nor_confirms_and_both_are_proven_first() {
    over();
    for (var role : List.of(Role.FINANCE_OFFICER, Role.ME_OFFICER, Role.SYSTEM_ADMINISTRATOR, Role.PROTECTION_OFFICER))
      assertThatThrownBy(() -> Programme.on(family.today, p.as(role, RABAT), () -> erasing.ask(family.id, family.mother(), "OBJECTION",
        WHY))).as("%s", role).isInstanceOfAny(Forbidden.class, NotFound.class);
    done(ask(family.mother()));
    assertThatThrownBy(() -> confirmed(p.as(Role.RETURN_COUNSELLOR, RABAT))).isInstanceOf(Forbidden.class);
    assertThat(List.of(Act.ASK_ERASURE, Act.CONFIRM_ERASURE, Act.LIFT_RETENTION_HOLD)).allMatch(Act::isDangerous);
    assertThatThrownBy(() -> Proof.given(false, () -> confirmed(officer()))).isInstanceOf(Proof.Needed.class);
    assertThat(keys(family.mother())).isNotEmpty();
  }

  @Test
  void a_no_leaves_everything_as_it_was() {
    over();
    done(ask(family.mother()));
    var asked = request();
    done(Programme.on(family.today, officer(), () -> erasing.confirm(family.id, asked, false)));
    assertThat(Programme.on(family.today, officer(), () -> erasing.confirm(family.id, asked, true))).isEqualTo(Outcome.refused(
      "erasure-not-asked"));
    assertThat(keys(family.mother())).isNotEmpty();
  }

  // ---- and then

  @Test
  void all_keys_are_gone_and_nothing_of_them_is_found_or_read_again() {
    over();
    var mother = family.mother();
    var name = Sight.wide(() -> context.getBean(Persons.class).find(mother)).orElseThrow();
    var telephone = Sight.wide(() -> context.getBean(Persons.class).contact(mother)).telephone();
    var index = context.getBean(IdentityIndex.class);
    assertThat(index.search(name.fullName())).extracting(IdentityIndex.Hit::person).contains(mother);
    assertThat(keys(mother)).contains("GENERAL", "TRAFFICKING", "HEALTH");
    erased(mother);
    assertThat(keys(mother)).isEmpty();
    assertThat(index.search(name.fullName())).extracting(IdentityIndex.Hit::person).doesNotContain(mother);
    assertThat(index.search(String.valueOf(telephone))).extracting(IdentityIndex.Hit::person).doesNotContain(mother);
    assertThat(index.candidates(name)).extracting(IdentityIndex.Hit::person).doesNotContain(mother);
    assertThat(Sight.wide(() -> context.getBean(Persons.class).find(mother))).isEmpty();
    assertThatThrownBy(() -> context.getBean(Seals.class).toClose(mother, Compartment.CHILD)).isInstanceOf(Forgotten.class);
    assertThat(ask(mother)).isEqualTo(Outcome.refused("erased-already"));
    assertThat(keys(family.child())).as("the others").isNotEmpty();
  }

  private static final List<String> PLACES = List.of("", "/seen", "/erasures", "/forms/contact", "/forms/erasure", "/forms/correction",
    "/forms/legal-basis", "/forms/close", "/forms/withdrawal", "/forms/retention-hold", "/forms/erasure-confirmation");

  private List<String> looked(Role role, String office) throws Exception {
    var seen = new ArrayList<String>();
    var paths = new ArrayList<>(PLACES.stream().map(place -> "/cases/" + family.id + place).toList());
    family.everybody.forEach(person -> {
      paths.add("/cases/" + family.id + "/people/" + person);
      paths.add("/cases/" + family.id + "/people/" + person + "/correction");
    });
    paths.addAll(List.of("/", "/cases", "/cases?stage=CLOSED", "/audit", "/statement", "/cases/export?stage=CLOSED", "/extracts",
      "/emergencies", "/cases/new"));
    for (var path : paths) {
      assertThat(pages.status(family, office, role, path)).as("%s %s", role, path).isIn(200, 302, 404);
      if (pages.status(family, office, role, path) == 200) seen.add(pages.window(family, office, role, path).html());
    }
    return seen;
  }

  @Test
  void no_page_fails_and_none_tells_a_name() throws Exception {
    over();
    var names = new ArrayList<String>();
    for (var person : family.everybody) names.add(Sight.wide(() -> context.getBean(Persons.class).find(person)).orElseThrow().givenNames());
    for (var person : family.everybody) erased(person);
    for (var role : List.of(Role.OUTREACH_WORKER, Role.RETURN_COUNSELLOR, Role.PROTECTION_OFFICER, Role.MEDICAL_OFFICER,
      Role.MOVEMENTS_OFFICER, Role.FINANCE_OFFICER, Role.ME_OFFICER, Role.OFFICE_MANAGER, Role.DATA_PROTECTION_OFFICER,
      Role.SYSTEM_ADMINISTRATOR)) {
      var all = String.join("\n", looked(role, RABAT));
      names.forEach(name -> assertThat(all).as("%s", role).doesNotContain(name + " "));
      assertThat(all).as("%s", role).doesNotContain("Two men wait", "She has asthma", "grandmother", "INV" + family.mother());
    }
    looked(Role.ORIGIN_CASE_WORKER, CONAKRY);
    assertThat(pages.ofCase(family, RABAT, Role.RETURN_COUNSELLOR).getContentAsString()).contains("Erased", "Certificate of erasure");
    var number = family.column("number", String.class);
    assertThat(pages.found(family, RABAT, Role.RETURN_COUNSELLOR, number).getContentAsString()).contains(number, "Erased");
    assertThat(pages.found(family, RABAT, Role.RETURN_COUNSELLOR, names.getFirst()).getContentAsString()).doesNotContain(number);
  }

  @Test
  void what_is_sent_about_somebody_who_is_gone_is_refused_and_never_a_failure() throws Exception {
    over();
    erased(family.mother());
    for (var form : List.of("contact", "legal-basis", "erasure", "retention-hold")) {
      var answer = pages.send(family, Role.RETURN_COUNSELLOR, form, Map.of("person", family.mother().toString(), "telephone",
        "+212600001234", "erasureGround", "OBJECTION", "reasonsInWords", WHY));
      assertThat(answer.getStatus()).as(form).isIn(404, 409, 410, 422);
    }
  }

  @Test
  void case_history_and_figures_go_on_counting() throws Exception {
    over();
    var before = counts();
    var counted = statement();
    erased(family.mother());
    assertThat(counts()).isEqualTo(before);
    assertThat(statement()).isEqualTo(counted).contains("vulnerability.by_group");
  }

  /** Never in the open instead: a key that does not open stops the whole deed. */
  @Test
  void what_cannot_be_closed_is_not_written_at_all() {
    var child = family.child();
    family.working(p.as(Role.PROTECTION_OFFICER, RABAT));
    var right = new TreeMap<String, byte[]>();
    p.db.sql("select compartment, wrapped from privacy.person_key where person_id = ?").param(child.value()).query(row -> {
      right.put(row.getString(1), row.getBytes(2));
    });
    p.db.sql("update privacy.person_key set wrapped = ? where person_id = ?").params(new byte[65], child.value()).update();
    var before = counts();
    assertThatThrownBy(() -> family.as(Role.PROTECTION_OFFICER, () -> p.children.traceFamily(family.id, child, "FOUND",
      "An aunt in Kindia answers the telephone."))).isInstanceOf(Unreadable.class).message().doesNotContain("Kindia");
    assertThat(counts()).isEqualTo(before);
    assertThat(p.db.sql("select count(*) from casework.case_history where case_id = ? and what = 'FAMILY_TRACED'").param(family.id.value())
      .query(Long.class).single()).isZero();
    right.forEach((drawer, wrapped) -> p.db.sql("update privacy.person_key set wrapped = ? where person_id = ? and compartment = ?").params(
      wrapped, child.value(), drawer).update()); // others look at lists
  }

  /** Which vulnerability it is can be counted, by group, before and after; in the tables it stands nowhere. */
  @Test
  void what_somebody_went_through_is_counted_and_stands_nowhere_in_the_open() {
    done(family.as(Role.RETURN_COUNSELLOR, () -> p.screening.identify(family.id, family.mother(),
      new Screening.Vulnerability("VOT_P", "SUSPECTED", "SELF"))));
    done(family.as(Role.PROTECTION_OFFICER, () -> p.support.decide(family.id, family.mother(), "REINFORCED", List.of("VOT", "HEALTH"))));
    var counting = context.getBean(OpenedForCounting.class);
    var row = p.db.sql("select id from protection.vulnerability where person_id = ?").param(family.mother().value()).query(UUID.class)
      .single();
    assertThat(counting.reportGroups()).containsEntry(row, "VOT");
    for (var table : List.of("vulnerability", "support_decision"))
      assertThat(
        p.db.sql("select string_agg(t::text, ' ') from protection." + table + " t where person_id = ?").param(family.mother().value())
          .query(String.class).single())
        .as(table).isNotBlank().doesNotContain("VOT", "HEALTH", "564f54");
    over();
    erased(family.mother());
    assertThat(counting.reportGroups()).containsEntry(row, "VOT");
  }

  private String statement() throws Exception {
    var out = new ByteArrayOutputStream();
    officer().doing(() -> {
      context.getBean(Statements.class).write(family.today.getYear(), Language.EN, Statements.Format.JSON, out);
      return null;
    });
    return out.toString(StandardCharsets.UTF_8);
  }

  private Map<String, Long> counts() {
    var counts = new TreeMap<String, Long>();
    for (var table : List.of("casework.case_member", "casework.evidence", "counselling.statement", "protection.finding",
      "health.examination", "people.person", "people.paper"))
      counts.put(table, p.db.sql("select count(*) from " + table).query(Long.class).single());
    return counts;
  }

  @Test
  void the_audit_still_verifies_and_the_certificate_says_where_it_stands() throws Exception {
    over();
    erased(family.mother());
    var waiting = pages.window(family, RABAT, Role.DATA_PROTECTION_OFFICER, "/cases/" + family.id + "/erasures").text();
    assertThat(waiting).contains("Certificate of erasure", "Not sealed yet", "Consent withdrawn", "return-counsellor.rba",
      "data-protection-officer.rba", "3 keys destroyed");
    context.getBean(Sealer.class).seal();
    var position = p.db.sql("""
      select e.sequence + 1 from ledger.entry e join privacy.audit_event a on a.id = e.event_id
      where a.act = 'CONFIRM_ERASURE' and a.about_id = ? and a.fields like 'ERASED %'""").param(family.id.value()).query(Long.class)
      .single();
    assertThat(pages.window(family, RABAT, Role.OFFICE_MANAGER, "/cases/" + family.id + "/erasures").text().replace(",", ""))
      .contains("Entry " + position);
    assertThat(pages.status(family, RABAT, Role.FINANCE_OFFICER, "/cases/" + family.id + "/erasures")).isEqualTo(404);
    var wrong = context.getBean(AuditReading.class).find(new AuditReading.Question(Instant.EPOCH, Instant.parse(
      "2100-01-01T00:00:00Z"), null, family.id.value(), null, null, null)).stream().filter(entry -> !Arrays.equals(entry.leaf(),
        p.db.sql("select leaf from privacy.audit_event where id = ?").param(entry.id()).query(byte[].class).single()))
      .toList();
    assertThat(wrong).isEmpty();
  }
}
