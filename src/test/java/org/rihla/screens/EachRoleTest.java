package org.rihla.screens;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rihla.casework.Gate;
import org.rihla.values.Language;

/**
 * What each role came for, beside those who carry the whole journey: one woman afraid to go home, from who meets her first to who gives her a room. Who
 * watches and who reads figures open what they come for. On a wide screen and on a telephone, from left to right and from right to left.
 */
class EachRoleTest extends Screens {

  @ParameterizedTest
  @CsvSource({"FR, 1280, Assalé", "FR, 360, Bamba", "AR, 1280, Coffi", "AR, 360, Dembélé"})
  void each_does_their_own_task(Language language, int width, String name) {
    this.language = language;
    this.width = width;
    var woman = new Family(name, "Akissi", "", "", "");
    var number = metOutside(woman);
    given(number);
    counselled(number, woman);
    held(number, woman);
    examined(number, woman);
    sheltered(number, woman);
    lookedInto(number);
    for (var outside : List.of("national-authority.rba", "donor.rba")) published(outside);
    watchedOver();
    accountsKept();
  }

  private String metOutside(Family woman) {
    var outreach = at("outreach-worker.rba");
    outreach.go("/cases/new");
    outreach.talk(woman.answers("Akissi", "F", today().minusYears(31), "returnTo", "CIV", "telephone", "+212 600 000 021"));
    look(outreach, "each-role-outreach-read-again");
    Family.sendAsSomebodyNew(outreach);
    look(outreach, "each-role-outreach-registered");
    return outreach.caseNumber();
  }

  private void given(String number) {
    var manager = at("office-manager.rba", number);
    manager.open("assign");
    look(manager, "each-role-manager-gives");
    manager.openCase(number).form("assign", "who", choiceOf(manager.open("assign"), "return-counsellor.rba"));
    look(manager, "each-role-manager-gave");
  }

  /** As the list on the page names them: with their role, in the language of the page. */
  private static String choiceOf(Desk desk, String login) {
    var option = desk.page().locator("option", new Page.LocatorOptions().setHasText(login + " ")).first()
      .getAttribute("value");
    desk.page().goBack();
    return option;
  }

  private void counselled(String number, Family woman) {
    var counsellor = at("return-counsellor.rba", number);
    counsellor.form("counselling", "persons", List.of(woman.full("Akissi")), "phase", "PRE_DECISION", "modality", "IN_PERSON", "topics",
      WholeJourneyTest.WHAT_MUST_BE_SAID, "teachBack", true, "outcome", "THINKING");
    counsellor.form("screening", "person", woman.full("Akissi"), "fearOfReturn", "YES", "underPressure", "NO", "detained", "NO",
      "unaccompanied", "NO");
    assertThat(counsellor.refusedMove(Gate.APPLY)).contains("NO_HOLD");
    look(counsellor, "each-role-counsellor-held");
  }

  private void held(String number, Family woman) {
    var protection = at("protection-officer.rba");
    look(protection, "/", "each-role-protection-today");
    assertThat(protection.main()).as("the hold waits for them").contains(number);
    protection.openCase(number).form("vulnerability", "person", woman.full("Akissi"), "vulnerability", "WAR", "status", "CONFIRMED",
      "source",
      "SELF");
    protection.form("support-decision", "person", woman.full("Akissi"), "level", "REINFORCED", "reasons", List.of("OTHER"));
    assertThat(protection.tryForm("hold-release", "story", "ok")).as("a word is no reason").isEqualTo(422);
    look(protection, "each-role-protection-reason-asked");
    protection.openCase(number).form("hold-release", "story", "Elle a peur d'un voisin ; sa sœur l'accueille dans une autre ville.");
    assertThat(protection.shownAsMet("NO_HOLD")).isTrue();
    look(protection, "each-role-protection-released");
  }

  private void examined(String number, Family woman) {
    var doctor = at("medical-officer.rba", number);
    doctor.form("examination", "person", woman.full("Akissi"), "fitness", "FIT_WITH_CONDITIONS", "conditions", List.of("WHEELCHAIR"),
      "validUntil", today().plusDays(20));
    assertThat(doctor.shownAsMet("FITNESS_CONDITIONS_MET")).isFalse();
    doctor.form("condition", "person", woman.full("Akissi"), "conditions", List.of("WHEELCHAIR"));
    assertThat(doctor.shownAsMet("FITNESS_CONDITIONS_MET")).isTrue();
    look(doctor, "each-role-medical-met");
  }

  private void sheltered(String number, Family woman) {
    var counsellor = at("return-counsellor.rba", number);
    counsellor.form("partner-referral", "person", woman.full("Akissi"), "partner", "DAM", "need", "HOUSING", "words",
      "Une chambre pour une.",
      "consented", true, "howGiven", "SIGNATURE", "language", "fr");
    var partner = at("partner.dam");
    look(partner, "/", "each-role-partner-today");
    partner.follow(partner.page().locator("main a[href^='/referrals/']").first());
    assertThat(partner.main()).contains(woman.name());
    look(partner, "each-role-partner-handed");
    partner.press(partner.page().locator("button[name=accepted][value=YES]"));
    look(partner, "each-role-partner-accepted");
    partner.go("/");
    assertThat(partner.main()).doesNotContain(woman.name());
  }

  private void lookedInto(String number) {
    var officer = at("data-protection-officer.rba");
    officer.go("/audit");
    look(officer, "each-role-data-protection-audit");
    officer.openCase(number);
    assertThat(officer.main()).contains(number);
    look(officer, "each-role-data-protection-case");
  }

  private void published(String login) {
    var reader = at(login);
    look(reader, "/statement", "each-role-" + login.replaceAll("\\..*", ""));
    assertThat(reader.page().locator("main a[href*='/cases']").count()).isZero();
  }

  private void watchedOver() {
    look(at("me-officer.rba"), "/programme", "each-role-evaluation-programme");
  }

  private void accountsKept() {
    var administrator = at("system-administrator.rba");
    look(administrator, "/staff", "each-role-administrator-staff");
    assertThat(administrator.go("/cases")).as("never a case").isNotEqualTo(200);
  }
}
