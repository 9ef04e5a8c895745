package org.rihla.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rihla.journey.Programme.RABAT;
import static org.rihla.journey.Programme.done;

import java.time.ZoneOffset;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.rihla.access.Actor;
import org.rihla.access.OwnAccounts;
import org.rihla.access.Role;
import org.rihla.access.Staff;
import org.rihla.casework.Outcome;
import org.rihla.casework.Stage;
import org.rihla.counselling.Declarations.Declaration;
import org.rihla.people.Identity.Sex;
import org.rihla.portal.OwnAccess;
import org.rihla.privacy.Assent;
import org.rihla.privacy.Consents.Consent;
import org.rihla.privacy.Consents.Terms;
import org.rihla.privacy.Forgetting;
import org.rihla.values.Language;
import org.rihla.values.PersonId;
import org.rihla.values.StaffId;
import org.rihla.web.NotFound;

/** What somebody sees and does who comes for themselves. */
class OwnDoorTest extends AtWork {

  private static final String PIN = "805317";
  private static final Map<String, String> ALL = Map.of("whole", "true");

  private Outcome letsIn(Family family, PersonId person, String pin, String again) {
    return family.as(Role.RETURN_COUNSELLOR, () -> context.getBean(OwnAccess.class).give(family.id, person, pin, again));
  }

  private Actor comes(Family family, PersonId person) {
    done(letsIn(family, person, PIN, PIN));
    return context.getBean(Staff.class).byId(new StaffId(person.value())).orElseThrow();
  }

  private String read(Family family, Actor who, String path) throws Exception {
    return pages.page(family, who, path).getContentAsString();
  }

  private int status(Family family, Actor who, String path) { return pages.page(family, who, path).getStatus(); }

  private int send(Family family, Actor who, String path, Map<String, String> entries) {
    return pages.send(who, family.today.atTime(12, 0).toInstant(ZoneOffset.UTC), path, entries).getStatus();
  }

  @Test
  void their_pages_speak_as_they_do_until_they_choose() {
    var family = Family.registered(p);
    var staff = context.getBean(Staff.class);
    var account = comes(family, family.mother()).id();
    assertThat(staff.language(account)).contains(Language.FR);
    staff.speaks(account, Language.AR);
    done(letsIn(family, family.mother(), PIN, PIN));
    assertThat(staff.language(account)).as("another PIN changes nothing of it").contains(Language.AR);
  }

  @Test
  void it_is_opened_at_the_desk_for_adults_with_six_digits_that_nobody_guesses() {
    var family = Family.registered(p);
    assertThat(letsIn(family, family.child(), PIN, PIN)).isEqualTo(Outcome.refused("own-access-adult"));
    assertThat(letsIn(family, family.mother(), PIN, "805318")).isEqualTo(Outcome.refused("pins-differ"));
    for (var guessed : new String[]{"123456", "987654", "111111", "121212", "890123", "12345", "27019x", ""})
      assertThat(letsIn(family, family.mother(), guessed, guessed)).as(guessed).isEqualTo(Outcome.refused("pin-guessed"));
    done(letsIn(family, family.mother(), PIN, PIN));
    var first = context.getBean(OwnAccounts.class).reference(family.mother()).orElseThrow();
    assertThat(first).matches("[0-9]{8}");
    done(letsIn(family, family.mother(), "402817", "402817"));
    assertThat(context.getBean(OwnAccounts.class).reference(family.mother())).as("a forgotten PIN is chosen anew").contains(first);
  }

  @Test
  void they_read_where_they_stand_and_no_name_stands_there_and_nothing_that_others_wrote() throws Exception {
    var family = Family.registered(p);
    var mother = comes(family, family.mother());
    var today = read(family, mother, "/");
    assertThat(today).contains("Your request is being prepared", family.column("number", String.class), "The talk in which everything");
    assertThat(today).doesNotContain("Bah", "Invented", "/cases", "/account");
    pages.ofCase(family, "RBA", Role.RETURN_COUNSELLOR);
    assertThat(read(family, mother, "/mine/seen")).contains("Somebody of the office", "You, by your own access").doesNotContain(
      "Return counsellor", "sealed words",
      "emergency");
    assertThat(family.approved().stage()).isEqualTo(Stage.APPROVED);
    assertThat(read(family, mother, "/")).contains("Your request is accepted", "A valid travel document")
      .doesNotContain("The talk in which");
  }

