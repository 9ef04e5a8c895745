package org.rihla.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.rihla.journey.Programme.CONAKRY;
import static org.rihla.journey.Programme.RABAT;
import static org.rihla.journey.Programme.done;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.rihla.access.Actor;
import org.rihla.access.Forbidden;
import org.rihla.access.Role;
import org.rihla.casework.Conflicts;
import org.rihla.casework.Outcome;
import org.rihla.casework.Reopening;
import org.rihla.people.Identity.Sex;
import org.rihla.privacy.Assent;
import org.rihla.privacy.Consents.Consent;
import org.rihla.privacy.Consents.Terms;
import org.rihla.privacy.Disclosable;
import org.rihla.privacy.Reading;
import org.rihla.privacy.Witness;
import org.rihla.values.Calendar;
import org.rihla.values.Language;
import org.rihla.web.NotFound;

/** How a case goes to the office of origin, and how it comes to an end. */
class TransferTest extends AtWork {

  private Family family;
  private Actor counsellor;
  private Actor abroad;

  @BeforeEach
  void one_adult_registered_in_rabat() {
    family = Family.of(p, Programme.GUINEA, Family.adult(Sex.F, "PRINCIPAL"));
    counsellor = p.as(Role.RETURN_COUNSELLOR, RABAT);
    abroad = p.as(Role.ORIGIN_CASE_WORKER, CONAKRY);
  }

  private Outcome does(Actor who, Callable<Outcome> deed) { return Programme.on(family.today, who, deed); }

  private Outcome offers() { return does(counsellor, () -> p.transfers.offer(family.id, "fr")); }

  private Outcome accepts() { return does(abroad, () -> p.transfers.accept(family.id, abroad.id())); }

  private Outcome withdraws(String purpose) {
    return does(counsellor, () -> p.consenting.withdraw(family.id, family.mother(), purpose, "", "PHONE"));
  }

  private Outcome says(String purpose, String basis, boolean given, Terms terms) {
    return does(counsellor,
      () -> p.consenting.record(family.id, family.mother(), new Consent(purpose, basis, given, "SIGNATURE", "fr", false, terms)));
  }

  private int sees(Actor who) { return pages.ofCase(family, who).getStatus(); }

  private String number() { return family.column("number", String.class); }

  private String status() {
    return p.db.sql("select status from casework.transfer where case_id = ? order by id desc limit 1").param(family.id.value())
      .query(String.class).single();
  }

  private long open(String task) { return family.count("casework.task where done_at is null and kind = '" + task + "'"); }

  private String today(Actor who) throws Exception { return pages.page(family, who, "/").getContentAsString(); }

  // ---- offered, answered

  @Test
  void it_is_drafted_with_the_consents_and_seen_abroad_only_once_it_is_offered() throws Exception {
    assertThat(status()).isEqualTo("DRAFTED");
    assertThat(sees(abroad)).isEqualTo(404);
    done(offers());
    assertThat(status()).isEqualTo("OFFERED");
    assertThat(open("ANSWER_TRANSFER")).isOne();
    assertThat(today(abroad)).contains(number());
    assertThat(offers()).isEqualTo(Outcome.refused("transfer-offered-already"));
  }

  @Test
  void an_offer_shows_the_number_and_no_name() throws Exception {
    done(offers());
    var page = pages.ofCase(family, abroad).getContentAsString();
    assertThat(page).contains(number(), "/forms/transfer-acceptance\"", "/forms/transfer-refusal\"").doesNotContain("Bah", "Invented",
      "I.B.", "section aria-labelledby=\"people\"", "+2126", "/forms/withdrawal\"", "safeguard");
    assertThat(pages.page(family, abroad, "/cases").getContentAsString()).contains(number()).doesNotContain("I.B.");
    assertThat(pages.found(family, abroad, "Bah Invented 1991")).as("nobody is found by a name").doesNotContain(number());
    assertThat(pages.page(family, abroad, "/cases/" + family.id + "/people/" + family.mother()).getStatus()).isEqualTo(404);
    assertThat(pages.page(family, abroad, "/cases/" + family.id + "/seen").getStatus()).isEqualTo(404);
    assertThatThrownBy(() -> does(abroad, () -> p.team.takeOn(family.id))).isInstanceOf(Forbidden.class);
    assertThatThrownBy(() -> does(abroad, () -> p.journeys.confirmReception(family.id, true))).isInstanceOf(Forbidden.class);
  }

