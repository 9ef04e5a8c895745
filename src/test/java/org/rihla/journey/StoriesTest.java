package org.rihla.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rihla.journey.Family.MONDAY;
import static org.rihla.journey.Programme.CONAKRY;
import static org.rihla.journey.Programme.RABAT;
import static org.rihla.journey.Programme.done;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.rihla.access.Compartment;
import org.rihla.access.Role;
import org.rihla.casework.Eligibility.NotEligible;
import org.rihla.casework.Outcome;
import org.rihla.casework.Registration.Newcomer;
import org.rihla.counselling.Conversations.Conversation;
import org.rihla.counselling.Declarations.Leaver;
import org.rihla.health.Examinations.Examination;
import org.rihla.people.Contact;
import org.rihla.people.Identity;
import org.rihla.people.Identity.Precision;
import org.rihla.people.Identity.Sex;
import org.rihla.protection.Screening.Answer;
import org.rihla.protection.Screening.Screened;
import org.rihla.values.PersonId;

/** What was written is read by exactly those who may, and that they read it is written down. */
class StoriesTest extends AtWork {

  private static final String TO_TELL = "Your flat in Rabat and your work let you pay the journey yourselves.";

  /** Of those who can open the page of the case at all, those on whose page the words stand. */
  private TreeSet<String> readers(Family family, String words) throws Exception {
    var readers = new TreeSet<String>();
    for (var role : List.of(Role.RETURN_COUNSELLOR, Role.PROTECTION_OFFICER, Role.MEDICAL_OFFICER, Role.MOVEMENTS_OFFICER,
      Role.FINANCE_OFFICER, Role.ME_OFFICER, Role.OFFICE_MANAGER))
      if (pages.ofCase(family, RABAT, role).getContentAsString().contains(words)) readers.add("host " + role);
    for (var role : List.of(Role.ORIGIN_CASE_WORKER, Role.PROTECTION_OFFICER, Role.FINANCE_OFFICER, Role.ME_OFFICER, Role.OFFICE_MANAGER))
      if (pages.ofCase(family, CONAKRY, role).getContentAsString().contains(words)) readers.add("origin " + role);
    return readers;
  }

  private long viewed(Family family, PersonId whose, String column) {
    return p.db.sql("""
      select count(*) from privacy.audit_event
      where about_id = ? and person_id = ? and act = 'READ_CASE' and outcome = 'DONE' and ' ' || fields || ' ' like ?""")
      .params(family.id.value(), whose.value(), "% " + column + " %").query(Long.class).single();
  }

  private void writtenOf(Family family, PersonId whose, String column, String words, String... readers) throws Exception {
    var before = viewed(family, whose, column);
    assertThat(readers(family, words)).as(column).containsExactlyInAnyOrder(readers);
    assertThat(viewed(family, whose, column)).as("who read %s", column).isEqualTo(before + readers.length);
  }

  @Test
  void what_a_child_says_and_who_signed_for_it_is_read_by_those_who_counsel() throws Exception {
    var family = Family.registered(p).counsel().screen().declare();
    var column = "counselling.statement.childs_view";
    writtenOf(family, family.child(), column, "I want to see my grandmother.", "host RETURN_COUNSELLOR", "host PROTECTION_OFFICER",
      "origin ORIGIN_CASE_WORKER", "origin PROTECTION_OFFICER");
    writtenOf(family, family.child(), "counselling.statement.guardian", "Her mother", "host RETURN_COUNSELLOR", "host PROTECTION_OFFICER",
      "origin ORIGIN_CASE_WORKER", "origin PROTECTION_OFFICER");
    assertThat(viewed(family, family.mother(), column)).as("she said nothing as a child").isZero();
    assertThat(pages.found(family, RABAT, Role.RETURN_COUNSELLOR, family.column("number", String.class)).getContentAsString())
      .contains(family.id.toString()).doesNotContain("grandmother");
  }

