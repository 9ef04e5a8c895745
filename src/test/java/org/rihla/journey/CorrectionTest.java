package org.rihla.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rihla.casework.Safeguard.DECLARATION_IN_FORCE;
import static org.rihla.casework.Safeguard.DUPLICATE_QUESTION_ANSWERED;
import static org.rihla.casework.Safeguard.GUARDIAN_AND_CHILD_HEARD;
import static org.rihla.casework.Safeguard.LEGAL_BASIS_RECORDED;
import static org.rihla.casework.Safeguard.VULNERABILITY_SCREENED;
import static org.rihla.journey.Family.FLIGHT;
import static org.rihla.journey.Family.MONDAY;
import static org.rihla.journey.Programme.RABAT;
import static org.rihla.journey.Programme.done;
import static org.rihla.journey.Programme.made;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.rihla.access.Compartment;
import org.rihla.access.Role;
import org.rihla.casework.Correcting.Recorded;
import org.rihla.casework.Move;
import org.rihla.casework.Outcome;
import org.rihla.casework.Registration.DuplicateAnswer;
import org.rihla.casework.Reopening;
import org.rihla.counselling.Declarations.ChildsView;
import org.rihla.counselling.Declarations.Declaration;
import org.rihla.people.Corrections;
import org.rihla.people.Identity;
import org.rihla.people.Identity.Precision;
import org.rihla.people.Identity.Sex;
import org.rihla.people.IdentityIndex;
import org.rihla.people.Persons;
import org.rihla.privacy.Assent;
import org.rihla.privacy.Consents.Consent;
import org.rihla.privacy.Consents.Terms;
import org.rihla.values.Country;
import org.rihla.values.PersonId;
import org.springframework.beans.factory.annotation.Autowired;

/** A mistyped name, a wrong day of birth: put right, with the old word kept, and what was built on it asked again. */
class CorrectionTest extends AtWork {

  private static final String WHY = "Seen in her passport.";

  @Autowired
  Persons persons;
  @Autowired
  Corrections corrections;
  @Autowired
  IdentityIndex index;
  @Autowired
  Reopening reopening;

  private Identity who(Family family, PersonId person) {
    return family.as(Role.RETURN_COUNSELLOR, () -> persons.find(person).orElseThrow());
  }

  private Identity called(Identity who, String given, String family, String nationality) {
    return new Identity(family, given, who.nameInScript(), who.sex(), who.birthDate(), who.birthPrecision(), new Country(nationality),
      who.maritalStatus(), who.language());
  }

  private static Identity born(Identity who, LocalDate day) {
    return new Identity(who.familyName(), who.givenNames(), who.nameInScript(), who.sex(), day, Precision.DAY, who.nationality(),
      who.maritalStatus(), who.language());
  }

  private Outcome correct(Family family, PersonId person, Identity now, String why) {
    return family.as(Role.RETURN_COUNSELLOR, () -> p.correcting.correct(family.id, person, new Recorded(now, p.db.sql(
      "select case_role from casework.case_member where case_id = ? and person_id = ?").params(family.id.value(), person.value()).query(
        String.class)
      .single(), "IRREGULAR_ENTRY"), why));
  }

  private long open(Family family, Role role, String kind) {
    return p.db.sql("select count(*) from casework.task where case_id = ? and for_role = ? and kind = ? and done_at is null")
      .params(family.id.value(), role.name(), kind).query(Long.class).single();
  }

  // ---- the words themselves

