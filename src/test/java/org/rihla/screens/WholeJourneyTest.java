package org.rihla.screens;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rihla.screens.Desk.THE_ONE;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.rihla.AllRows;
import org.rihla.casework.Gate;
import org.rihla.values.Language;
import org.springframework.beans.factory.annotation.Autowired;

/** One family, carried by hand from the first interview to the end of their support, each step by whoever does it: the other one without any script. */
class WholeJourneyTest extends Screens {

  @Autowired
  private AllRows db;

  static final List<String> WHAT_MUST_BE_SAID = List.of("LEGAL_OPTIONS_TO_STAY", "ASYLUM_RIGHTS", "AVRR_TERMS",
    "REINTEGRATION_OFFER_AND_LIMITS", "RIGHT_TO_WITHDRAW");

  static Stream<Arguments> screens() {
    return Stream.of(Arguments.of(Language.FR, WIDE, Family.KOUASSI, "10:00", true),
      Arguments.of(Language.AR, NARROW, Family.TRAORE, "11:00", false));
  }

  @ParameterizedTest
  @MethodSource("screens")
  void a_family_goes_home(Language language, int width, Family family, String hour, boolean scripts) {
    this.language = language;
    this.width = width;
    this.scripts = scripts;
    long returned = Statement.returnsSoFar(at("me-officer.civ"), today().getYear());
    moneyIsThere(family.name());
    var number = theyDecide(family);
    weDecide(number, family);
    theyPrepare(number, family, hour);
    theyLeave(number, family);
    theyArrive(number, family);
    var after = Statement.at(at("me-officer.civ"), today().getYear());
    assertThat(after.value("returns.persons")).isEqualTo(returned + 4);
    after.isTheSameInEveryForm();
  }

  private void moneyIsThere(String donor) {
    var finance = at("finance-officer.rba");
    finance.go("/funds");
    for (var category : List.of("TRAVEL", "PRE_DEPARTURE", "RECEPTION", "REINTEGRATION"))
      finance.fill("donor", donor, "fund", "Retour volontaire", "category", category, "country", "CIV", "amount", "90000", "from",
        today().minusDays(1), "until", today().plusDays(200)).send();
    assertThat(finance.page().locator("table.list tbody tr").filter(new com.microsoft.playwright.Locator.FilterOptions().setHasText(donor))
      .count()).isEqualTo(4);
  }

  private String theyDecide(Family family) {
    var counsellor = at("return-counsellor.rba");
    var number = family.register(counsellor, today());
    assertThat(counsellor.page().locator("section[aria-labelledby=people] tbody tr").count()).isEqualTo(4);

    assertThat(counsellor.refusedMove(Gate.APPLY)).containsExactly("DECISION_INFORMED", "VULNERABILITY_SCREENED", "DECLARATION_IN_FORCE",
      "GUARDIAN_AND_CHILD_HEARD");
    counsellor.openCase(number);

    counsellor.form("counselling", "persons", family.counselled(), "phase", "PRE_DECISION", "modality", "IN_PERSON", "topics",
      WHAT_MUST_BE_SAID, "teachBack", true, "outcome", "PROCEED");
    for (var person : family.everybody())
      counsellor.form("screening", "person", person, "fearOfReturn", "NO", "underPressure", "NO", "detained", "NO", "unaccompanied", "NO");
    for (var adult : List.of(family.full(family.father()), family.full(family.mother())))
      counsellor.form("declaration", "person", adult, "howGiven", "SIGNATURE", "readAloud", true);
    if (language == Language.FR) Pictures.document(counsellor, "case");
    assertThat(counsellor.refusedMove(Gate.APPLY)).containsExactly("DECLARATION_IN_FORCE", "GUARDIAN_AND_CHILD_HEARD");
    counsellor.openCase(number);
    assertThat(counsellor.tryForm("child-declaration", "person", family.full(family.son()), "howGiven", "ORAL_WITH_WITNESS"))
      .isEqualTo(422);
    assertThat(counsellor.page().locator(".summary li").count()).as("a guardian, by what right, what the child wants, and its own words")
      .isEqualTo(4);
    counsellor.openCase(number);
    for (var child : family.children())
      counsellor.form("child-declaration", "person", child, "howGiven", "ORAL_WITH_WITNESS", "witness", "Fatna Voisine", "readAloud", true,
        "guardian",
        family.full(family.father()), "mandate", "père", "childsWish", "WANTS", "childsView", "Je veux revoir grand-mère et mes cousins.");
    counsellor.form("needs", "person", family.full(family.mother()), "needs", List.of("HOUSING", "INCOME"));
    Pictures.look(counsellor, "journey-registered-" + language.tag());
    counsellor.move(Gate.APPLY);
    return number;
  }