  @Test
  void what_was_said_in_a_screening_and_when_a_hold_was_lifted_is_read_by_who_may_lift_it() throws Exception {
    var family = Family.registered(p);
    done(family.as(Role.RETURN_COUNSELLOR, () -> p.screening.screen(family.id,
      new Screened(family.mother(), Answer.YES, Answer.NO, Answer.NO, Answer.NO, List.of(), "Two men wait at the port."))));
    writtenOf(family, family.mother(), "protection.finding.story", "Two men wait at the port.", "host PROTECTION_OFFICER",
      "host RETURN_COUNSELLOR");
    done(family.as(Role.PROTECTION_OFFICER, () -> p.holds.release(family.id, "She knows them: her brothers.")));
    writtenOf(family, family.mother(), "protection.hold.story", "She knows them: her brothers.", "host PROTECTION_OFFICER");
    assertThat(pages.ofCase(family, RABAT, Role.OFFICE_MANAGER).getContentAsString()).contains("Screening")
      .doesNotContain("What was said", "drawn sealed");
  }

  /** Who screens must see what came of it; what somebody else was told is for those who lift holds. */
  @Test
  void the_answer_of_a_screening_is_read_by_those_who_work_on_the_case_and_its_words_by_who_wrote_them() throws Exception {
    var family = Family.registered(p);
    done(family.as(Role.PROTECTION_OFFICER, () -> p.screening.screen(family.id,
      new Screened(family.mother(), Answer.YES, Answer.NO, Answer.NO, Answer.NO, List.of(), "Two men wait at the port."))));
    assertThat(pages.ofCase(family, RABAT, Role.RETURN_COUNSELLOR).getContentAsString()).contains("red flag")
      .doesNotContain("Two men wait");
    assertThat(pages.ofCase(family, p.as(Role.OUTREACH_WORKER, RABAT)).getContentAsString()).doesNotContain("red flag");
    done(Programme.on(family.today, p.as(Role.PROTECTION_OFFICER, RABAT, "2"),
      () -> p.holds.release(family.id, "She knows them: her brothers.")));
    done(family.as(Role.PROTECTION_OFFICER,
      () -> p.safety.resolveProtection(family.id, family.mother(), "INDEPENDENT_ADVICE_SIGNED", "Her lawyer was here.")));
    family.applied();
    assertThat(pages.ofCase(family, CONAKRY, Role.ORIGIN_CASE_WORKER).getContentAsString()).contains("Screening").doesNotContain("red flag",
      "neither fear", "Two men wait");
  }

  @Test
  void who_does_not_work_on_a_case_is_not_told_what_somebody_went_through() throws Exception {
    var family = Family.registered(p);
    var mother = family.mother();
    done(family.as(Role.RETURN_COUNSELLOR, () -> p.screening.screen(family.id,
      new Screened(mother, Answer.YES, Answer.NO, Answer.NO, Answer.NO, List.of(), "Two men wait at the port."))));
    done(family.as(Role.PROTECTION_OFFICER, () -> p.support.decide(family.id, mother, "REINFORCED",
      List.of("VOT", "UASC", "HEALTH", "PROTECTION"))));
    done(family.as(Role.PROTECTION_OFFICER,
      () -> p.safety.resolveProtection(family.id, mother, "INDEPENDENT_ADVICE_SIGNED", "Her lawyer was here.")));
    done(family.as(Role.PROTECTION_OFFICER, () -> p.holds.release(family.id, "She knows them: her brothers.")));
    var passing = pages.ofCase(family, p.as(Role.PROTECTION_OFFICER, RABAT, "2")).getContentAsString();
    assertThat(passing).contains("Reinforced support", "Protection needs").doesNotContain("Victims of trafficking",
      "Unaccompanied and separated", "Health needs", "Two men wait", "red flag", "Independent advice received", "Her lawyer",
      "International protection answered", "her brothers");
    var working = pages.ofCase(family, RABAT, Role.PROTECTION_OFFICER).getContentAsString();
    assertThat(working).contains("Victims of trafficking", "Unaccompanied and separated", "Two men wait", "red flag",
      "Independent advice received", "Her lawyer", "her brothers").doesNotContain("Health needs");
    assertThat(viewed(family, mother, "protection.finding.story")).as("by the one who works on it").isOne();
  }

