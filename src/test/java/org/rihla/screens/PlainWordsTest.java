package org.rihla.screens;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.rihla.values.Language;

/** What the page of a case says of waiting, of papers, of an override, of hours and of money. */
class PlainWordsTest extends Screens {

  private static final String WHY = "Le bureau d'origine est fermé cette semaine ; la famille vient elle-même.";

  @ParameterizedTest
  @EnumSource(names = {"FR", "AR"})
  void waiting_papers_and_overrides_are_told_to_those_who_need_them(Language language) {
    this.language = language;
    width = language == Language.AR ? NARROW : WIDE;
    var movements = at("movements-officer.rba");
    movements.go("/cases?stage=APPROVED");
    movements.follow(movements.page().locator("table.list a").first());
    var number = movements.caseNumber();
    if (movements.page().locator("#s-RECEPTION_CONFIRMED.waiting").count() == 1)
      assertThat(movements.page().locator("#s-RECEPTION_CONFIRMED .do").count()).as("nobody can do it yet").isZero();

    var counsellor = at("return-counsellor.rba", number);
    for (var person : persons(counsellor))
      counsellor.form("paper", "person", person, "paper", "PASSPORT", "number", "SECRET-77", "expiresOn", today().plusDays(90));
    movements.openCase(number).form("booking", "persons", persons(counsellor), "departsOn", today().plusDays(5), "carrier",
      "Royal Air Maroc",
      "flight", "AT501", "cost", "1 228,50");
    assertThat(counsellor.openCase(number).section("papers")).contains("SECRET-77", "✓");
    assertThat(counsellor.page().locator("#s-RECEPTION_CONFIRMED.unmet").count()).as("booked: now somebody must act").isOne();

    at("office-manager.rba", number).form("override", "safeguard", "RECEPTION_CONFIRMED", "reasonsInWords", WHY);
    var second = at("office-manager.rba2", number).open("override-confirmation");
    assertThat(second.main()).contains(WHY, "office-manager.rba");
    second.fill("safeguard", "RECEPTION_CONFIRMED").send();
    assertThat(second.section("papers")).as("a manager needs no numbers").doesNotContain("SECRET-77");
    Pictures.look(second, "plain-override-" + language.tag());

    assertThat(gate(counsellor.openCase(number))).contains("office-manager.rba", "office-manager.rba2", WHY);
    assertThat(counsellor.page().locator(".timeline").first().textContent()).contains("office-manager.rba2", WHY);
    var doctor = at("medical-officer.rba", number);
    assertThat(gate(doctor)).contains("office-manager.rba2").doesNotContain(WHY);
    assertThat(doctor.main()).doesNotContain(WHY);
  }

  private static String gate(Desk desk) { return desk.page().locator("#s-RECEPTION_CONFIRMED").textContent(); }

  private static List<String> persons(Desk desk) {
    return desk.page().locator("section[aria-labelledby=people] tbody td:first-child bdi:first-child").allTextContents();
  }

  @ParameterizedTest
  @EnumSource(names = {"FR", "AR"})
  void an_hour_is_typed_by_the_readers_clock_and_shown_by_both(Language language) {
    this.language = language;
    width = NARROW;
    var family = new Family("Ndiayee " + language, "Hours", "", "", "");
    var counsellor = at("return-counsellor.rba");
    counsellor.go("/cases/new?step=WHOLE");
    family.send(counsellor, family.answers("Hours", "M", today().minusYears(language == Language.AR ? 31 : 44), "returnTo", "SEN"));
    counsellor.form("transfer-offer");
    var worker = at("origin-case-worker.sen", counsellor.caseNumber());
    worker.form("transfer-acceptance");
    var day = today().plusDays(2);
    var typed = LocalTime.of(9, language == Language.AR ? 20 : 10);
    worker.form("session-booking", "persons", List.of(persons(worker).getFirst()), "date", day, "time", typed);
    var there = day.atTime(typed).atZone(ZoneId.of("Africa/Dakar"));
    var here = there.withZoneSameInstant(ZoneId.of("Africa/Casablanca"));
    var hour = DateTimeFormatter.ofPattern("HH:mm");
    assertThat(worker.section("counselling")).contains(hour.format(there), hour.format(here));
    assertThat(at("return-counsellor.rba", worker.caseNumber()).section("counselling")).contains(hour.format(there), hour.format(here));
    Pictures.look(worker, "plain-hours-" + language.tag());
  }

  @ParameterizedTest
  @EnumSource(names = {"FR", "AR"})
  void an_amount_with_two_meanings_is_asked_again_and_missing_money_says_where(Language language) {
    this.language = language;
    width = NARROW;
    var finance = at("finance-officer.rba");
    finance.go("/cases?stage=APPLIED");
    finance.follow(finance.page().locator("table.list a").first());
    assertThat(finance.tryForm("budget", "TRAVEL", "12.500", "RECEPTION", "10", "REINTEGRATION", "10")).isEqualTo(422);
    assertThat(finance.problemOf("TRAVEL")).contains("12500");
    assertThat(finance.page().locator("[name=TRAVEL]").inputValue()).isEqualTo("12.500");
    finance.fill("TRAVEL", "٩٩٩ ٩٩٩ ٩٩٩");
    assertThat(finance.send()).isEqualTo(422);
    assertThat(finance.summary()).contains("MAD").doesNotContain("cost_category").doesNotContain("country:");
    Pictures.look(finance, "plain-money-" + language.tag());
    finance.go("/funds?show=ALL");
    Pictures.look(finance, "plain-funds-" + language.tag());
  }
}