  @Test
  void the_old_word_is_kept_closed_and_the_audit_names_fields_only() {
    var family = Family.registered(p);
    var mother = family.mother();
    var before = who(family, mother);
    done(correct(family, mother, called(before, "Fatoumata", "Diallo", "GIN"), WHY));
    assertThat(who(family, mother).fullName()).isEqualTo("Fatoumata Diallo");
    var kept = family.as(Role.RETURN_COUNSELLOR, () -> corrections.of(mother));
    assertThat(kept).singleElement().satisfies(correction -> {
      assertThat(correction.before()).containsOnly(Map.entry("givenNames", before.givenNames()), Map.entry("familyName", "Bah"));
      assertThat(correction.reason()).isEqualTo(WHY);
      assertThat(correction.role()).isEqualTo("RETURN_COUNSELLOR");
    });
    assertThat(p.db.sql("select fields from privacy.audit_event where about_id = ? and act = 'CORRECT_IDENTITY'").param(family.id.value())
      .query(String.class).list()).containsExactly("IDENTITY_CORRECTED givenNames familyName");
    assertThat(p.db.sql("select position('Bah'::bytea in before) > 0 from people.correction where person_id = ?")
      .param(mother.value()).query(Boolean.class).single()).isFalse();
    assertThat(correct(family, mother, who(family, mother), WHY)).isEqualTo(Outcome.refused("nothing-to-correct"));
    assertThat(correct(family, mother, before, " ")).isEqualTo(Outcome.refused("reason-needed"));
  }

  @Test
  void the_index_finds_people_as_they_are_called_now_and_where_they_belong_now() {
    var family = Family.registered(p);
    var mother = family.mother();
    var before = called(who(family, mother), "Zubeyda", "Qwarshi", "GIN");
    done(correct(family, mother, before, WHY));
    assertThat(index.search("Zubeyda Qwarshi")).extracting(IdentityIndex.Hit::person).contains(mother);
    var now = called(before, "Zenabou", "Qwarshi", "SEN");
    done(correct(family, mother, now, WHY));
    assertThat(index.candidates(now)).extracting(IdentityIndex.Hit::person).contains(mother);
    assertThat(index.candidates(called(now, "Zenabou", "Qwarshi", "GIN"))).extracting(IdentityIndex.Hit::person).doesNotContain(mother);
  }

  @Test
  void what_is_counted_of_somebody_follows() {
    var family = Family.registered(p);
    done(correct(family, family.mother(), born(who(family, family.mother()), MONDAY.minusYears(40)), WHY));
    assertThat(p.db.sql("select age_at_registration from casework.case_member where person_id = ?").param(family.mother().value())
      .query(Integer.class).single()).isEqualTo(40);
  }

  @Test
  void only_who_writes_and_reads_identities_puts_them_right() throws Exception {
    var family = Family.registered(p);
    var address = "/cases/" + family.id + "/people/" + family.mother();
    var counsellor = pages.window(family, RABAT, Role.RETURN_COUNSELLOR, address);
    assertThat(counsellor.html()).contains(address + "/correction");
    assertThat(pages.window(family, RABAT, Role.PROTECTION_OFFICER, address).html()).doesNotContain(address + "/correction");
    assertThat(pages.status(family, RABAT, Role.PROTECTION_OFFICER, address + "/correction")).isEqualTo(404);
    assertThat(pages.status(family, RABAT, Role.OFFICE_MANAGER, address)).as("reads no names").isEqualTo(404);
    var stranger = Family.registered(p);
    assertThat(pages.status(family, RABAT, Role.RETURN_COUNSELLOR, "/cases/" + family.id + "/people/" + stranger.mother())).isEqualTo(404);
  }

  /** What registration calls it, and why is asked. */
  private static Map<String, String> answers(Identity who, String... more) {
    var answers = new HashMap<>(who.answers());
    answers.put("legalStatus", "IRREGULAR_ENTRY");
    answers.put("reason", WHY);
    for (int at = 0; at < more.length; at += 2) answers.put(more[at], more[at + 1]);
    return answers;
  }