  /** Today's row of this case, as the protection officer at home reads it. */
  private String waits(Family family) throws Exception {
    var number = family.column("number", String.class);
    return Arrays.stream(pages.window(family, CONAKRY, Role.PROTECTION_OFFICER, "/").html().split("<tr>"))
      .filter(row -> row.contains(number))
      .map(row -> row.replaceAll("<[^>]*>", " ")).reduce("", String::concat);
  }

  @Test
  void a_task_tells_what_somebody_went_through_only_to_who_is_named_for_it() throws Exception {
    var family = Family.registered(p);
    done(family.as(Role.PROTECTION_OFFICER,
      () -> p.safety.assessSecurityRisk(family.id, family.mother(), "LOW", "She will live with her sister inland.")));
    done(family.as(Role.PROTECTION_OFFICER, () -> p.children.traceFamily(family.id, family.child(), "FOUND", null)));
    family.handOver();
    assertThat(waits(family)).contains("Sealed work waits").doesNotContain("security risk", "the family");
    family.named(p.as(Role.PROTECTION_OFFICER, CONAKRY), Compartment.TRAFFICKING);
    assertThat(waits(family)).contains("Sealed work waits", "Sign the security risk assessment").doesNotContain("the family");
    family.named(p.as(Role.PROTECTION_OFFICER, CONAKRY), Compartment.CHILD);
    assertThat(waits(family)).contains("Visit and assess the family").doesNotContain("Sealed work waits");
  }

  @Test
  void who_is_ill_is_not_told_by_what_must_be_arranged_for_them() throws Exception {
    var family = Family.registered(p).approved();
    done(family.as(Role.MEDICAL_OFFICER, () -> p.examinations.examine(family.id, new Examination(family.mother(), "FIT_TO_TRAVEL", "FIT",
      List.of(), family.today.plusDays(60), true, null))));
    var working = new String[]{"host RETURN_COUNSELLOR", "host PROTECTION_OFFICER", "host MEDICAL_OFFICER", "host MOVEMENTS_OFFICER",
      "origin ORIGIN_CASE_WORKER", "origin PROTECTION_OFFICER"};
    assertThat(readers(family, "s-EMBARKATION_CHECK_PASSED")).containsExactlyInAnyOrder(working);
    assertThat(readers(family, "s-RECEIVING_FACILITY_NAMED")).as("the manager, who may override it, too").contains(working)
      .contains("host OFFICE_MANAGER").hasSize(working.length + 1);
    done(family.as(Role.MEDICAL_OFFICER, () -> p.examinations.nameReceivingFacility(family.id, family.mother(), "Clinic of Kindia", 30)));
    assertThat(readers(family, "Receiving facility named")).containsExactlyInAnyOrder(working);
  }

  @Test
  void without_names_people_are_told_apart_by_their_role_and_age() throws Exception {
    var family = Family.registered(p).applied();
    var form = pages.form(family, Role.OFFICE_MANAGER, "member-withdrawal").text();
    assertThat(form).contains("I.B. · Child · 9", "I.B. · Spouse · 34", "I.B. · Principal applicant · 34").doesNotContain("Bah",
      "Invented");
    assertThat(pages.form(family, Role.RETURN_COUNSELLOR, "member-withdrawal").text()).doesNotContain("· Child · 9");
  }