  @Test
  void who_accepts_works_on_it_and_twice_is_once() throws Exception {
    done(offers());
    done(accepts());
    assertThat(status()).isEqualTo("ACTIVE");
    assertThat(family.count("casework.case_worker where role = 'ORIGIN_CASE_WORKER'")).isOne();
    assertThat(accepts()).isEqualTo(Outcome.refused("transfer-answered-already"));
    assertThat(family.count("casework.case_worker where role = 'ORIGIN_CASE_WORKER'")).isOne();
    assertThat(open("ANSWER_TRANSFER")).isZero();
    assertThat(pages.ofCase(family, abroad).getContentAsString()).contains("Invented", "Bah");
  }

  @Test
  void two_who_accept_at_once_are_one() throws Exception {
    done(offers());
    var answers = new ArrayList<Outcome>();
    try (var two = Executors.newFixedThreadPool(2)) {
      for (var answer : two.invokeAll(List.<Callable<Outcome>>of(this::accepts, this::accepts))) answers.add(answer.get());
    }
    assertThat(answers).containsExactlyInAnyOrder(Outcome.done(), Outcome.refused("transfer-answered-already"));
  }

  @Test
  void it_is_accepted_for_a_case_worker_of_that_office_and_by_nobody_else() {
    done(offers());
    var manager = p.as(Role.OFFICE_MANAGER, CONAKRY);
    var elsewhere = p.as(Role.ORIGIN_CASE_WORKER, Programme.ABIDJAN);
    assertThat(does(manager, () -> p.transfers.accept(family.id, elsewhere.id()))).isEqualTo(Outcome.refused("not-somebody-who-can"));
    assertThatThrownBy(() -> does(elsewhere, () -> p.transfers.accept(family.id, elsewhere.id()))).isInstanceOf(NotFound.class);
    assertThatThrownBy(() -> does(counsellor, () -> p.transfers.accept(family.id, abroad.id()))).isInstanceOf(Forbidden.class);
    done(does(manager, () -> p.transfers.accept(family.id, abroad.id())));
    assertThat(sees(abroad)).isEqualTo(200);
  }

  @Test
  void a_refusal_has_a_reason_and_it_can_be_offered_again() throws Exception {
    done(offers());
    done(does(abroad, () -> p.transfers.refuse(family.id, "NO_CAPACITY")));
    assertThat(sees(abroad)).isEqualTo(404);
    assertThat(open("OFFER_AGAIN")).isOne();
    assertThat(pages.ofCase(family, counsellor).getContentAsString()).contains("Refused by the office of origin", "No capacity");
    done(offers());
    done(accepts());
  }

  // ---- taken back

  @Test
  void whoever_takes_their_word_back_is_seen_no_more_at_once_and_what_was_copied_is_deleted() throws Exception {
    done(offers());
    done(accepts());
    var still = pages.ofCase(family, abroad).getContentAsString().replaceAll("(?s).*data-still=\"([^\"]*)\".*", "$1");
    assertThat(pages.page(family, abroad, still).getStatus()).isEqualTo(204);
    assertThat(withdraws("C_SHARE_ORIGIN")).isEqualTo(Outcome.done());
    assertThat(pages.page(family, abroad, still).getStatus()).as("the page that is open").isEqualTo(404);
    assertThat(sees(abroad)).isEqualTo(404);
    assertThat(status()).isEqualTo("CLOSED");
    assertThat(family.column("shared", Boolean.class)).isFalse();
    assertThatThrownBy(() -> does(abroad, () -> p.journeys.confirmReception(family.id, true))).isInstanceOf(NotFound.class);
    assertThat(p.db.sql("select due_on from casework.task where case_id = ? and kind = 'DELETE_COPIES'").param(family.id.value())
      .query(LocalDate.class).single()).isEqualTo(family.today.plusDays(30));

    var copies = "/cases/" + family.id + "/copies";
    assertThat(today(abroad)).contains(copies);
    assertThat(pages.page(family, abroad, copies).getContentAsString()).contains(number()).doesNotContain("Bah", "Invented");
    assertThat(pages.sent(family, p.as(Role.ORIGIN_CASE_WORKER, Programme.ABIDJAN), copies).getStatus()).isEqualTo(404);
    assertThat(open("DELETE_COPIES")).isOne();
    assertThat(pages.sent(family, abroad, copies).getStatus()).isEqualTo(302);
    assertThat(open("DELETE_COPIES")).isZero();
    assertThat(pages.page(family, abroad, copies).getStatus()).as("and nothing more is to be seen there").isEqualTo(404);
    assertThat(withdraws("C_SHARE_ORIGIN")).isEqualTo(Outcome.refused("no-such-consent"));
  }