  @Test
  void the_rooms_of_the_staff_are_not_theirs_and_neither_is_anybody_elses_file() {
    var family = Family.registered(p);
    var other = Family.registered(p);
    var mother = comes(family, family.mother());
    for (var path : new String[]{"/cases", "/cases/" + family.id, "/cases/" + other.id, "/account", "/second-looks", "/staff", "/audit",
      "/funds",
      "/cases/" + family.id + "/seen", "/cases/" + family.id + "/forms/withdrawal", "/cases/new"})
      assertThat(status(family, mother, path)).as(path).isEqualTo(404);
    assertThat(context.getBean(Staff.class).all()).extracting(Actor::role).doesNotContain(Role.MIGRANT);
    assertThat(context.getBean(Staff.class).active()).extracting(Actor::role).doesNotContain(Role.MIGRANT);
    assertThatThrownByThem(other, mother);
    assertThat(status(family, p.as(Role.RETURN_COUNSELLOR, "RBA"), "/mine/agreed")).as("staff at their door").isEqualTo(404);
  }

  private void assertThatThrownByThem(Family other, Actor who) {
    org.assertj.core.api.Assertions.assertThatThrownBy(
      () -> Programme.on(other.today, who, () -> p.consenting.withdraw(other.id, other.mother(), "C_PROCESS", "", "PORTAL")))
      .isInstanceOfAny(NotFound.class, org.rihla.access.Forbidden.class);
  }

  @Test
  void they_take_back_what_they_agreed_to_and_nobody_reads_it_any_more() throws Exception {
    var family = Family.of(p, Programme.GUINEA, Family.adult(Sex.F, "PRINCIPAL"));
    done(family.as(Role.RETURN_COUNSELLOR, () -> p.transfers.offer(family.id, "fr")));
    var woman = comes(family, family.mother());
    assertThat(read(family, woman, "/mine/agreed")).contains("I take it back");
    assertThat(send(family, woman, "/mine/agreed", Map.of("purpose", "C_SHARE_ORIGIN", "recipient", ""))).isEqualTo(302);
    assertThat(pages.ofCase(family, p.as(Role.ORIGIN_CASE_WORKER, Programme.CONAKRY)).getStatus()).isEqualTo(404);
    assertThat(read(family, woman, "/mine/agreed")).contains("You took it back");
    assertThat(send(family, woman, "/mine/agreed", Map.of("purpose", "NONSENSE"))).isEqualTo(422);
    assertThat(send(family, woman, "/mine/agreed", Map.of("purpose", "C_SHARE_ORIGIN"))).as("twice").isEqualTo(422);
  }

  @Test
  void they_say_that_they_stay_and_everything_stops_without_a_reason() throws Exception {
    var family = Family.of(p, Programme.GUINEA, Family.adult(Sex.F, "PRINCIPAL")).cleared();
    var woman = comes(family, family.mother());
    assertThat(read(family, woman, "/mine/withdrawal")).contains("Yes, I stay", "the children who travel with you");
    assertThat(send(family, woman, "/mine/withdrawal", Map.of("whole", "false"))).as("they read something else").isEqualTo(422);
    assertThat(send(family, woman, "/mine/withdrawal", ALL)).isEqualTo(302);
    assertThat(family.stage()).isEqualTo(Stage.CLOSED);
    assertThat(family.count("travel.journey where status = 'BOOKED'")).isZero();
    assertThat(family.count("casework.task where done_at is null and kind = 'CALL_WHO_STAYS'")).isOne();
    assertThat(
      pages.send(family, Role.RETURN_COUNSELLOR, "who-stays", Map.of("person", family.mother().toString(), "ownWill", "YES")).getStatus())
      .isEqualTo(302);
    assertThat(family.count("casework.task where done_at is null and kind = 'CALL_WHO_STAYS'")).isZero();
    assertThat(family.column("closure_reason", String.class)).isEqualTo("WITHDREW_BEFORE_DEPARTURE");
    assertThat(read(family, woman, "/")).contains("You stay: your return has been stopped");
    assertThat(send(family, woman, "/mine/withdrawal", ALL)).as("twice").isEqualTo(422);
  }

