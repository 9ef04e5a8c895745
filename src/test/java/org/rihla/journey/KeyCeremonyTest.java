package org.rihla.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.rihla.journey.Programme.RABAT;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.rihla.access.Actor;
import org.rihla.access.Forbidden;
import org.rihla.access.Proof;
import org.rihla.access.Role;
import org.rihla.access.SecondLook;
import org.rihla.access.SecondLook.Answer;
import org.rihla.privacy.KeyCeremonies;
import org.rihla.privacy.KeyCeremonies.Asked;
import org.rihla.privacy.KeyCeremonies.Deed;
import org.rihla.privacy.KeyCeremonies.Word;
import org.rihla.privacy.NotAgreed;
import org.rihla.privacy.Rotation;
import org.rihla.web.Answering;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.test.context.TestPropertySource;

/** The key file is changed on the word of two people, once and in time; or by one alone, and somebody looks at it. */
@TestPropertySource(properties = "test.apart=ceremonies") // its keys are changed
class KeyCeremonyTest extends AtWork {

  private static final Word TWO = new Word.OfTwo();
  private static LocalDate day = LocalDate.of(2026, 3, 10);

  KeyCeremonies ceremonies;
  Answering answering;
  Rotation rotation;
  Actor administrator;
  Actor second;
  Actor officer;

  @BeforeEach
  void an_administrator_and_a_data_protection_officer() {
    day = day.plusDays(20); // what was agreed on before is over
    ceremonies = context.getBean(KeyCeremonies.class);
    answering = context.getBean(Answering.class);
    rotation = context.getBean(Rotation.class);
    administrator = p.as(Role.SYSTEM_ADMINISTRATOR, RABAT);
    second = p.as(Role.SYSTEM_ADMINISTRATOR, RABAT, "2");
    officer = p.as(Role.DATA_PROTECTION_OFFICER, RABAT);
  }

  private <T> T on(LocalDate when, Actor who, Callable<T> deed) { return Programme.on(when, who, deed); }

  private SecondLook asked(Deed deed) {
    return ((Asked.Done) on(day, administrator, () -> ceremonies.ask(deed))).look();
  }

  private Optional<String> answers(LocalDate when, Actor who, SecondLook look) {
    return on(when, who, () -> answering.answer(look.id(), Answer.CONFIRMED));
  }

  private SecondLook agreed(Deed deed) {
    var look = asked(deed);
    assertThat(answers(day, officer, look)).isEmpty();
    return look;
  }

  private int keys() { return rotation.standing().keys().size(); }

  private Rotation.Rotated rotated(LocalDate when, Word word) { return on(when, administrator, () -> rotation.rotate(word, _ -> {})); }

  private void put(Actor who, Role role) {
    p.db.sql("update access.staff set role = ? where id = ?").params(role.name(), who.id().value()).update();
  }

  private List<String> audited(String act) {
    return p.db.sql("select fields from privacy.audit_event where act = ? order by at desc, id desc").param(act).query(String.class).list();
  }

  @Test
  void asked_by_one_and_confirmed_by_another_it_is_done_once_and_the_audit_has_both() {
    int before = keys();
    assertThatThrownBy(() -> rotated(day, TWO)).isInstanceOf(NotAgreed.class);
    var look = asked(Deed.ROTATE);
    assertThatThrownBy(() -> rotated(day, TWO)).as("only asked").isInstanceOf(NotAgreed.class);
    assertThat(answers(day, officer, look)).isEmpty();
    assertThatThrownBy(() -> on(day, administrator, () -> rotation.retire(TWO))).as("for something else").isInstanceOf(NotAgreed.class);
    rotated(day, TWO);
    assertThat(keys()).isEqualTo(before + 1);
    var trace = "ceremony " + look.id() + " asked " + administrator.id() + " confirmed " + officer.id();
    assertThat(audited("ADD_KEY").getFirst()).endsWith(trace);
    assertThat(audited("ROTATE_KEYS").getFirst()).endsWith(trace);
    assertThatThrownBy(() -> rotated(day, TWO)).as("a second time").isInstanceOf(NotAgreed.class);
    assertThat(keys()).isEqualTo(before + 1);
    assertThatThrownBy(() -> p.db.sql("insert into privacy.key_ceremony (id, deed, look_id, done_at) values (?, 'ROTATE', ?, now())")
      .params(UUID.randomUUID(), look.id()).update()).as("the database").isInstanceOf(DataIntegrityViolationException.class);
    agreed(Deed.RETIRE);
    assertThat(on(day, administrator, () -> rotation.retire(TWO))).isEqualTo(before);
    assertThat(audited("RETIRE_KEYS").getFirst()).contains(" asked " + administrator.id() + " confirmed " + officer.id());
    assertThatThrownBy(() -> on(day, administrator, () -> rotation.retire(TWO))).isInstanceOf(NotAgreed.class);
  }