  @Test
  void an_offer_withdrawn_before_the_answer_cannot_be_accepted() {
    done(offers());
    done(withdraws("C_SHARE_ORIGIN"));
    assertThatThrownBy(this::accepts).isInstanceOf(NotFound.class);
    assertThat(open("ANSWER_TRANSFER")).isZero();
    assertThat(open("DELETE_COPIES")).as("it saw nothing").isZero();
  }

  @Test
  void an_agreement_until_a_day_ends_with_it_for_every_page() throws Exception {
    done(says("C_SHARE_ORIGIN", "CONSENT", true, Terms.USUAL.until(family.today.plusDays(3))));
    done(offers());
    done(accepts());
    family.later(3);
    assertThat(sees(abroad)).isEqualTo(200);
    family.later(1);
    assertThat(sees(abroad)).isEqualTo(404);
    assertThat(pages.page(family, abroad, "/cases").getContentAsString()).doesNotContain(number());
  }

  @Test
  void when_the_day_agreed_is_over_copies_are_asked_back_and_it_can_be_offered_anew() throws Exception {
    done(says("C_SHARE_ORIGIN", "CONSENT", true, Terms.USUAL.until(family.today.plusDays(3))));
    done(offers());
    done(accepts());
    family.later(3);
    aDayBegins();
    assertThat(status()).isEqualTo("ACTIVE");
    family.later(1);
    aDayBegins();
    aDayBegins();
    assertThat(status()).isEqualTo("CLOSED");
    assertThat(open("DELETE_COPIES")).isOne();
    assertThat(offers()).isEqualTo(Outcome.refused("not-all-agree"));
    done(says("C_SHARE_ORIGIN", "CONSENT", true, Terms.USUAL.until(family.today.plusDays(30))));
    done(offers());
    done(accepts());
    assertThat(sees(abroad)).isEqualTo(200);
  }

  @Test
  void whoever_agrees_again_before_the_night_has_passed_is_offered_anew_and_not_just_opened() {
    done(says("C_SHARE_ORIGIN", "CONSENT", true, Terms.USUAL.until(family.today)));
    done(offers());
    done(accepts());
    family.later(1);
    done(says("C_SHARE_ORIGIN", "CONSENT", true, Terms.USUAL));
    assertThat(status()).isEqualTo("DRAFTED");
    assertThat(sees(abroad)).isEqualTo(404);
    done(offers());
    assertThat(status()).isEqualTo("OFFERED");
  }

  /** In nobody's name. */
  private void aDayBegins() throws Exception {
    Calendar.at(family.today.atTime(1, 0).toInstant(ZoneOffset.UTC), () -> {
      context.getBean(Reopening.class).lookAgain();
      return null;
    });
  }

  @Test
  void less_is_shown_from_the_moment_on_in_which_less_is_agreed() throws Exception {
    done(offers());
    done(accepts());
    assertThat(pages.ofCase(family, abroad).getContentAsString()).contains("Bah");
    done(says("C_SHARE_ORIGIN", "CONSENT", true, Terms.USUAL.covering(EnumSet.of(Disclosable.CASE, Disclosable.GIVEN_NAMES))));
    assertThat(pages.ofCase(family, abroad).getContentAsString()).contains("Invented").doesNotContain("Bah", "+2126", "1991");
    done(says("C_SHARE_ORIGIN", "CONSENT", false, Terms.USUAL));
    assertThat(sees(abroad)).isEqualTo(404);
  }

  // ---- without consent