  @Test
  void one_of_two_adults_stays_and_the_other_goes_on() throws Exception {
    var family = Family.registered(p);
    var two = family.adults();
    assertThat(two).hasSize(2);
    var first = comes(family, family.mother());
    assertThat(read(family, first, "/mine/withdrawal")).contains("This is for you alone");
    assertThat(send(family, first, "/mine/withdrawal", ALL)).as("not the others'").isEqualTo(422);
    assertThat(send(family, first, "/mine/withdrawal", Map.of("whole", "false"))).isEqualTo(302);
    assertThat(family.stage()).isEqualTo(Stage.REGISTERED);
    assertThat(read(family, first, "/")).as("it is no longer their file").contains("No file is open for you");
    done(family.as(Role.RETURN_COUNSELLOR, () -> context.getBean(OwnAccess.class).end(family.id, family.mother())));
  }

  @Test
  void they_ask_to_have_something_put_right_and_read_the_answer() throws Exception {
    var family = Family.registered(p);
    var mother = comes(family, family.mother());
    assertThat(send(family, mother, "/mine/correction", Map.of("wrong", "…"))).isEqualTo(422);
    assertThat(send(family, mother, "/mine/correction", Map.of("wrong", "My second name is written with an e at the end."))).isEqualTo(302);
    assertThat(read(family, mother, "/")).contains("waits for an answer");
    assertThat(family.count("casework.task where done_at is null and kind = 'ANSWER_WISH'")).isOne();
    var counsellor = family.as(Role.RETURN_COUNSELLOR, () -> pages.ofCase(family, "RBA", Role.RETURN_COUNSELLOR)).getContentAsString();
    assertThat(counsellor).contains("written with an e at the end");
    var wish = p.db.sql("select id from portal.wish where case_id = ?").param(family.id.value()).query(String.class).single();
    assertThat(pages.send(family, Role.RETURN_COUNSELLOR, "wish-answer", Map.of("wish", wish, "putRight", "YES")).getStatus()).isIn(200,
      302);
    assertThat(read(family, mother, "/")).contains("Asked to be put right: done");
    assertThat(family.count("casework.task where done_at is null and kind = 'ANSWER_WISH'")).isZero();
  }

  private UUID asks(Family family, Actor who, String words) {
    assertThat(send(family, who, "/mine/correction", Map.of("wrong", words))).isEqualTo(302);
    return p.db.sql("select id from portal.wish where case_id = ? order by id desc limit 1").param(family.id.value()).query(UUID.class)
      .single();
  }

  @Test
  void what_they_ask_stands_where_it_is_answered_and_they_read_the_answer_in_the_words_of_the_office() throws Exception {
    var family = Family.registered(p);
    var mother = comes(family, family.mother());
    var father = comes(family, family.adults().getLast());
    var wish = asks(family, mother, "Mon nom s’écrit avec un e <b>à la fin</b>.");
    var form = pages.form(family, Role.RETURN_COUNSELLOR, "wish-answer").html();
    assertThat(form).contains("Mon nom s’écrit avec un e &lt;b&gt;à la fin&lt;/b&gt;.").doesNotContainPattern("value=\"" + wish
      + "\" checked");
    assertThat(read(p.as(Role.RETURN_COUNSELLOR, RABAT), "sealed portal.wish.answer portal.wish.words", family.mother())).isPositive();
    var answer = Map.of("wish", wish.toString(), "putRight", "NO", "answerInWords", "Le passeport dit autrement : apportez l’acte.");
    assertThat(send(family, "wish-answer", Map.of("wish", wish.toString(), "putRight", "NO", "answerInWords", "…"))).isEqualTo(422);
    assertThat(send(family, "wish-answer", answer)).isEqualTo(302);
    assertThat(send(family, "wish-answer", answer)).as("answered already").isIn(404, 409, 422);
    assertThat(read(family, mother, "/")).contains("read the answer", "/mine/correction#asked").doesNotContain("passeport");
    assertThat(read(family, mother, "/mine/correction")).contains("Le passeport dit autrement : apportez l’acte.", "avec un e &lt;b&gt;");
    assertThat(read(family, father, "/mine/correction")).as("nobody else's").doesNotContain("passeport", "avec un e");
    assertThat(read(family, father, "/")).doesNotContain("read the answer");
    assertThat(p.db.sql("select encode(answer, 'escape') from portal.wish where id = ?").param(wish).query(String.class).single())
      .doesNotContain("passeport");
  }

  private int send(Family family, String form, Map<String, String> entries) {
    return pages.send(family, Role.RETURN_COUNSELLOR, form, entries).getStatus();
  }

  private long read(Actor who, String what, PersonId whose) {
    return p.db.sql("select count(*) from privacy.audit_event where act = 'READ_CASE' and fields = ? and person_id = ?").param(what)
      .param(whose.value()).query(Long.class).single();
  }