  @Test
  void two_who_put_the_same_right_do_not_undo_each_other() throws Exception {
    var family = Family.registered(p);
    var before = who(family, family.mother());
    var address = "/cases/" + family.id + "/people/" + family.mother();
    var first = pages.window(family, RABAT, Role.RETURN_COUNSELLOR, address + "/correction");
    var second = pages.window(family, RABAT, Role.RETURN_COUNSELLOR, address + "/correction");
    assertThat(first.send(answers(before, "givenNames", "Kadiatou")).getStatus()).isEqualTo(302);
    var refused = second.send(answers(before, "familyName", "Sow"));
    assertThat(refused.getStatus()).isEqualTo(409);
    var page = second.after(refused);
    assertThat(page.text()).contains("Somebody wrote here meanwhile", "Stored now Kadiatou", "You typed " + before.givenNames());
    assertThat(page.html()).contains("value=\"Sow\"");
    assertThat(who(family, family.mother()).fullName()).isEqualTo("Kadiatou Bah");
    assertThat(page.send(answers(before, "givenNames", "Kadiatou", "familyName", "Sow")).getStatus()).isEqualTo(302);
    assertThat(who(family, family.mother()).fullName()).isEqualTo("Kadiatou Sow");
    assertThat(pages.window(family, RABAT, Role.PROTECTION_OFFICER, address).text()).contains("before: Bah", WHY);
  }

  // ---- what was built on them

  @Test
  void an_adult_who_turns_out_to_be_a_child_is_asked_as_a_child() {
    var family = Family.registered(p).applied().later(4).eligible().reserveMoney();
    var father = family.everybody.get(1);
    done(correct(family, father, called(born(who(family, father), MONDAY.minusYears(17)), "Tiemoko", "Zerbolux", "GIN"), WHY)); // like nobody
    assertThat(open(family, Role.RETURN_COUNSELLOR, "DECLARE_AS_CHILD")).isEqualTo(1);
    assertThat(open(family, Role.PROTECTION_OFFICER, "LOOK_AFTER_CHILD")).as("he, and the child he answered for").isEqualTo(2);
    assertThat(family.as(Role.OFFICE_MANAGER, () -> p.moves.approve(family.id))).isEqualTo(new Move.Refused(EnumSet.of(
      LEGAL_BASIS_RECORDED, VULNERABILITY_SCREENED, DECLARATION_IN_FORCE, GUARDIAN_AND_CHILD_HEARD)));

    assertThat(declares(family, father, null))
      .isEqualTo(new Outcome.Refused(List.of("guardian-needed", "mandate-needed", "childs-view-needed")));
    done(declares(family, father, "his aunt, by judgment"));
    family.screen();
    done(family.as(Role.RETURN_COUNSELLOR, () -> p.consenting.record(family.id, father,
      new Consent("C_PROCESS", "CONSENT", true, "SIGNATURE", "fr", true, Terms.USUAL.saying(new Assent("YES", null))))));
    assertThat(open(family, Role.RETURN_COUNSELLOR, "DECLARE_AS_CHILD")).isZero();
    assertThat(open(family, Role.PROTECTION_OFFICER, "LOOK_AFTER_CHILD")).isZero();
    made(family.as(Role.OFFICE_MANAGER, () -> p.moves.approve(family.id)));
  }

  /** Role and legal status are of one case: in another nothing is said to have changed that did not. */
  @Test
  void in_their_other_case_only_what_is_of_the_person_is_said_to_be_corrected() {
    var before = Family.registered(p);
    var father = before.everybody.get(1);
    done(before.as(Role.RETURN_COUNSELLOR, () -> p.moves.withdraw(before.id, "PHONE")));
    var now = Family.of(p, Programme.GUINEA,
      Family.person(Sex.M, "PRINCIPAL", LocalDate.of(1991, 3, 4), new DuplicateAnswer("SAME_PERSON_NEW_CASE", father)));
    var who = called(who(before, father), "Tiemoko", "Zerbolux", "GIN");
    done(before.as(Role.RETURN_COUNSELLOR,
      () -> p.correcting.correct(before.id, father, new Recorded(who, "SPOUSE", "STUDENT"), WHY)));
    assertThat(corrected(before)).endsWith("legalStatus");
    assertThat(corrected(now)).contains("givenNames").doesNotContain("legalStatus");
  }

  private String corrected(Family family) {
    return p.db.sql("select fields from privacy.audit_event where about_id = ? and act = 'CORRECT_IDENTITY'").param(family.id.value())
      .query(String.class).single();
  }