  private void weDecide(String number, Family family) {
    at("office-manager.rba", number).form("eligibility", "eligible", "YES");
    at("finance-officer.rba", number).form("budget", "TRAVEL", "24000", "PRE_DEPARTURE", "3000,50", "RECEPTION", "2000", "REINTEGRATION",
      "40000");
    at("office-manager.rba", number).move(Gate.APPROVE);
  }

  private void theyPrepare(String number, Family family, String hour) {
    var counsellor = at("return-counsellor.rba", number);
    counsellor.form("pre-departure-delivery", "person", family.full(family.mother()), "service", "ACCOM", "quantity", "3", "unit", "NIGHT",
      "unitCost", "250", "mode", "IN_KIND", "provider", "Foyer Amal");
    assertThat(counsellor.tryForm("session-booking", "persons", family.counselled(), "date", today().plusDays(1), "time", hour))
      .as("the office of origin has not accepted it").isEqualTo(422);
    counsellor.openCase(number).form("transfer-offer");
    var there = at("origin-case-worker.civ", number);
    assertThat(there.main()).doesNotContain(family.name());
    Pictures.look(there, "journey-offered-" + language.tag());
    there.form("transfer-acceptance");
    assertThat(there.main()).contains(family.name());
    counsellor.form("session-booking", "persons", family.counselled(), "date", today().plusDays(1), "time", hour);
    assertThat(counsellor.tryForm("session-held", "missed", true)).as("tomorrow's session is not missed").isEqualTo(422);
    theHourComes(number);
    counsellor.openCase(number).form("session-held", "persons", family.counselled(), "topics", List.of("SITUATION_IN_ORIGIN"), "teachBack",
      true, "outcome",
      "PROCEED");

    var movements = at("movements-officer.rba", number);
    for (var person : family.everybody()) movements.form("document-request", "person", person);
    for (var person : family.everybody()) movements.form("document-progress", "person", person, "consular", "APPOINTMENT_SET");
    assertThat(movements.tryForm("document-progress", "person", family.full(family.son()), "consular", "ISSUED")).isEqualTo(422);
    movements.openCase(number);
    int paper = 1;
    for (var person : family.everybody())
      movements.form("document-progress", "person", person, "consular", "ISSUED", "number", "LP-000" + paper++, "expiresOn",
        today().plusDays(60));
    movements.form("exit", "exit", "REQUESTED");
    movements.form("exit", "exit", "GRANTED", "until", today().plusDays(20));

    var doctor = at("medical-officer.rba", number);
    for (var person : family.everybody())
      doctor.form("examination", "person", person, "fitness", "FIT", "validUntil", today().plusDays(10));

    movements.form("booking", "persons", family.everybody(), "departsOn", today(), "earlier", true, "carrier", "Royal Air Maroc", "flight",
      "AT533", "cost",
      "22800");
    at("origin-case-worker.civ", number).form("reception", "ready", "YES");
  }

  /** The clock of the machine is not ours to turn: what was booked for tomorrow was booked for yesterday. */
  private void theHourComes(String number) {
    assertThat(db.sql("""
      update counselling.session set starts_at = starts_at - interval '2 days'
      where case_id = (select id from casework.return_case where number = ?)""").param(number).update()).isOne();
  }