  @Test
  void who_left_the_group_still_has_a_door_and_it_can_be_shut() throws Exception {
    var family = Family.registered(p);
    comes(family, family.mother());
    var father = comes(family, family.adults().getLast());
    assertThat(send(family, father, "/mine/withdrawal", Map.of("whole", "false"))).isEqualTo(302);
    assertThat(pages.form(family, Role.RETURN_COUNSELLOR, "own-access-end").html()).contains("value=\"" + family.mother() + "\"",
      "value=\"" + father.id() + "\"").doesNotContain("value=\"" + family.child() + "\"");
    assertThat(pages.form(family, Role.RETURN_COUNSELLOR, "own-access-end").send(Map.of("person", father.id().toString())).getStatus())
      .isEqualTo(302);
    assertThat(context.getBean(OwnAccounts.class).reference(new PersonId(father.id().value()))).isEmpty();
    assertThat(pages.form(family, Role.RETURN_COUNSELLOR, "own-access-end").html()).doesNotContain(father.id().toString());
  }

  // ---- what they gave for a child

  private void gives(Family family, PersonId guardian, String purpose, boolean yes) {
    done(family.as(Role.RETURN_COUNSELLOR, () -> p.consenting.record(family.id, family.child(), new Consent(purpose, "CONSENT", yes,
      "SIGNATURE", "fr", true, Terms.USUAL.saying(new Assent("YES", null)).givenBy(guardian)))));
  }

  private Map<String, String> forChild(Family family, String purpose) {
    return Map.of("purpose", purpose, "recipient", "", "child", family.child().toString());
  }

  @Test
  void a_parent_reads_what_she_gave_for_her_child_and_takes_it_back_with_the_same_effect() throws Exception {
    var family = Family.registered(p);
    done(family.as(Role.RETURN_COUNSELLOR, () -> p.transfers.offer(family.id, "fr")));
    var mother = comes(family, family.mother());
    var father = comes(family, family.adults().getLast());
    var page = read(family, mother, "/mine/agreed");
    assertThat(page).as("nobody wrote down who gave it").doesNotContain("For my children");
    gives(family, family.mother(), "C_SHARE_ORIGIN", true);
    page = read(family, mother, "/mine/agreed");
    assertThat(page).contains("For my children", "Girl, 9 years", "You said yes for the child.", "name=\"child\" value=\"" + family.child())
      .doesNotContain("Bah", "Invented");
    assertThat(read(family, father, "/mine/agreed")).as("nobody else's").doesNotContain("For my children", family.child().toString());
    assertThat(send(family, father, "/mine/agreed", forChild(family, "C_SHARE_ORIGIN"))).isEqualTo(404);
    assertThat(send(family, mother, "/mine/agreed", forChild(family, "C_PROCESS"))).as("she did not give it").isEqualTo(404);
    var abroad = p.as(Role.ORIGIN_CASE_WORKER, Programme.CONAKRY);
    assertThat(pages.ofCase(family, abroad).getStatus()).isEqualTo(200);
    assertThat(send(family, mother, "/mine/agreed", forChild(family, "C_SHARE_ORIGIN"))).isEqualTo(302);
    assertThat(pages.ofCase(family, abroad).getStatus()).as("at once").isEqualTo(404);
    assertThat(read(family, mother, "/mine/agreed")).contains("You took it back");
    assertThat(send(family, mother, "/mine/agreed", forChild(family, "C_SHARE_ORIGIN"))).as("twice").isIn(404, 422);
  }

  @Test
  void nobody_takes_back_for_a_child_of_others_of_another_guardian_or_that_has_grown_up() throws Exception {
    var family = Family.registered(p);
    var other = Family.registered(p);
    var mother = comes(family, family.mother());
    gives(other, other.mother(), "C_PHOTO", true);
    assertThat(send(family, mother, "/mine/agreed", forChild(other, "C_PHOTO"))).as("another case").isEqualTo(404);
    assertThat(send(family, mother, "/mine/agreed", Map.of("purpose", "C_PHOTO", "child", "nonsense"))).isIn(400, 404);
    gives(family, family.mother(), "C_PHOTO", true);
    gives(family, family.adults().getLast(), "C_PHOTO", true);
    assertThat(send(family, mother, "/mine/agreed", forChild(family, "C_PHOTO"))).as("the last word is the father's").isEqualTo(404);
    assertThat(read(family, mother, "/mine/agreed")).doesNotContain("For my children");
    gives(family, family.mother(), "C_PHOTO", false);
    assertThat(read(family, mother, "/mine/agreed")).contains("You said no for the child.");
    gives(family, family.mother(), "C_PHOTO", true);
    family.today = family.today.plusYears(10);
    assertThat(read(family, mother, "/mine/agreed")).as("grown up").doesNotContain("For my children", family.child().toString());
    assertThat(send(family, mother, "/mine/agreed", forChild(family, "C_PHOTO"))).as("grown up").isEqualTo(404);
    assertThat(
      p.db.sql("select count(*) from privacy.consent_withdrawal w join privacy.consent c on c.id = w.consent_id where c.person_id = ?")
        .param(family.child().value()).query(Long.class).single())
      .isZero();
  }