  @Test
  void where_a_life_is_in_danger_two_people_hand_over_what_is_needed_and_no_more() throws Exception {
    done(withdraws("C_SHARE_ORIGIN"));
    var protection = family.working(p.as(Role.PROTECTION_OFFICER, RABAT));
    var watching = p.as(Role.DATA_PROTECTION_OFFICER, RABAT);
    assertThat(does(protection, () -> p.urgent.ask(family.id, "danger"))).isEqualTo(Outcome.refused("reason-too-short"));
    assertThatThrownBy(() -> does(counsellor, () -> p.urgent.ask(family.id, "Her brother is looking for her there."))).isInstanceOf(
      Forbidden.class);
    done(does(protection, () -> p.urgent.ask(family.id, "Her brother is looking for her there.")));
    assertThat(sees(abroad)).isEqualTo(404);
    assertThat(offers()).isEqualTo(Outcome.refused("second-person-needed"));
    assertThatThrownBy(() -> does(protection, () -> p.urgent.confirm(family.id, true))).isInstanceOf(Forbidden.class);
    assertThat(does(p.as(Role.DATA_PROTECTION_OFFICER, RABAT), () -> p.urgent.confirm(family.id, true))).isEqualTo(Outcome.done());
    done(accepts());
    var page = pages.ofCase(family, abroad).getContentAsString();
    assertThat(page).contains("Bah").doesNotContain("03/04/1991", "4 Mar 1991", "MARRIED");
    assertThat(p.db.sql("select count(*) from privacy.consent where person_id = ? and basis = 'VITAL_INTEREST'")
      .param(family.mother().value()).query(Long.class).single()).isOne();
    assertThat(does(watching, () -> p.urgent.confirm(family.id, true))).isEqualTo(Outcome.refused("transfer-not-asked"));
  }

  @Test
  void danger_to_life_was_the_reason_for_one_transfer_and_opens_nothing_in_a_later_one() throws Exception {
    done(withdraws("C_SHARE_ORIGIN"));
    var protection = family.working(p.as(Role.PROTECTION_OFFICER, RABAT));
    done(does(protection, () -> p.urgent.ask(family.id, "Her brother is looking for her there.")));
    done(does(p.as(Role.DATA_PROTECTION_OFFICER, RABAT), () -> p.urgent.confirm(family.id, true)));
    done(does(abroad, () -> p.transfers.refuse(family.id, "NO_CAPACITY")));
    done(says("C_SHARE_ORIGIN", "CONSENT", true, Terms.USUAL.covering(EnumSet.of(Disclosable.CASE, Disclosable.BIRTH_YEAR))));
    done(offers());
    done(accepts());
    assertThat(pages.ofCase(family, abroad).getContentAsString()).contains(number()).doesNotContain("Bah", "Invented", "+2126");
  }

  @Test
  void that_nobody_could_be_asked_is_no_way_of_agreeing_and_no_form_offers_it() {
    var offered = context.getBean(org.rihla.reference.Codes.class).of("how_given").stream().map(code -> code.code()).toList();
    assertThat(offered).contains("SIGNATURE", "THUMBPRINT").doesNotContain("NOT_ASKED", "AT_DEPARTURE");
  }

  @Test
  void nobody_writes_down_alone_what_two_must_decide() {
    for (var basis : List.of("VITAL_INTEREST", "ASSISTANCE_AGREED"))
      assertThat(says("C_SHARE_ORIGIN", basis, true, Terms.USUAL)).as(basis).isEqualTo(Outcome.refused("basis-takes-two"));
  }

  @Test
  void it_is_not_accepted_for_somebody_who_must_stay_away() {
    done(offers());
    done(does(p.as(Role.OFFICE_MANAGER, RABAT),
      () -> context.getBean(Conflicts.class).set(family.id, abroad.id(), "She was married to the brother until last year.")));
    assertThat(does(p.as(Role.OFFICE_MANAGER, CONAKRY), () -> p.transfers.accept(family.id, abroad.id())))
      .isEqualTo(Outcome.refused("not-somebody-who-can"));
    assertThat(status()).isEqualTo("OFFERED");
  }

  // ---- the consulate and the host state