  @Test
  void why_somebody_is_to_be_named_and_what_was_corrected_is_read_in_the_open() throws Exception {
    var family = Family.registered(p).handOver();
    family.working(p.as(Role.PROTECTION_OFFICER, RABAT));
    done(family.as(Role.PROTECTION_OFFICER, () -> p.team.askReader(family.id, p.as(Role.PROTECTION_OFFICER, CONAKRY).id(),
      Compartment.CHILD, "She knows the grandmother of the child.")));
    var asked = viewed(family, family.mother(), "casework.sealed_reader.reason");
    assertThat(pages.form(family, Role.DATA_PROTECTION_OFFICER, "reader-confirmation").text()).contains("She knows the grandmother");
    assertThat(viewed(family, family.mother(), "casework.sealed_reader.reason")).isGreaterThan(asked);

    var address = "/cases/" + family.id + "/people/" + family.mother();
    pages.window(family, RABAT, Role.PROTECTION_OFFICER, address);
    assertThat(viewed(family, family.mother(), "people.correction.reason")).as("nothing was corrected").isZero();
    done(family.as(Role.RETURN_COUNSELLOR, () -> {
      var who = context.getBean(org.rihla.people.Persons.class).find(family.mother()).orElseThrow();
      return p.correcting.correct(family.id, family.mother(),
        new org.rihla.casework.Correcting.Recorded(new Identity("Sow", who.givenNames(),
          null, who.sex(), who.birthDate(), who.birthPrecision(), who.nationality(), who.maritalStatus(), who.language()), "PRINCIPAL",
          "IRREGULAR_ENTRY"),
        "Seen in her passport.");
    }));
    assertThat(pages.window(family, RABAT, Role.PROTECTION_OFFICER, address).text()).contains("Seen in her passport.");
    for (var column : List.of("people.correction.before", "people.correction.reason"))
      assertThat(viewed(family, family.mother(), column)).as(column).isOne();
  }

  /** Her successor's key does not open it, and is not asked to. */
  @Test
  void what_was_written_of_a_principal_who_left_can_still_be_read() throws Exception {
    var family = Family.registered(p).applied();
    done(family.as(Role.RETURN_COUNSELLOR, () -> p.holds.place(family.id, "PROTECTION_REVIEW")));
    done(family.as(Role.PROTECTION_OFFICER, () -> p.holds.release(family.id, "Spoken with alone, she is sure of it.")));
    done(family.as(Role.RETURN_COUNSELLOR,
      () -> p.declarations.withdrawAlone(family.id, new Leaver(family.mother(), "PHONE", null, family.everybody.get(1)))));
    writtenOf(family, family.mother(), "protection.hold.story", "Spoken with alone, she is sure of it.", "host PROTECTION_OFFICER");
  }

  @Test
  void the_file_of_a_child_is_read_by_protection_in_both_offices() throws Exception {
    var family = Family.registered(p);
    var child = family.child();
    done(
      family.as(Role.PROTECTION_OFFICER, () -> p.children.traceFamily(family.id, child, "FOUND", "An aunt in Kindia answers the phone.")));
    family.named(p.as(Role.PROTECTION_OFFICER, CONAKRY), Compartment.CHILD);
    done(
      family.atHome(Role.PROTECTION_OFFICER, () -> p.children.assessFamily(family.id, child, "POSITIVE", "A room of her own, a school.")));
    done(family.as(Role.PROTECTION_OFFICER, () -> p.children.nameReceivingAdult(family.id, child, "Hawa Invented", "aunt", "INV-77")));
    var second = family.named(p.as(Role.PROTECTION_OFFICER, RABAT, "2"), Compartment.CHILD);
    var managers = List.of(p.as(Role.OFFICE_MANAGER, RABAT).id(), p.as(Role.OFFICE_MANAGER, RABAT, "2").id());
    done(Programme.on(family.today, second,
      () -> p.bestInterests.open(family.id, child, "RETURN", "Her aunt is who she asks for.", managers)));
    done(family.as(Role.OFFICE_MANAGER, () -> p.bestInterests.answer(family.id, child, false, "Nobody asked the mother about it.")));
    var both = new String[]{"host PROTECTION_OFFICER", "origin PROTECTION_OFFICER"};
    for (var words : List.of("An aunt in Kindia answers the phone.", "A room of her own, a school.", "Hawa Invented"))
      writtenOf(family, child, "protection.finding.story", words, both);
    writtenOf(family, child, "protection.determination.reasons", "Her aunt is who she asks for.", both);
    writtenOf(family, child, "protection.panel_member.reason", "Nobody asked the mother about it.", both);
  }

