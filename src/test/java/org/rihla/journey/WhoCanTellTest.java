package org.rihla.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rihla.casework.Safeguard.DUPLICATE_QUESTION_ANSWERED;
import static org.rihla.journey.Programme.RABAT;
import static org.rihla.journey.Programme.done;
import static org.rihla.journey.Programme.made;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.rihla.access.Actor;
import org.rihla.access.Role;
import org.rihla.casework.Move;
import org.rihla.casework.Outcome;
import org.rihla.casework.Registration.DuplicateAnswer;
import org.rihla.casework.Registration.Newcomer;
import org.rihla.casework.Registration.Registered;
import org.rihla.people.Identity;
import org.rihla.people.Identity.Sex;

/** Somebody is like a person whose case is not for whoever registers them to see. */
class WhoCanTellTest extends AtWork {

  /** Of each test another, like nobody else's here. */
  private static final List<String> NAMES = List.of("Wuryidmek Qolsanfi", "Jabbutov Xirnelpa", "Gheddozum Vakthoru");
  private static int made;

  private Actor colleague;
  private Family other;
  private Newcomer alike;

  /** A colleague's case, and somebody who comes to another counsellor. */
  @BeforeEach
  void a_colleague_has_a_case() {
    var name = NAMES.get(made++);
    colleague = p.newcomer("colleague-" + made, Role.RETURN_COUNSELLOR, RABAT);
    alike = called(name, new DuplicateAnswer("CANNOT_TELL", null));
    other = Family.of(p, Programme.GUINEA, called(name, new DuplicateAnswer("DIFFERENT_PERSON", null)));
    p.db.sql("update casework.case_worker set staff_id = ? where case_id = ?").params(colleague.id().value(), other.id.value()).update();
  }

  private static Newcomer called(String name, DuplicateAnswer answer) {
    var plain = Family.adult(Sex.F, "PRINCIPAL");
    var old = plain.identity();
    return new Newcomer(
      new Identity(name.split(" ")[1], name.split(" ")[0], null, old.sex(), old.birthDate(), old.birthPrecision(), old.nationality(),
        old.maritalStatus(), old.language()),
      plain.contact(), plain.role(), plain.legalStatus(), plain.consents(), answer);
  }

  private long open(Family family, String kind) {
    return family.count("casework.task where kind = '" + kind + "' and done_at is null");
  }

  private Outcome answers(Family family, Actor who, String answer) {
    return Programme.on(family.today, who, () -> p.correcting.answerDuplicateQuestion(family.id, family.mother(), answer, null));
  }

  @Test
  void whoever_cannot_see_may_say_so_and_is_told_nothing_of_the_other_case() throws Exception {
    var asked = pages.register(other, alike.identity(), Map.of());
    assertThat(asked.getStatus()).as("the counsellor of that case sees it").isEqualTo(422);
    var at = p.newcomer("registrar-" + made, Role.RETURN_COUNSELLOR, RABAT);
    var page = Programme.on(Family.MONDAY, at, () -> pages.registered(other, alike.identity(), Map.of())).getContentAsString();
    assertThat(page).contains("value=\"CANNOT_TELL\"", "only the likeness is shown").doesNotContain(other.id.toString(),
      other.column("number", String.class), other.mother().toString());
    var sent = Programme.on(Family.MONDAY, at, () -> pages.registered(other, alike.identity(), Map.of("duplicate", "CANNOT_TELL")));
    assertThat(sent.getStatus()).isEqualTo(302);
    assertThat(
      p.db.sql("select count(*) from casework.task where kind = 'FIND_WHO_CAN_TELL' and for_role = 'OFFICE_MANAGER' and office = 'RBA'"
        + " and case_id = ?::uuid").param(String.valueOf(sent.getRedirectedUrl()).replace("/cases/", "")).query(Long.class).single())
      .isOne();
  }

  @Test
  void nobody_leaves_before_a_colleague_who_sees_both_has_answered() throws Exception {
    var family = Family.of(p, Programme.GUINEA, alike);
    family.counsel().screen().declare();
    assertThat(family.as(Role.RETURN_COUNSELLOR, () -> p.moves.apply(family.id))).isEqualTo(new Move.Refused(EnumSet.of(
      DUPLICATE_QUESTION_ANSWERED)));
    var counsellor = p.as(Role.RETURN_COUNSELLOR, RABAT);
    assertThat(answers(family, counsellor, "DIFFERENT_PERSON")).as("a guess").isEqualTo(Outcome.refused("somebody-out-of-sight"));
    assertThat(pages.links(pages.ofCase(family, RABAT, Role.RETURN_COUNSELLOR).getContentAsString())).doesNotContain("duplicate-question");

    var window = pages.form(family, Role.OFFICE_MANAGER, "who-can-tell");
    assertThat(window.html()).contains(colleague.id().toString()).doesNotContain(alike.identity().familyName(), counsellor.id().toString());
    assertThat(window.send(Map.of("who", colleague.id().toString())).getStatus()).isEqualTo(302);
    assertThat(open(family, "ANSWER_DUPLICATE_QUESTION")).isOne();
    assertThat(pages.page(family, colleague, "/cases/" + family.id + "/forms/duplicate-question").getContentAsString())
      .contains(alike.identity().familyName(), other.column("number", String.class)).doesNotContain("CANNOT_TELL");
    assertThat(answers(family, colleague, "CANNOT_TELL")).isEqualTo(Outcome.refused("somebody-out-of-sight"));
    done(answers(family, colleague, "DIFFERENT_PERSON"));
    assertThat(open(family, "ANSWER_DUPLICATE_QUESTION") + open(family, "FIND_WHO_CAN_TELL")).isZero();
    made(family.as(Role.RETURN_COUNSELLOR, () -> p.moves.apply(family.id)));
  }

  @Test
  void who_sees_everybody_alike_can_tell() {
    var said = Programme.on(Family.MONDAY, colleague, () -> p.registration.register(alike, Programme.GUINEA));
    assertThat(said).isInstanceOfSatisfying(Registered.Refused.class,
      refused -> assertThat(refused.reasons()).isEqualTo(List.of("everybody-in-sight")));
  }
}
