package org.rihla.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.rihla.journey.Programme.RABAT;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.rihla.access.Access;
import org.rihla.access.Act;
import org.rihla.access.Actor;
import org.rihla.access.Forbidden;
import org.rihla.access.Grants;
import org.rihla.access.Grants.Change;
import org.rihla.access.Role;
import org.rihla.access.SecondLook;
import org.rihla.access.SecondLook.Answer;
import org.rihla.access.SecondLooks;
import org.rihla.values.OfficeCode;
import org.rihla.values.StaffId;
import org.rihla.web.Answering;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.test.context.TestPropertySource;

/** A role that opens sealed parts, or gives power over others, is given by two. */
@TestPropertySource(properties = "test.apart=accounts") // its accounts are no invented ones
class AccountsByTwoTest extends AtWork {

  private static final LocalDate DAY = LocalDate.of(2026, 3, 10);
  private static final AtomicInteger NUMBER = new AtomicInteger();

  Answering answering;
  SecondLooks looks;
  Grants grants;
  Access access;
  Actor administrator;
  Actor second;
  Actor officer;

  @BeforeEach
  void two_administrators_and_a_data_protection_officer() {
    answering = context.getBean(Answering.class);
    looks = context.getBean(SecondLooks.class);
    grants = context.getBean(Grants.class);
    access = context.getBean(Access.class);
    administrator = p.as(Role.SYSTEM_ADMINISTRATOR, RABAT);
    second = p.as(Role.SYSTEM_ADMINISTRATOR, RABAT, "2");
    officer = p.as(Role.DATA_PROTECTION_OFFICER, RABAT);
  }

  private Actor hired(Role role) {
    return on(DAY, administrator,
      () -> p.staff.hire("by-two." + NUMBER.incrementAndGet(), role, new OfficeCode(RABAT), "three words nobody knows"));
  }

  private <T> T on(LocalDate day, Actor who, Callable<T> deed) {
    return Programme.on(day, who, () -> p.transaction.execute(_ -> call(deed)));
  }