  @Test
  void the_risk_for_a_victim_of_trafficking_is_read_where_it_is_signed() throws Exception {
    var family = Family.registered(p);
    done(family.as(Role.PROTECTION_OFFICER,
      () -> p.safety.assessSecurityRisk(family.id, family.mother(), "LOW", "She will live with her sister inland.")));
    family.named(p.as(Role.PROTECTION_OFFICER, CONAKRY), Compartment.TRAFFICKING);
    writtenOf(family, family.mother(), "protection.finding.story", "She will live with her sister inland.", "host PROTECTION_OFFICER",
      "origin PROTECTION_OFFICER");
  }

  @Test
  void what_a_doctor_wrote_is_read_by_doctors() throws Exception {
    var family = Family.registered(p).approved();
    done(family.as(Role.MEDICAL_OFFICER, () -> p.examinations.examine(family.id, new Examination(family.mother(), "FIT_TO_TRAVEL", "FIT",
      List.of(), family.today.plusDays(60), true, "Insulin twice a day."))));
    done(family.as(Role.MEDICAL_OFFICER, () -> p.examinations.nameReceivingFacility(family.id, family.mother(), "Clinic of Kindia", 30)));
    writtenOf(family, family.mother(), "health.examination.story", "Insulin twice a day.", "host MEDICAL_OFFICER");
    writtenOf(family, family.mother(), "health.continuity.facility", "Clinic of Kindia", "host MEDICAL_OFFICER");
  }

  @Test
  void where_somebody_lives_is_read_by_those_who_may_reach_them() throws Exception {
    var family = Family.registered(p).approved();
    done(family.as(Role.RETURN_COUNSELLOR, () -> p.particulars.changeContact(family.id, family.mother(),
      new Contact("+212600000000", false, "Behind the blue mosque", "Kindia", "Her uncle Ousmane"))));
    for (var words : List.of("Behind the blue mosque", "Kindia", "Her uncle Ousmane"))
      assertThat(readers(family, words)).as(words).containsExactlyInAnyOrder("host RETURN_COUNSELLOR", "host PROTECTION_OFFICER",
        "host MEDICAL_OFFICER", "host MOVEMENTS_OFFICER", "host FINANCE_OFFICER", "origin ORIGIN_CASE_WORKER", "origin PROTECTION_OFFICER",
        "origin FINANCE_OFFICER");
  }

  @Test
  void what_is_planned_at_home_and_what_was_answered_is_read_by_those_who_follow_them() throws Exception {
    var family = Family.registered(p).reintegrating();
    done(family.atHome(Role.ME_OFFICER, () -> p.surveys.take(family.id, family.mother(), "BASELINE", "VISIT", JourneyTest.answers())));
    assertThat(readers(family, "A stall.")).contains("origin ORIGIN_CASE_WORKER", "origin FINANCE_OFFICER", "host RETURN_COUNSELLOR")
      .doesNotContain("origin ME_OFFICER", "origin OFFICE_MANAGER", "host MEDICAL_OFFICER");
    assertThat(pages.ofCase(family, CONAKRY, Role.ME_OFFICER).getContentAsString())
      .containsPattern("</svg>\\s*Answers</b>");
    assertThat(readers(family, "Answers</b>")).doesNotContain("host FINANCE_OFFICER", "host MEDICAL_OFFICER", "host MOVEMENTS_OFFICER");
  }