  /** He came to nothing once, and has applied again. */
  @Test
  void who_is_corrected_in_a_closed_case_is_asked_again_in_the_open_one() {
    var before = Family.registered(p);
    var father = before.everybody.get(1);
    done(before.as(Role.RETURN_COUNSELLOR, () -> p.moves.withdraw(before.id, "PHONE")));
    var now = Family.of(p, Programme.GUINEA,
      Family.person(Sex.M, "PRINCIPAL", LocalDate.of(1991, 3, 4), new DuplicateAnswer("SAME_PERSON_NEW_CASE", father)));
    now.applied();
    int version = now.column("version", Integer.class);
    done(correct(before, father, born(who(before, father), MONDAY.minusYears(15).minusDays(100)), WHY));
    assertThat(open(now, Role.RETURN_COUNSELLOR, "DECLARE_AS_CHILD")).isEqualTo(1);
    assertThat(open(now, Role.PROTECTION_OFFICER, "LOOK_AFTER_CHILD")).isEqualTo(1);
    assertThat(open(before, Role.RETURN_COUNSELLOR, "DECLARE_AS_CHILD")).as("closed").isZero();
    assertThat(now.count("casework.evidence where fact = 'SCREENED' and finding = 'NO'")).isEqualTo(1);
    assertThat(now.count("casework.case_history where what = 'IDENTITY_CORRECTED'")).isEqualTo(1);
    assertThat(now.column("version", Integer.class)).as("pages made before are of another person").isGreaterThan(version);
    assertThat(correct(now, father, who(now, father), WHY)).isEqualTo(Outcome.refused("nothing-to-correct"));

    var known = Family.registered(p);
    var alike = known.everybody.get(1);
    done(correct(known, alike, called(born(who(known, alike), MONDAY.minusYears(15).minusDays(100)), "Oumou", "Qhalisto", "GIN"), WHY));
    done(correct(before, father, called(who(before, father), "Oumou", "Qhalisto", "GIN"), WHY));
    assertThat(open(now, Role.RETURN_COUNSELLOR, "ANSWER_DUPLICATE_QUESTION")).isEqualTo(1);
  }

  @Test
  void who_turns_out_to_be_a_child_after_the_journey_is_looked_after_where_they_are() throws Exception {
    var family = Family.registered(p).departed();
    var father = family.everybody.get(1);
    done(correct(family, father, born(who(family, father), MONDAY.minusYears(12).minusDays(50)), WHY));
    assertThat(open(family, Role.PROTECTION_OFFICER, "LOOK_AFTER_CHILD")).isEqualTo(1);
    family.named(p.as(Role.PROTECTION_OFFICER, Programme.CONAKRY), Compartment.CHILD);
    assertThat(pages.ofCase(family, Programme.CONAKRY, Role.PROTECTION_OFFICER).getContentAsString()).contains("child-looked-after");
    done(family.atHome(Role.PROTECTION_OFFICER, () -> p.children.lookedAfter(family.id, father, "PARENT_OR_GUARDIAN",
      "He lives with his aunt in Kindia, visited today.")));
    assertThat(open(family, Role.PROTECTION_OFFICER, "LOOK_AFTER_CHILD")).isZero();
  }

  private Outcome declares(Family family, PersonId who, @org.jspecify.annotations.Nullable String guardian) {
    return family.as(Role.RETURN_COUNSELLOR, () -> p.declarations.sign(family.id,
      new Declaration(who, "fr", "SIGNATURE", true,
        guardian == null ? null : new org.rihla.counselling.Declarations.Guardian(guardian, "mother"),
        guardian == null ? null : new ChildsView("WANTS", "I want to go."))));
  }

