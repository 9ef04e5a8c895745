package org.rihla.screens;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.rihla.values.Language;

/** Every page, in every language, light and dark: nothing that keeps anybody out. */
class EveryPageTest extends Screens {

  private static final String LONG = "Marie-Thérèse Bernadette Emmanuella Ouédraogo-Nikiéma Kaboré";

  /** Read over the telephone, and typed again elsewhere: a case number stays in one piece, in its own direction. */
  private static final String BROKEN_NUMBERS = """
    () => [...document.querySelectorAll('main bdi')].filter(e => /^[A-Z]{3}-[0-9]{4}-[0-9]{5}-.$/.test(e.textContent) && e.getClientRects().length > 1)
      .map(e => e.textContent)""";

  private static String crowdedCase;
  private static int corrections;

  private final List<String> found = new ArrayList<>();

  @ParameterizedTest
  @EnumSource(Language.class)
  void nothing_keeps_anybody_out(Language language) {
    this.language = language;
    this.width = language == Language.EN ? 800 : WIDE;

    var stranger = stranger();
    visit(stranger, "sign-in", "/sign-in");
    visit(stranger, "sign-in-refused", "/sign-in?refused");

    var counsellor = at("return-counsellor.rba");
    visit(counsellor, "today", "/");
    visit(counsellor, "style", "/style");
    tasksFitATelephone();
    visit(counsellor, "cases", "/cases");
    visit(counsellor, "cases-none", "/cases?page=999");
    visit(counsellor, "readiness", "/readiness");
    visit(counsellor, "error", "/nothing-here");
    visit(counsellor, "register", "/cases/new?step=WHOLE");
    counsellor.send();
    see(counsellor, "register-problems");
    crowded(counsellor);
    see(counsellor, "case-crowded");
    counsellor.open("counselling");
    see(counsellor, "form");
    counsellor.send();
    see(counsellor, "form-problems");
    twoWindows(counsellor);
    see(counsellor, "form-overtaken");
    counsellor.go(crowdedCase);
    counsellor.follow(counsellor.page().locator("section[aria-labelledby=people] td a").first());
    see(counsellor, "person");
    counsellor.follow(counsellor.page().locator("main a[href$='/correction']"));
    see(counsellor, "person-correction");
    if (corrections++ == 0) counsellor.fill("nameInScript", "ماري تيريز", "reason", "Vu dans le passeport.").send();
    else counsellor.go(counsellor.page().url().replace("/correction", ""));
    see(counsellor, "person-corrected");
    visit(counsellor, "interview", "/cases/new");
    interview(counsellor);
    for (var board : List.of("desk", "movements", "reintegration", "follow-up")) visit(counsellor, board, "/" + board);
    for (var stage : List.of("APPLIED", "REINTEGRATING", "CLOSED")) {
      counsellor.go("/cases?stage=" + stage);
      var found = counsellor.page().locator("table.list a");
      assertThat(found.count()).as("cases that are " + stage).isPositive();
      counsellor.follow(found.first());
      see(counsellor, "case-" + stage.toLowerCase(java.util.Locale.ROOT));
    }
    var finance = at("finance-officer.rba");
    visit(finance, "funds", "/funds");
    visit(at("origin-case-worker.civ"), "reintegration-civ", "/reintegration");
    visit(at("origin-case-worker.civ"), "follow-up-civ", "/follow-up");
    var movements = at("movements-officer.rba");
    visit(movements, "movements-rba", "/movements");
    if (movements.page().locator("table a[href^='/movements/']").count() > 0) {
      movements.follow(movements.page().locator("table a[href^='/movements/']").first());
      see(movements, "passengers");
    }
    var administrator = at("system-administrator.rba");
    visit(administrator, "today-administrator", "/");
    visit(administrator, "staff", "/staff");
    visit(administrator, "offices", "/offices");
    visit(administrator, "reference", "/reference?list=nationality_is_none");
    visit(administrator, "reference-list", "/reference?list=closure_reason");
    visit(administrator, "two-hundred-rows", "/reference?list=airport");
    assertThat(administrator.page().locator("tbody tr").count()).isGreaterThan(200);
    visit(counsellor, "desk-with", "/desk?with=CIV");
    visit(at("me-officer.rba"), "instruments", "/instruments");
    visit(at("data-protection-officer.rba"), "audit", "/audit");
    visit(at("protection-officer.rba"), "destinations", "/destinations");
    visit(at("protection-officer.rba"), "today-tasks", "/today/tasks");
    visit(at("protection-officer.rba"), "today-reviews", "/today/reviews");
    visit(at("data-protection-officer.rba"), "overrides", "/overrides");
    visit(at("movements-officer.rba"), "movements-one-table", "/movements?table=departing");
    visit(at("me-officer.rba"), "statement", "/statement?year=2025");
    if (language == Language.FR) Pictures.document(at("me-officer.rba"), "statement");
    visit(at("me-officer.rba"), "statement-no-year", "/statement?year=1999");
    assertThat(at("me-officer.rba").page().locator("main").innerText()).as("the years that there are").contains("1999", "2025");
    assertThat(found).isEmpty();
  }