  @Test
  void who_is_not_eligible_hears_why_and_what_they_can_do() throws Exception {
    var family = Family.registered(p).applied();
    assertThat(family.as(Role.OFFICE_MANAGER,
      () -> p.eligibility.refuse(family.id, new NotEligible("OWN_MEANS", "ok", List.of()))))
      .isEqualTo(Outcome.refused("reason-too-short", "next-steps-needed"));
    assertThat(family.count("casework.ineligibility where true")).isZero();
    assertThat(pages.send(family, Role.OFFICE_MANAGER, "eligibility", Map.of("eligible", "NO")).getContentAsString())
      .contains("A refusal needs a reason");
    assertThat(pages.send(family, Role.OFFICE_MANAGER, "eligibility", Map.of("eligible", "YES", "reason", "OWN_MEANS")).getStatus())
      .isEqualTo(422);
    assertThat(family.count("casework.evidence where fact = 'ELIGIBILITY'")).isZero();
    done(family.as(Role.OFFICE_MANAGER,
      () -> p.eligibility.refuse(family.id, new NotEligible("OWN_MEANS", TO_TELL, List.of("COMPLAINT", "OTHER_SERVICES")))));
    writtenOf(family, family.mother(), "casework.ineligibility.words", "let you pay the journey", "host RETURN_COUNSELLOR",
      "host PROTECTION_OFFICER", "host OFFICE_MANAGER", "origin ORIGIN_CASE_WORKER", "origin PROTECTION_OFFICER");
    assertThat(readers(family, "Return possible without help")).doesNotContain("host FINANCE_OFFICER", "origin OFFICE_MANAGER");
    assertThat(readers(family, "File a confidential complaint")).contains("host FINANCE_OFFICER", "origin OFFICE_MANAGER");
    assertThat(family.count("casework.task where kind = 'TELL_NOT_ELIGIBLE' and for_role = 'RETURN_COUNSELLOR' and done_at is null"))
      .isOne();
    family.counsel();
    assertThat(family.count("casework.task where kind = 'TELL_NOT_ELIGIBLE' and done_at is null")).as("told").isZero();
  }

  /** Who is closed as a fraud without a word is accused by a list. */
  @Test
  void why_a_case_was_closed_for_fraud_is_written_and_read_by_those_who_close_and_those_who_counsel() throws Exception {
    var family = Family.registered(p).approved();
    assertThat(pages.asked(family, Role.RETURN_COUNSELLOR, "closure").getContentAsString()).contains("Needed for:", "Fraud");
    var refused = pages.send(family, Role.RETURN_COUNSELLOR, "closure", Map.of("closureReason", "FRAUD"));
    assertThat(refused.getStatus()).isEqualTo(422);
    assertThat(refused.getContentAsString()).contains("For this reason, write why").doesNotContain("Reasons possible now");
    done(
      family.as(Role.RETURN_COUNSELLOR, () -> p.moves.close(family.id, "FRAUD", "The consulate says that this passport is of another.")));
    assertThat(pages.ofCase(family, RABAT, Role.RETURN_COUNSELLOR).getContentAsString()).contains("passport is of another");
    assertThat(readers(family, "passport is of another")).contains("host RETURN_COUNSELLOR").doesNotContain("host FINANCE_OFFICER",
      "host MOVEMENTS_OFFICER", "origin ME_OFFICER");
  }

  @Test
  void a_conversation_says_who_was_there_and_for_whom_it_does_not_count_and_why() throws Exception {
    var family = Family.of(p, Programme.GUINEA, Family.adult(Sex.F, "PRINCIPAL"));
    done(family.as(Role.RETURN_COUNSELLOR, () -> p.conversations.hold(family.id,
      new Conversation(family.everybody, "PRE_DECISION", "PHONE", "wo", null, List.of("AVRR_TERMS"), false, "THINKING"))));
    assertThat(pages.ofCase(family, RABAT, Role.RETURN_COUNSELLOR).getContentAsString()).contains("no interpreter", "Present:",
      "✗ Does not count", "not every topic that is needed", "not the person’s own", "not said back");
    done(family.as(Role.RETURN_COUNSELLOR, () -> p.conversations.hold(family.id,
      new Conversation(family.everybody, "PRE_DECISION", "PHONE", "wo", "PHONE", Family.TOPICS, true, "PROCEED"))));
    assertThat(pages.ofCase(family, RABAT, Role.RETURN_COUNSELLOR).getContentAsString()).contains("interpreter: By phone", "✓ Counts");
    assertThat(family.count("casework.evidence where fact = 'INFORMED' and finding = 'YES'")).isOne();
  }