  @Test
  void who_asked_never_confirms_also_not_in_another_role_nor_by_a_direct_post() throws Exception {
    var look = asked(Deed.ROTATE);
    assertThatThrownBy(() -> answers(day, administrator, look)).as("not theirs").isInstanceOf(Forbidden.class);
    put(administrator, Role.DATA_PROTECTION_OFFICER);
    try {
      var changed = p.staff.byId(administrator.id()).orElseThrow();
      assertThat(answers(day, changed, look)).contains("second-person-needed");
      assertThat(pages.sent(day, changed, "/second-looks/" + look.id(), UUID.randomUUID(), "answer", "CONFIRMED").getStatus())
        .isEqualTo(422);
    } finally {
      put(administrator, Role.SYSTEM_ADMINISTRATOR);
    }
    assertThatThrownBy(() -> answers(day, second, look)).as("another administrator").isInstanceOf(Forbidden.class);
    assertThatThrownBy(() -> rotated(day, TWO)).isInstanceOf(NotAgreed.class);
    assertThat(
      p.db.sql("select count(*) from privacy.audit_event where about_id = ? and outcome = 'DENIED'").param(look.id()).query(Long.class)
        .single())
      .isEqualTo(4);
    assertThat(on(day, officer, () -> answering.answer(look.id(), Answer.REFUSED))).isEmpty();
    assertThatThrownBy(() -> rotated(day, TWO)).as("refused").isInstanceOf(NotAgreed.class);
  }