  @Test
  void a_child_who_turns_out_to_be_an_adult_says_it_themselves() {
    var family = Family.of(p, Programme.GUINEA, Family.adult(Sex.F, "PRINCIPAL"));
    family.join(Family.person(Sex.M, "CHILD", MONDAY.minusYears(16), new DuplicateAnswer("DIFFERENT_PERSON", null)));
    done(family.as(Role.RETURN_COUNSELLOR, () -> p.conversations.hold(family.id, Family.conversation(family.everybody))));
    family.screen();
    for (var person : family.everybody) done(declares(family, person, "his mother"));
    made(family.as(Role.RETURN_COUNSELLOR, () -> p.moves.apply(family.id)));
    family.later(4).eligible().reserveMoney();
    done(correct(family, family.child(), born(who(family, family.child()), MONDAY.minusYears(19)), WHY));
    assertThat(open(family, Role.RETURN_COUNSELLOR, "DECLARE_AS_ADULT")).isEqualTo(1);
    assertThat(open(family, Role.PROTECTION_OFFICER, "ADULT_TRANSITION")).isEqualTo(1);
    assertThat(family.as(Role.OFFICE_MANAGER, () -> p.moves.approve(family.id)))
      .isEqualTo(new Move.Refused(EnumSet.of(DECLARATION_IN_FORCE)));
    assertThat(declares(family, family.mother(), null)).as("nothing was corrected of her").isEqualTo(Outcome.refused("already-applied"));
    done(declares(family, family.child(), null));
    assertThat(open(family, Role.RETURN_COUNSELLOR, "DECLARE_AS_ADULT")).isZero();
    made(family.as(Role.OFFICE_MANAGER, () -> p.moves.approve(family.id)));
    Programme.on(FLIGHT, p.as(Role.RETURN_COUNSELLOR, "RBA"), () -> {
      reopening.lookAgain();
      return null;
    });
    assertThat(open(family, Role.RETURN_COUNSELLOR, "DECLARE_AS_ADULT")).as("time asks nothing more").isZero();
  }

  /** Taken for 20, found to be 17, and 18 before the journey: turning 18 is still asked. */
  @Test
  void who_turned_out_to_be_a_child_still_turns_eighteen() {
    var family = Family.registered(p).applied();
    var father = family.everybody.get(1);
    done(correct(family, father, born(who(family, father), MONDAY.plusDays(5).minusYears(18)), WHY));
    done(declares(family, father, "his aunt"));
    Programme.on(MONDAY.plusDays(6), p.as(Role.RETURN_COUNSELLOR, "RBA"), () -> {
      reopening.lookAgain();
      return null;
    });
    assertThat(open(family, Role.RETURN_COUNSELLOR, "DECLARE_AS_ADULT")).isEqualTo(1);
  }

  @Test
  void who_becomes_like_somebody_known_is_compared_with_them() throws Exception {
    var known = Family.registered(p);
    done(correct(known, known.mother(), called(who(known, known.mother()), "Oumou", "Xhosanto", "GIN"), WHY));
    var family = Family.oneAdult(p, Programme.GUINEA);
    family.counsel().screen().declare();
    done(correct(family, family.mother(), called(who(family, family.mother()), "Oumou", "Xhosanto", "GIN"), WHY));
    assertThat(open(family, Role.RETURN_COUNSELLOR, "ANSWER_DUPLICATE_QUESTION")).isEqualTo(1);
    assertThat(family.as(Role.RETURN_COUNSELLOR, () -> p.moves.apply(family.id))).isEqualTo(new Move.Refused(EnumSet.of(
      DUPLICATE_QUESTION_ANSWERED)));
    var window = pages.form(family, Role.RETURN_COUNSELLOR, "duplicate-question");
    assertThat(window.text()).contains("Oumou Xhosanto");
    var person = family.mother().toString();
    assertThat(window.send(Map.of("person", person, "duplicate", "SAME_PERSON_NEW_CASE", "samePerson", known.mother().toString()))
      .getContentAsString()).contains("has a case that is still open");
    assertThat(window.send(Map.of("person", person, "duplicate", "DIFFERENT_PERSON")).getStatus()).isEqualTo(302);
    assertThat(open(family, Role.RETURN_COUNSELLOR, "ANSWER_DUPLICATE_QUESTION")).isZero();
    made(family.as(Role.RETURN_COUNSELLOR, () -> p.moves.apply(family.id)));
  }
}