  @Test
  void nothing_goes_to_a_consulate_or_to_the_state_that_nobody_agreed_to() {
    var mover = p.as(Role.MOVEMENTS_OFFICER, RABAT);
    family.approved();
    done(withdraws("C_SHARE_CONSULATE"));
    done(withdraws("C_SHARE_STATE_HOST"));
    assertThat(does(mover, () -> p.documents.request(family.id, family.mother(), "LAISSEZ_PASSER"))).isEqualTo(Outcome.refused(
      "consulate-not-agreed"));
    assertThat(does(mover, () -> p.documents.requestExit(family.id))).isEqualTo(Outcome.refused("state-not-agreed"));
    assertThat(family.count("travel.consular_request where true") + family.count("travel.exit_authorisation where true")).isZero();
    done(says("C_SHARE_CONSULATE", "LEGAL_OBLIGATION", true, Terms.USUAL));
    done(says("C_SHARE_STATE_HOST", "CONSENT", true, Terms.USUAL));
    done(does(mover, () -> p.documents.request(family.id, family.mother(), "LAISSEZ_PASSER")));
    done(does(mover, () -> p.documents.requestExit(family.id)));
    var told = p.db.sql("select array_to_string(fields, ' ') from travel.consular_request where case_id = ?").param(family.id.value())
      .query(String.class).single();
    assertThat(told.split(" ")).contains("FAMILY_NAME", "BIRTH_DATE").doesNotContain("ASYLUM", "NOTES", "TELEPHONE", "MARITAL_STATUS");
    assertThat(p.db.sql("select manifest from travel.exit_authorisation where case_id = ?").param(family.id.value()).query(String.class)
      .single()).hasSize(64);
  }

  // ---- what is written down of it

  @Test
  void each_offer_and_each_acceptance_leaves_a_list_of_fields_in_the_trail_and_never_what_stood_in_them() {
    done(offers());
    done(accepts());
    var trail = p.db.sql("select fields from privacy.audit_event where about_id = ? and fields like 'TRANSFER_%' order by id")
      .param(family.id.value()).query(String.class).list();
    assertThat(trail).hasSize(2).allSatisfy(entry -> assertThat(entry).contains("FAMILY_NAME", "TELEPHONE").containsPattern(
      "sha256:[0-9a-f]{64}$").doesNotContain("Bah", "Invented", "212", "1991", "ASYLUM"));
    assertThat(trail.getFirst()).startsWith("TRANSFER_OFFERED");
    assertThat(trail.getLast()).startsWith("TRANSFER_ACCEPTED");
  }

  @Test
  void who_may_see_what_is_read_on_the_page_with_the_words_that_were_read_out() throws Exception {
    done(does(counsellor, () -> p.consenting.record(family.id, family.mother(), new Consent("C_SHARE_NGO", "CONSENT", true,
      "ORAL_WITH_WITNESS", "ff", false, new Terms("Invented partner", Set.of(Disclosable.TELEPHONE), "PHONE", null, new Witness(
        "Witness Qwerty", "Neighbour Azerty"), null, family.today.plusDays(40)),
      Reading.in(Language.AR)))));
    var page = pages.ofCase(family, counsellor).getContentAsString();
    assertThat(page).contains("Who may see what", "Named partner", "Invented partner", "Covers: Telephone", "Orally, before a witness",
      "Witness Qwerty", "interpreter: By phone", "I agree that the relevant data about me", "version 2");
    assertThat(p.db.sql("select encode(witness, 'escape') from privacy.consent where person_id = ? and witness is not null")
      .param(family.mother().value()).query(String.class).single()).doesNotContain("Qwerty");
    done(does(counsellor,
      () -> p.consenting.withdraw(family.id, family.mother(), "C_SHARE_NGO", "Invented partner", "MESSAGE")));
    assertThat(pages.ofCase(family, counsellor).getContentAsString()).contains("Taken back", "By message",
      "nothing more is handed on for this purpose");
  }

  @Test
  void a_consent_that_is_none_is_not_written_down() {
    assertThat(says("C_SHARE_NGO", "CONSENT", true, Terms.USUAL)).isEqualTo(Outcome.refused("recipient-needed"));
    assertThat(says("C_RESEARCH", "CONSENT", true, Terms.USUAL.until(family.today.minusDays(1)))).isEqualTo(Outcome.refused(
      "date-passed"));
    assertThat(does(counsellor, () -> p.consenting.record(family.id, family.mother(),
      new Consent("C_PHOTO", "CONSENT", true, "ORAL_WITH_WITNESS", "fr", false)))).isEqualTo(Outcome.refused("witness-needed"));
    var three = Family.registered(p);
    assertThat(photo(three, false, Terms.USUAL)).isEqualTo(Outcome.refused("guardian-needed"));
    assertThat(photo(three, true, Terms.USUAL)).isEqualTo(Outcome.refused("assent-needed"));
    assertThat(photo(three, true, Terms.USUAL.saying(new Assent("COULD_NOT", null)))).isEqualTo(Outcome.refused("assent-reason-needed"));
    assertThat(photo(three, true, Terms.USUAL.saying(new Assent("YES", null)).givenBy(family.mother()))).as("not of the group").isEqualTo(
      Outcome.refused("guardian-of-the-group"));
    done(offers());
    done(accepts());
    assertThat(does(abroad, () -> p.consenting.record(family.id, family.mother(),
      new Consent("C_SHARE_ORIGIN", "CONSENT", true, "SIGNATURE", "fr", false)))).as("an office does not widen its own sight").isEqualTo(
        Outcome.refused("not-in-your-custody"));
  }