  /** From the list of cases to the gate without a mouse: found by its number, opened, and let through. */
  private static void clearedByKeyboard(Desk manager, String number) {
    manager.go("/cases");
    manager.tabToThat("#q").type(number).enter();
    manager.tabToThat("table.list a").enter();
    assertThat(manager.page().locator(".head h1").textContent()).contains(number);
    manager.tabToThat(".next form[action$='/CLEAR'] button").enter();
    assertThat(manager.page().locator(".summary").count()).isZero();
  }

  private void theyLeave(String number, Family family) {
    var manager = at("office-manager.rba", number);
    assertThat(manager.refusedMove(Gate.CLEAR)).containsExactly("COOLING_OFF_PASSED");
    manager.openCase(number).form("override", "safeguard", "COOLING_OFF_PASSED", "reasonsInWords",
      "La grand-mère est mourante ; la famille demande à partir aujourd'hui.");
    assertThat(manager.tryForm("override-confirmation", "safeguard", "COOLING_OFF_PASSED")).isEqualTo(422);
    assertThat(at("office-manager.rba2", number).form("override-confirmation", "safeguard", "COOLING_OFF_PASSED")
      .shownAsMet("COOLING_OFF_PASSED")).isTrue();
    clearedByKeyboard(manager, number);

    var movements = at("movements-officer.rba", number);
    assertThat(movements.tryForm("departure", "departure", "DEPARTED")).isEqualTo(422);
    movements.openCase(number);
    for (var person : family.everybody()) movements.form("reconfirmation", "person", person, "stillWants", "YES", "inPrivate", true);
    movements.form("departure", "departure", "DEPARTED");
  }

  private void theyArrive(String number, Family family) {
    var worker = at("origin-case-worker.civ", number);
    worker.form("arrival", "arrival", "ARRIVED", "metBy", "IOM");
    for (var person : family.everybody()) worker.form("reassessment", "person", person, "needs", List.of("INCOME"));
    worker.form("activity", "person", family.full(family.mother()), "service", "MICROBIZ", "feasibility", "HIGH", "budget", "900000",
      "description", "Un atelier de couture à Bouaké");
    worker.form("plan-agreement", "agreed", "YES", "howGiven", "SIGNATURE");
    worker.form("delivery", "person", family.full(family.mother()), "service", "TVET", "quantity", "1", "unit", "COURSE", "unitCost",
      "250000", "mode", "SERVICE", "provider", "Centre de métiers de Bouaké");
    worker.form("payment-request", "person", family.full(family.mother()), "amount", "450000", "trigger", "MILESTONE", "proof", "QUOTE");
    at("office-manager.civ", number).form("payment-approval", "payment", THE_ONE);
    at("finance-officer.civ", number).form("payment", "payment", THE_ONE, "mechanism", "MOBILE_MONEY");
    worker.openCase(number).form("payment-receipt", "payment", THE_ONE);
    worker.form("referral", "person", family.full(family.daughter()), "organisation", "Collège moderne de Bouaké", "need", "PSYCHOSOCIAL",
      "answerDue", today().plusDays(14), "consented", true);
    worker.form("referral-answer", "referral", THE_ONE, "referralStatus", "ACCEPTED");
    worker.open("closure");
    assertThat(worker.page().locator("option[value=COMPLETED]").count()).as("nothing is completed unmeasured").isZero();
    assertThat(worker.page().locator("option[value=REMIGRATED]").count()).isOne();
    worker.openCase(number).form("survey", "person", family.full(family.father()), "wave", "BASELINE", "mode", "VISIT", "E1", "1", "E2",
      "1", "E3", "0", "E6", "2", "E7", "0", "E8", "1", "S1", "1", "S2", "1", "S3", "0");
    Pictures.look(worker, "journey-reintegrating-" + language.tag());
    worker.form("closure", "closureReason", "COMPLETED");
    assertThat(worker.page().locator(".track .now").count()).isOne();
    assertThat(worker.page().locator("section[aria-labelledby=people] tbody tr").count()).isEqualTo(4);
  }
}