  @Test
  void what_was_done_for_a_child_who_left_ends_the_task_and_is_read_by_protection() throws Exception {
    var family = Family.registered(p).applied();
    var child = family.child();
    done(family.as(Role.RETURN_COUNSELLOR, () -> p.declarations.withdrawAlone(family.id,
      new Leaver(child, "PHONE", new org.rihla.counselling.Declarations.Guardian("Her mother", "mother"), null))));
    assertThat(family.as(Role.PROTECTION_OFFICER, () -> p.children.lookedAfter(family.id, child, "PARENT_OR_GUARDIAN", "ok")))
      .isEqualTo(Outcome.refused("reason-too-short"));
    var sent = pages.send(family, Role.PROTECTION_OFFICER, "child-looked-after", Map.of("person", child.toString(), "referredTo",
      "PARENT_OR_GUARDIAN", "whatWasDone", "She stays with her father's sister in Salé, visited today."));
    assertThat(sent.getStatus()).isEqualTo(302);
    assertThat(family.count("casework.task where kind = 'LOOK_AFTER_CHILD' and done_at is null")).isZero();
    writtenOf(family, child, "protection.finding.story", "visited today", "host PROTECTION_OFFICER");
    assertThat(family.as(Role.PROTECTION_OFFICER,
      () -> p.children.lookedAfter(family.id, child, "NOBODY", "Twice the same is not done twice."))).isEqualTo(Outcome.refused(
        "nobody-to-look-after"));
  }

  @Test
  void a_lost_document_is_a_task_at_once() {
    var family = Family.oneAdult(p, Programme.GUINEA);
    done(family.as(Role.RETURN_COUNSELLOR, () -> p.particulars.recordPaper(family.id, family.mother(),
      new org.rihla.people.Papers.Paper("PASSPORT", "INV1", family.to, null, MONDAY.plusYears(2), "LOST"))));
    assertThat(family.count("casework.task where kind = 'RENEW_DOCUMENT' and done_at is null")).isOne();
  }

  /** The name was mended meanwhile, so that nobody is alike any more. */
  @Test
  void a_contradiction_is_named_also_where_nobody_is_alike_and_rubbish_points_at_nobody() throws Exception {
    var family = Family.registered(p);
    var old = Family.adult(Sex.F, "PRINCIPAL").identity();
    var who = new Identity("Wxyzopoulou", "Quetzalina", null, old.sex(), old.birthDate(), old.birthPrecision(), old.nationality(),
      old.maritalStatus(), old.language());
    var refused = pages.register(family, who, Map.of("duplicate", "DIFFERENT_PERSON", "samePerson", family.mother().toString()));
    assertThat(refused.getStatus()).isEqualTo(422);
    assertThat(refused.getContentAsString()).contains("contradict each other");
    assertThat(pages.register(family, who, Map.of("duplicate", "SAME_PERSON", "samePerson", "-".repeat(36))).getStatus()).isEqualTo(302);
  }

  @Test
  void a_different_person_who_is_pointed_at_as_the_same_is_refused_with_a_sentence() throws Exception {
    var any = Family.adult(Sex.F, "PRINCIPAL");
    var who = new Identity("Camara", "Fatoumata Invented", null, Sex.F, any.identity().birthDate(), Precision.DAY, Programme.GUINEA,
      "MARRIED", "fr");
    var family = Family.of(p, Programme.GUINEA,
      new Newcomer(who, any.contact(), any.role(), any.legalStatus(), any.consents(), any.duplicates()));
    var refused = pages.register(family, who,
      Map.of("duplicate", "DIFFERENT_PERSON", "samePerson", family.mother().toString()));
    assertThat(refused.getStatus()).isEqualTo(422);
    assertThat(refused.getContentAsString()).contains("contradict each other", "name=\"samePerson\"");
  }
}