  private Outcome photo(Family family, boolean guardian, Terms terms) {
    return family.as(Role.RETURN_COUNSELLOR, () -> p.consenting.record(family.id, family.child(), new Consent("C_PHOTO", "CONSENT", true,
      "SIGNATURE", "fr", guardian, terms)));
  }

  // ---- after the departure

  @Test
  void the_host_reads_for_ninety_days_and_then_the_header_alone() throws Exception {
    var gone = Family.registered(p).departed();
    var host = p.as(Role.RETURN_COUNSELLOR, RABAT);
    gone.later(1);
    assertThat(pages.ofCase(gone, host).getContentAsString()).contains("Invented", "Bah");
    assertThatThrownBy(() -> Programme.on(gone.today, host, () -> p.conversations.hold(gone.id, Family.conversation(gone.adults()))))
      .isInstanceOf(Forbidden.class);
    gone.later(89);
    assertThat(pages.ofCase(gone, host).getContentAsString()).contains("Bah");
    gone.later(1);
    assertThat(pages.ofCase(gone, host).getContentAsString()).contains(gone.column("number", String.class)).doesNotContain("Bah",
      "Invented", "sec-counselling");
    assertThat(pages.ofCase(gone, p.as(Role.ORIGIN_CASE_WORKER, CONAKRY)).getContentAsString()).contains("Bah");
  }

  @Test
  void after_the_departure_what_reception_needs_stays_and_the_rest_goes_with_the_consent() throws Exception {
    var gone = Family.oneAdult(p, Programme.GUINEA);
    done(gone.as(Role.RETURN_COUNSELLOR, () -> p.particulars.changeContact(gone.id, gone.mother(),
      new org.rihla.people.Contact("+212611112222", true, "Behind the Qblue mosque", "Qindia", null))));
    gone.departed();
    assertThat(p.db.sql("select count(*) from privacy.consent where person_id = ? and basis = 'ASSISTANCE_AGREED'")
      .param(gone.mother().value()).query(Long.class).single()).isOne();
    gone.later(1);
    assertThat(pages.ofCase(gone, CONAKRY, Role.ORIGIN_CASE_WORKER).getContentAsString()).contains("Qindia", "Qblue", "Bah");
    done(gone.atHome(Role.ORIGIN_CASE_WORKER,
      () -> p.consenting.withdraw(gone.id, gone.mother(), "C_SHARE_ORIGIN", "", "IN_PERSON")));
    assertThat(pages.ofCase(gone, CONAKRY, Role.ORIGIN_CASE_WORKER).getContentAsString()).contains("Qindia", "Bah").doesNotContain("Qblue");
    assertThat(gone.count("casework.task where done_at is null and kind = 'DELETE_COPIES'")).isOne();
  }

  @Test
  void what_was_agreed_until_a_day_ends_with_it_also_after_the_departure() throws Exception {
    var gone = Family.oneAdult(p, Programme.GUINEA);
    var until = gone.today.plusDays(200);
    done(gone.as(Role.RETURN_COUNSELLOR, () -> p.consenting.record(gone.id, gone.mother(),
      new Consent("C_SHARE_ORIGIN", "CONSENT", true, "SIGNATURE", "fr", false, Terms.USUAL.until(until)))));
    gone.departed();
    assertThat(gone.today).isBefore(until);
    assertThat(pages.ofCase(gone, CONAKRY, Role.ORIGIN_CASE_WORKER).getContentAsString()).contains("sec-counselling");
    gone.later((int) java.time.temporal.ChronoUnit.DAYS.between(gone.today, until) + 1);
    assertThat(pages.ofCase(gone, CONAKRY, Role.ORIGIN_CASE_WORKER).getContentAsString()).contains("Bah").doesNotContain("sec-counselling");
  }
}