  private static <T> T call(Callable<T> deed) {
    try {
      return deed.call();
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private SecondLook about(Actor account) { return Programme.on(DAY, administrator, () -> grants.waiting(account.id())).orElseThrow(); }

  private Optional<String> answers(LocalDate day, Actor who, SecondLook look, Answer answer) {
    return on(day, who, () -> answering.answer(look.id(), answer));
  }

  private long audited(String fields) {
    return p.db.sql("select count(*) from privacy.audit_event where fields like ?").param(fields).query(Long.class).single();
  }

  private void put(Actor who, Role role) {
    p.db.sql("update access.staff set role = ? where id = ?").params(role.name(), who.id().value()).update();
  }

  @ParameterizedTest
  @EnumSource(names = {"PROTECTION_OFFICER", "MEDICAL_OFFICER", "RETURN_COUNSELLOR", "ORIGIN_CASE_WORKER", "SYSTEM_ADMINISTRATOR",
    "DATA_PROTECTION_OFFICER"})
  void nobody_signs_in_with_such_an_account_before_a_second_person_has_confirmed_it(Role role) {
    var account = hired(role);
    assertThat(p.staff.isActive(account.id())).isFalse();
    assertThatThrownBy(() -> on(DAY, administrator, () -> {
      p.staff.switchOn(account.id());
      return true;
    })).isInstanceOf(Forbidden.class);
    assertThatThrownBy(() -> p.db.sql("update access.staff set active = true where id = ?").param(account.id().value()).update())
      .isInstanceOf(DataIntegrityViolationException.class);
    assertThat(answers(DAY, second, about(account), Answer.CONFIRMED)).isEmpty();
    assertThat(p.staff.isActive(account.id())).isTrue();
    assertThat(audited("asked ACCOUNT %" + account.id() + "%")).isOne();
    assertThat(audited("confirmed ACCOUNT %" + account.id() + "%")).isOne();
  }

  @ParameterizedTest
  @EnumSource(names = {"PROTECTION_OFFICER", "MEDICAL_OFFICER", "RETURN_COUNSELLOR", "ORIGIN_CASE_WORKER", "SYSTEM_ADMINISTRATOR",
    "DATA_PROTECTION_OFFICER", "MIGRANT"}, mode = EnumSource.Mode.EXCLUDE)
  void other_accounts_are_made_by_one(Role role) {
    assertThat(p.staff.isActive(hired(role).id())).isTrue();
  }

  @Test
  void who_proposed_never_confirms_also_not_in_another_role() {
    var look = about(hired(Role.PROTECTION_OFFICER));
    assertThat(answers(DAY, administrator, look, Answer.CONFIRMED)).contains("second-person-needed");
    put(administrator, Role.DATA_PROTECTION_OFFICER);
    try {
      assertThat(answers(DAY, p.staff.byId(administrator.id()).orElseThrow(), look, Answer.CONFIRMED)).contains("second-person-needed");
    } finally {
      put(administrator, Role.SYSTEM_ADMINISTRATOR);
    }
    assertThat(p.db.sql("select count(*) from privacy.audit_event where about_id = ? and outcome = 'DENIED'").param(look.id()).query(
      Long.class).single()).isEqualTo(2);
    assertThatThrownBy(() -> p.db.sql(
      "update access.second_look set answered_by = asked_by, answered_at = asked_at, answer = 'CONFIRMED' where id = ?").param(look.id())
      .update()).as("the database refuses too").isInstanceOf(DataIntegrityViolationException.class);
  }

  @Test
  void the_account_it_is_about_does_not_confirm_it() {
    var account = p.as(Role.OFFICE_MANAGER, RABAT, "2");
    var change = on(DAY, administrator, () -> grants.change(account, Role.DATA_PROTECTION_OFFICER, new OfficeCode(RABAT)));
    var look = ((Change.Asked) change).look();
    put(account, Role.SYSTEM_ADMINISTRATOR);
    try {
      assertThat(answers(DAY, p.staff.byId(account.id()).orElseThrow(), look, Answer.CONFIRMED)).contains("second-person-needed");
    } finally {
      put(account, Role.OFFICE_MANAGER);
    }
    assertThat(answers(DAY, second, look, Answer.REFUSED)).isEmpty();
  }

  /** It could be the same person once more. */
  @Test
  void an_account_made_today_confirms_nothing_until_tomorrow() {
    var young = hired(Role.SYSTEM_ADMINISTRATOR);
    assertThat(answers(DAY, second, about(young), Answer.CONFIRMED)).isEmpty();
    var look = about(hired(Role.MEDICAL_OFFICER));
    assertThat(answers(DAY, young, look, Answer.CONFIRMED)).contains("account-too-young");
    assertThat(Programme.on(DAY, young, looks::waiting)).isEmpty();
    assertThat(answers(DAY.plusDays(1), young, look, Answer.CONFIRMED)).isEmpty();
  }

  @Test
  void it_is_answered_once_and_in_time() {
    var confirmed = about(hired(Role.PROTECTION_OFFICER));
    assertThat(answers(DAY, officer, confirmed, Answer.CONFIRMED)).isEmpty();
    assertThat(answers(DAY, second, confirmed, Answer.REFUSED)).contains("look-is-over");
    assertThat(looks.find(confirmed.id()).orElseThrow().answer()).isEqualTo(Answer.CONFIRMED);

    var account = hired(Role.PROTECTION_OFFICER);
    var late = about(account);
    assertThat(answers(DAY.plusDays(7), second, late, Answer.CONFIRMED)).contains("look-is-over");
    assertThat(p.staff.isActive(account.id())).isFalse();
    var again = on(DAY.plusDays(8), administrator, () -> grants.change(account, Role.PROTECTION_OFFICER, account.office()));
    assertThat(answers(DAY.plusDays(8), second, ((Change.Asked) again).look(), Answer.CONFIRMED)).isEmpty();
    assertThat(p.staff.isActive(account.id())).isTrue();
  }

  @Test
  void what_was_refused_stays_shut() {
    var account = hired(Role.DATA_PROTECTION_OFFICER);
    assertThat(answers(DAY, second, about(account), Answer.REFUSED)).isEmpty();
    assertThat(p.staff.isActive(account.id())).isFalse();
    assertThat(on(DAY, administrator, () -> grants.change(account, Role.OUTREACH_WORKER, account.office())))
      .as("a lesser role does not slip by")
      .isInstanceOf(Change.Asked.class);
  }

  @Test
  void nobody_gives_a_role_to_themselves_nor_names_readers() {
    assertThat(on(DAY, administrator, () -> grants.change(administrator, Role.PROTECTION_OFFICER, administrator.office()))).isEqualTo(
      new Change.Refused("not-to-oneself"));
    for (var act : List.of(Act.NAME_READER, Act.CONFIRM_READER, Act.READ_CASE))
      assertThat(Programme.on(DAY, administrator, () -> access.may(act, null))).as("%s", act).isFalse();
    assertThatThrownBy(
      () -> on(DAY, p.as(Role.OFFICE_MANAGER, RABAT), () -> grants.change(administrator, Role.DONOR, administrator.office())))
      .isInstanceOf(Forbidden.class);
  }

  @Test
  void with_another_role_ends_what_they_had_in_hand() throws Exception {
    var counsellor = hired(Role.RETURN_COUNSELLOR);
    answers(DAY, second, about(counsellor), Answer.CONFIRMED);
    var family = Family.registered(p);
    p.db.sql("""
      insert into casework.case_worker (id, case_id, staff_id, role, office, how, given_by, since, started_at)
      values (?, ?, ?, 'RETURN_COUNSELLOR', 'RBA', 'GIVEN', ?, current_date, now())""")
      .params(UUID.randomUUID(), family.id.value(), counsellor.id().value(), administrator.id().value()).update();
    var look = ((Change.Asked) on(DAY, administrator, () -> grants.change(counsellor, Role.OUTREACH_WORKER, counsellor.office()))).look();
    assertThat(on(DAY, administrator, () -> grants.change(counsellor, Role.DONOR, counsellor.office()))).isEqualTo(
      new Change.Refused("asked-already"));
    assertThat(p.staff.byId(counsellor.id()).orElseThrow().role()).as("not before").isEqualTo(Role.RETURN_COUNSELLOR);
    assertThat(answers(DAY, second, look, Answer.CONFIRMED)).isEmpty();
    assertThat(p.staff.byId(counsellor.id()).orElseThrow().role()).isEqualTo(Role.OUTREACH_WORKER);
    assertThat(p.db.sql("select count(*) from casework.case_worker where staff_id = ? and ended_at is null").param(counsellor.id().value())
      .query(Long.class).single()).isZero();
  }

  @Test
  void the_office_manager_stands_in_only_while_nobody_else_could() {
    var manager = p.as(Role.OFFICE_MANAGER, RABAT);
    var look = about(hired(Role.MEDICAL_OFFICER));
    assertThatThrownBy(() -> answers(DAY, manager, look, Answer.CONFIRMED)).isInstanceOf(Forbidden.class);
    assertThat(Programme.on(DAY, manager, looks::waiting)).isEmpty();
    var others = p.db.sql("""
      update access.staff set active = false where active and role in ('SYSTEM_ADMINISTRATOR', 'DATA_PROTECTION_OFFICER') and id <> ?
      returning id""").param(administrator.id().value()).query(UUID.class).list();
    try {
      assertThat(Programme.on(DAY, manager, looks::waiting)).extracting(SecondLook::id).contains(look.id());
      assertThatThrownBy(() -> answers(DAY, p.as(Role.OFFICE_MANAGER, Programme.CONAKRY), look, Answer.CONFIRMED)).as("of another office")
        .isInstanceOf(Forbidden.class);
      assertThat(answers(DAY, manager, look, Answer.CONFIRMED)).isEmpty();
    } finally {
      p.db.sql("update access.staff set active = true where id = any(?)").param(others.toArray(UUID[]::new)).update();
    }
  }

  @Test
  void an_answer_to_nothing_is_an_answer_to_what_is_not_theirs() {
    for (var who : List.of(second, p.as(Role.DONOR, RABAT), p.as(Role.OFFICE_MANAGER, RABAT)))
      assertThatThrownBy(() -> on(DAY, who, () -> answering.answer(UUID.randomUUID(), Answer.CONFIRMED))).isInstanceOf(Forbidden.class);
    var look = about(hired(Role.PROTECTION_OFFICER));
    assertThatThrownBy(() -> answers(DAY, p.as(Role.PROTECTION_OFFICER, RABAT), look, Answer.CONFIRMED)).isInstanceOf(Forbidden.class);
    assertThat(new StaffId(look.askedBy().value())).isEqualTo(administrator.id());
  }

  // ---- through the doors

  @Test
  void the_page_shows_it_to_who_may_answer_and_a_doubled_answer_is_one() throws Exception {
    var account = hired(Role.PROTECTION_OFFICER);
    var look = about(account);
    assertThat(pages.text(DAY, second, "/")).contains("for you to confirm");
    assertThat(pages.text(DAY, second, "/second-looks")).contains(account.login(), "Protection officer", administrator.login());
    assertThat(pages.text(DAY, p.as(Role.DONOR, RABAT), "/second-looks")).contains("Nothing waits for your answer").doesNotContain(account
      .login());
    var key = UUID.randomUUID();
    var address = "/second-looks/" + look.id();
    assertThat(pages.sent(DAY, administrator, address, UUID.randomUUID(), "answer", "CONFIRMED").getStatus()).isEqualTo(422);
    assertThat(pages.sent(DAY, second, address, key, "answer", "PERHAPS").getStatus()).isEqualTo(404);
    assertThat(pages.sent(DAY, second, address, key, "answer", "CONFIRMED").getStatus()).isEqualTo(302);
    assertThat(pages.sent(DAY, second, address, key, "answer", "CONFIRMED").getStatus()).as("the same form once more").isEqualTo(302);
    assertThat(pages.sent(DAY, second, address, UUID.randomUUID(), "answer", "CONFIRMED").getStatus()).as("another form").isEqualTo(422);
    assertThat(audited("confirmed ACCOUNT " + look.id() + "%")).isOne();
    assertThat(pages.text(DAY, administrator, "/second-looks")).contains("confirmed", second.login());
  }
}