  @Test
  void both_must_prove_first_that_it_is_them() {
    var look = asked(Deed.ROTATE);
    assertThatThrownBy(() -> Proof.given(false, () -> on(day, administrator, () -> ceremonies.ask(Deed.RETIRE))))
      .isInstanceOf(Proof.Needed.class);
    assertThatThrownBy(() -> Proof.given(false, () -> answers(day, officer, look))).isInstanceOf(Proof.Needed.class);
    assertThat(answers(day, officer, look)).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(names = "SYSTEM_ADMINISTRATOR", mode = EnumSource.Mode.EXCLUDE)
  void nobody_but_an_administrator_asks(Role role) {
    var who = new Actor(officer.id(), "invented", role, officer.office());
    assertThatThrownBy(() -> on(day, who, () -> ceremonies.ask(Deed.ROTATE))).isInstanceOf(Forbidden.class);
  }

  @Test
  void what_was_agreed_on_is_good_for_three_days_and_the_question_for_seven() {
    var look = agreed(Deed.ROTATE);
    assertThat(on(day.plusDays(2), administrator, () -> ceremonies.agreed(Deed.ROTATE))).isPresent();
    assertThatThrownBy(() -> rotated(day.plusDays(3), TWO)).isInstanceOf(NotAgreed.class);
    day = day.plusDays(4);
    var late = asked(Deed.ROTATE);
    assertThat(late.id()).isNotEqualTo(look.id());
    assertThat(answers(day.plusDays(7), officer, late)).contains("look-is-over");
    assertThatThrownBy(() -> rotated(day.plusDays(7), TWO)).isInstanceOf(NotAgreed.class);
  }

  @Test
  void what_waits_or_is_agreed_on_is_not_asked_for_again_so_that_none_is_left_over() {
    var first = asked(Deed.RETIRE);
    assertThat(on(day, second, () -> ceremonies.ask(Deed.RETIRE))).isEqualTo(new Asked.Refused("ceremony-asked-already"));
    assertThat(answers(day, officer, first)).isEmpty();
    assertThat(on(day, second, () -> ceremonies.ask(Deed.RETIRE))).isEqualTo(new Asked.Refused("ceremony-agreed-already"));
    assertThat(on(day, second, () -> ceremonies.ask(Deed.ROTATE))).as("something else").isInstanceOf(Asked.Done.class);
  }

  @Test
  void what_one_did_alone_is_written_down_and_the_officer_is_told_until_they_have_looked() throws Exception {
    rotated(day, new Word.OfOneAlone("The other administrator is on leave, and the file was seen."));
    var done = ceremonies.done().getFirst();
    assertThat(audited("ADD_KEY").getFirst()).endsWith("alone " + done.id());
    assertThat(pages.text(day, officer, "/")).contains("One person alone changed the key file: look at why");
    assertThat(pages.text(day, administrator, "/")).doesNotContain("One person alone");
    assertThat(pages.text(day, officer, "/key-ceremonies")).contains("The other administrator is on leave", "nobody yet",
      "I have looked at it");
    assertThat(pages.text(day, administrator, "/key-ceremonies")).contains("The other administrator is on leave")
      .doesNotContain("I have looked at it");
    var address = "/key-ceremonies/" + done.id() + "/seen";
    assertThat(pages.sent(day, administrator, address, UUID.randomUUID()).getStatus()).as("not theirs").isEqualTo(404);
    assertThat(pages.sent(day, officer, address.replace(done.id().toString(), UUID.randomUUID().toString()), UUID.randomUUID()).getStatus())
      .isEqualTo(404);
    assertThat(pages.sent(day, officer, address, UUID.randomUUID()).getStatus()).isEqualTo(302);
    assertThat(pages.sent(day, officer, address, UUID.randomUUID()).getStatus()).as("again").isEqualTo(302);
    assertThat(audited("CONFIRM_CEREMONY")).filteredOn(each -> each.equals("seen alone " + done.id())).hasSize(1);
    assertThat(pages.text(day, officer, "/")).doesNotContain("alone changed the key file");
    assertThat(pages.text(day, officer, "/key-ceremonies")).contains(officer.login()).doesNotContain("I have looked at it");
  }

  @Test
  void through_the_doors_from_the_question_to_the_command() throws Exception {
    assertThat(pages.sent(day, administrator, "/key-ceremonies", UUID.randomUUID(), "deed", "MELT").getStatus()).isEqualTo(422);
    assertThat(pages.sent(day, officer, "/key-ceremonies", UUID.randomUUID(), "deed", "ROTATE").getStatus()).isEqualTo(404);
    var key = UUID.randomUUID();
    assertThat(pages.sent(day, administrator, "/key-ceremonies", key, "deed", "ROTATE").getStatus()).isEqualTo(302);
    assertThat(pages.sent(day, administrator, "/key-ceremonies", key, "deed", "ROTATE").getStatus()).as("doubled").isEqualTo(302);
    assertThat(pages.sent(day, administrator, "/key-ceremonies", UUID.randomUUID(), "deed", "ROTATE").getStatus()).isEqualTo(422);
    assertThat(pages.text(day, officer, "/")).contains("for you to confirm");
    assertThat(pages.text(day, officer, "/second-looks")).contains("A change of the key file", "A new key for everybody", administrator
      .login());
    var look = on(day, officer, ceremonies::asked).getFirst();
    assertThat(pages.sent(day, officer, "/second-looks/" + look.id(), UUID.randomUUID(), "answer", "CONFIRMED").getStatus()).isEqualTo(302);
    assertThat(pages.text(day, administrator, "/")).contains("A new key for everybody: confirmed, the command may be given until");
    assertThat(pages.text(day, administrator, "/key-ceremonies")).contains("the command may be given once, until", officer.login());
    rotated(day, TWO);
    assertThat(pages.text(day, administrator, "/key-ceremonies")).contains("done on");
    assertThat(pages.text(day, administrator, "/")).doesNotContain("the command may be given");
  }
}