  @Test
  void who_left_the_group_no_longer_speaks_for_its_children() {
    var family = Family.registered(p);
    gives(family, family.adults().getLast(), "C_PHOTO", true);
    var father = comes(family, family.adults().getLast());
    assertThat(send(family, father, "/mine/withdrawal", Map.of("whole", "false"))).isEqualTo(302);
    assertThat(send(family, father, "/mine/agreed", forChild(family, "C_PHOTO"))).as("nothing is theirs any more").isEqualTo(302);
    assertThat(
      p.db.sql("select count(*) from privacy.consent_withdrawal w join privacy.consent c on c.id = w.consent_id where c.person_id = ?")
        .param(family.child().value()).query(Long.class).single())
      .isZero();
  }

  @Test
  void that_they_looked_at_what_they_agreed_to_is_written_down_for_each_of_whom_they_read() throws Exception {
    var family = Family.registered(p);
    gives(family, family.mother(), "C_PHOTO", true);
    var mother = comes(family, family.mother());
    assertThat(read(mother, "own", family.mother())).isZero();
    read(family, mother, "/mine/agreed");
    assertThat(read(mother, "own", family.mother())).isOne();
    assertThat(read(mother, "own guardian", family.child())).isOne();
  }

  @Test
  void it_is_quoted_to_them_as_they_heard_it_and_in_the_language_of_the_page() throws Exception {
    var family = Family.of(p, Programme.GUINEA, Family.adult(Sex.F, "PRINCIPAL"));
    done(family.as(Role.RETURN_COUNSELLOR, () -> p.consenting.record(family.id, family.mother(), new Consent("C_RESEARCH", "CONSENT", true,
      "SIGNATURE", "ar", false, new Terms("", Set.of(), "SHARED_LANGUAGE", null, null, null, null)))));
    var woman = comes(family, family.mother());
    assertThat(read(family, woman, "/mine/agreed")).contains("<blockquote lang=\"ar\" dir=\"rtl\">أوافق على استعمال معطياتي",
      "<blockquote lang=\"en\" dir=\"ltr\">I agree that my data, without my name");
  }

  @Test
  void one_of_two_is_told_nothing_of_the_other() throws Exception {
    var family = Family.registered(p);
    family.counsel();
    done(
      family.as(Role.RETURN_COUNSELLOR, () -> p.declarations.sign(family.id, new Declaration(family.mother(), "fr", "SIGNATURE", true, null,
        null, null))));
    var mother = comes(family, family.mother());
    var father = comes(family, family.adults().getLast());
    assertThat(read(family, mother, "/")).doesNotContain("Your declaration that you want to go home");
    assertThat(read(family, father, "/")).contains("Your declaration that you want to go home");
  }

  @Test
  void a_talk_and_a_seat_are_told_to_those_who_have_them() throws Exception {
    var family = Family.registered(p).approved().handOver();
    var at = family.today.plusDays(2).atTime(10, 0).toInstant(ZoneOffset.UTC);
    done(family.as(Role.RETURN_COUNSELLOR, () -> p.sessions.book(family.id, java.util.List.of(family.mother()), at, "fr", null)));
    var mother = comes(family, family.mother());
    var father = comes(family, family.adults().getLast());
    assertThat(read(family, mother, "/")).doesNotContain("No talk is planned");
    assertThat(read(family, father, "/")).contains("No talk is planned");
    family.later(3);
    assertThat(read(family, mother, "/")).as("its hour is over").contains("No talk is planned");
  }