  /** Up to where everything is read again, what is still wrong when somebody looks there too early, and the end of it when they say no. */
  private void interview(Desk counsellor) {
    counsellor
      .talk(new Family("Relue", "Akissi", "", "", "").answers("Akissi", "F", today().minusYears(30), "returnTo", "CIV", "readIn", "ar",
        "interpreter", "SHARED_LANGUAGE"));
    see(counsellor, "interview-check");
    counsellor.go("/cases/new?step=WHO");
    counsellor.fill("birthDate", "");
    counsellor.press(counsellor.page().locator("main form .actions button").nth(1));
    counsellor.go("/cases/new?step=CHECK");
    see(counsellor, "interview-mend");
    counsellor.go("/cases/new?step=AGREEMENT");
    counsellor.fill("consentProcess", "REFUSES");
    counsellor.press(counsellor.page().locator("main form .actions button").first());
    see(counsellor, "interview-no");
  }

  /** Six people with names of sixty letters. */
  private void crowded(Desk counsellor) {
    if (crowdedCase != null) {
      counsellor.go(crowdedCase);
      return;
    }
    var family = new Family(LONG, LONG, "", "", "");
    counsellor.go("/cases/new?step=WHOLE");
    family.send(counsellor, family.answers(LONG, "F", today().minusYears(40), "returnTo", "CIV", "telephone", "+212 600 000 009"));
    for (int child = 0; child < 5; child++) {
      counsellor.open("family").whole().fill("role", "CHILD", "guardianWho", "OTHER", "assent", "YES");
      family.send(counsellor, family.answers(LONG, "F", today().minusYears(3 + child)));
    }
    crowdedCase = counsellor.page().url();
  }

  /** The same form is sent from another window first, with another telephone. */
  private void twoWindows(Desk counsellor) {
    counsellor.go(crowdedCase + "/forms/contact");
    try (var other = new Desk(Chromium.window(language, width, base(), counsellor.window().storageState()))) {
      other.go(crowdedCase + "/forms/contact");
      other.fill("person", Desk.THE_ONE, "telephone", "+212 600 00 00 1" + language.ordinal(), "address", "Rue des Consuls " + language
        .ordinal()).send();
    }
    counsellor.fill("person", Desk.THE_ONE, "telephone", "06 99 99 99 99", "safeToCall", "YES", "address", "Avenue Hassan II, 12");
    assertThat(counsellor.send()).isEqualTo(409);
  }

  private void visit(Desk desk, String name, String path) {
    desk.go(path);
    see(desk, name);
  }

  private void see(Desk desk, String name) {
    var page = desk.page();
    assertThat(page.locator("html").getAttribute("dir")).isEqualTo(language == Language.AR ? "rtl" : "ltr");
    note(name, Axe.problemsButColours(page));
    if (language == Language.FR) colours(name, page);
    Pictures.look(desk, name + "-" + language.tag());
    Pictures.lookNarrow(desk, name + "-" + language.tag() + "-360");
    narrow(name, desk);
  }

  private void colours(String name, Page page) {
    note(name, Axe.paleColours(page));
    page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
    note(name + ", dark", Axe.paleColours(page));
    page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
  }

  /** On a borrowed telephone, nothing sticks out. */
  private void narrow(String name, Desk desk) {
    desk.page().setViewportSize(NARROW, 740);
    desk.look();
    var broken = desk.page().evaluate(BROKEN_NUMBERS);
    if (!List.of().equals(broken)) found.add(name + ": case numbers on two lines " + broken);
    desk.page().setViewportSize(width, 900);
  }

  /** What waits, in which case and by when: read without pushing a table about. */
  private void tasksFitATelephone() {
    var worker = at("origin-case-worker.civ");
    visit(worker, "today-origin", "/");
    worker.page().setViewportSize(NARROW, 740);
    assertThat(worker.page().locator("main table tbody tr").count()).isPositive();
    var hidden = worker.page()
      .evaluate("() => Math.max(...[...document.querySelectorAll('.scroll')].map(e => e.scrollWidth - e.clientWidth))");
    if (((Number) hidden).intValue() > 0) found.add("today-origin: " + hidden + " px of the tasks are out of sight");
    worker.page().setViewportSize(width, 900);
  }

  /** All of a language are told at once. */
  private void note(String page, List<String> problems) {
    problems.forEach(problem -> found.add(page + ": " + problem));
  }
}