  @Test
  void only_the_office_where_they_are_opens_it() throws Exception {
    var family = Family.registered(p).approved().handOver();
    var abroad = p.as(Role.ORIGIN_CASE_WORKER, Programme.CONAKRY);
    done(letsIn(family, family.mother(), PIN, PIN));
    assertThat(Programme.<Outcome>on(family.today, abroad, () -> context.getBean(OwnAccess.class).give(family.id, family.mother(), "402817",
      "402817"))).isEqualTo(Outcome.refused("not-in-your-custody"));
    var reference = context.getBean(OwnAccounts.class).reference(family.mother()).orElseThrow();
    assertThat(pages.ofCase(family, abroad).getContentAsString()).doesNotContain(reference.substring(0, 4) + " " + reference.substring(4),
      "forms/own-access\"");
  }

  @Test
  void who_takes_back_that_we_work_with_it_is_talked_with_and_goes_nowhere_meanwhile() throws Exception {
    var family = Family.of(p, Programme.GUINEA, Family.adult(Sex.F, "PRINCIPAL"));
    var woman = comes(family, family.mother());
    assertThat(send(family, woman, "/mine/agreed", Map.of("purpose", "C_PROCESS", "recipient", ""))).isEqualTo(302);
    assertThat(family.count("casework.task where done_at is null and kind = 'TALK_ABOUT_CONSENT'")).isOne();
    assertThat(family.as(Role.RETURN_COUNSELLOR, () -> p.transfers.offer(family.id, "fr"))).isEqualTo(Outcome.refused("no-legal-basis"));
  }

  @Test
  void a_birthday_is_no_pin() {
    var family = Family.registered(p);
    var born = org.rihla.access.Sight.wide(() -> context.getBean(org.rihla.people.Persons.class).find(family.mother())).orElseThrow()
      .birthDate();
    var day = java.time.format.DateTimeFormatter.ofPattern("ddMMyy").format(born);
    assertThat(letsIn(family, family.mother(), day, day)).isEqualTo(Outcome.refused("pin-guessed"));
  }

  @Test
  void no_administrator_finds_the_account_and_a_new_pin_puts_out_whoever_is_in() throws Exception {
    var family = Family.registered(p);
    var mother = comes(family, family.mother());
    var administrator = p.as(Role.SYSTEM_ADMINISTRATOR, "RBA");
    for (var door : new String[]{"/link", "/off", "/on", "/role", "/forget"})
      assertThat(send(family, administrator, "/staff/" + mother.id() + door, Map.of())).as(door).isEqualTo(404);
    p.db.sql("""
      insert into signin.session (id_hash, staff_id, role, office, complete, begun_at, seen_at, proven_at)
      values (decode(repeat('ab', 32), 'hex'), ?, 'MIGRANT', 'RBA', true, now(), now(), now())""").param(mother.id().value()).update();
    done(letsIn(family, family.mother(), "402817", "402817"));
    assertThat(p.db.sql("select count(*) from signin.session where staff_id = ?").param(mother.id().value()).query(Long.class).single())
      .isZero();
  }

  @Test
  void what_waits_for_an_answer_goes_with_them_and_outlives_the_case() throws Exception {
    var family = Family.registered(p).cleared();
    var mother = comes(family, family.mother());
    assertThat(send(family, mother, "/mine/correction", Map.of("wrong", "My second name is written with an e at the end."))).isEqualTo(302);
    family.today = Family.FLIGHT;
    family.reconfirm();
    family.as(Role.MOVEMENTS_OFFICER, () -> p.departures.depart(family.id, "DEPARTED"));
    assertThat(p.db.sql("select for_role from casework.task where case_id = ? and kind = 'ANSWER_WISH' and done_at is null").param(family.id
      .value()).query(String.class).list()).containsExactly("ORIGIN_CASE_WORKER");
  }

  @Test
  void shut_or_forgotten_they_are_out_at_once() {
    var family = Family.registered(p);
    comes(family, family.mother());
    done(family.as(Role.RETURN_COUNSELLOR, () -> context.getBean(OwnAccess.class).end(family.id, family.mother())));
    assertThat(context.getBean(OwnAccounts.class).reference(family.mother())).isEmpty();
    comes(family, family.mother());
    family.as(Role.RETURN_COUNSELLOR, () -> {
      context.getBeansOfType(Forgetting.class).values().stream().filter(OwnAccess.class::isInstance).forEach(each -> each.forget(family
        .mother()));
      return null;
    });
    assertThat(context.getBean(OwnAccounts.class).reference(family.mother())).isEmpty();
  }
}
