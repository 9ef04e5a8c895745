package org.rihla.screens;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.FormData;
import com.microsoft.playwright.options.RequestOptions;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The first interview under hard hands: hostile input, sent twice, sent by those who may not, and without a mouse. */
class FirstInterviewTest extends Screens {

  private static final List<String> ASKED = List.of("returnTo", "givenNames", "familyName", "sex", "birthDate", "nationality",
    "maritalStatus", "language", "legalStatus", "howGiven");
  private static final String SCRIPT = "<script>document.title='taken'</script>";

  @Test
  void every_missing_answer_is_named_beside_its_field_and_the_summary_has_the_focus() {
    var counsellor = at("return-counsellor.rba");
    counsellor.go("/cases/new?step=WHOLE");
    assertThat(counsellor.send()).isEqualTo(422);
    for (var field : ASKED) {
      assertThat(counsellor.problemOf(field)).as(field).isNotEmpty();
      assertThat(counsellor.page().locator(".summary a[href='#f-" + field + "']").count()).as(field).isOne();
    }
    assertThat(counsellor.page().locator(".problem").count()).isEqualTo(ASKED.size());
    assertThat(counsellor.page().evaluate("() => document.activeElement.className")).isEqualTo("summary");
  }

  @Test
  void of_who_does_not_agree_nothing_is_written_down() {
    var counsellor = at("return-counsellor.rba");
    long before = counted(counsellor);
    var answers = new Family("Refuse", "Aya", "", "", "").answers("Aya", "F", java.time.LocalDate.of(1991, 5, 6), "returnTo", "CIV");
    counsellor.go("/cases/new?step=WHOLE");
    counsellor.fill(answers);
    counsellor.fill("consentProcess", "REFUSES");
    assertThat(counsellor.send()).isEqualTo(422);
    assertThat(counsellor.problemOf("consentProcess")).isNotEmpty();
    assertThat(counted(counsellor)).isEqualTo(before);
  }

  @Test
  void of_somebody_known_elsewhere_only_the_likeness_is_shown() {
    var born = java.time.LocalDate.of(1979, 8, 17);
    var rabat = at("return-counsellor.rba");
    rabat.go("/cases/new?step=WHOLE");
    new Family("Elsewhere", "Zoumana", "", "", "").send(rabat, new Family("Elsewhere", "Zoumana", "", "", "").answers("Zoumana", "M", born,
      "returnTo", "CIV"));
    var oujda = at("return-counsellor.ouj");
    oujda.go("/cases/new?step=WHOLE");
    oujda.fill(new Family("Elsewher", "Zoumana", "", "", "").answers("Zoumana", "M", born, "returnTo", "CIV"));
    assertThat(oujda.send()).isEqualTo(422);
    assertThat(oujda.page().locator("#known tbody").innerText()).contains("%").doesNotContain("Z.").doesNotContain("1979")
      .doesNotContain("Ivoire").doesNotContain("RBA-");
    assertThat(oujda.page().locator("[name=samePerson] option").count()).as("nobody to point at").isOne();
  }

  @Test
  void hostile_input_is_refused_by_name_kept_as_typed_and_not_stored() {
    var counsellor = at("return-counsellor.rba");
    long before = counted(counsellor);
    counsellor.go("/cases/new?step=WHOLE");
    var page = counsellor.page();
    page.evaluate("""
      () => {
        document.querySelectorAll('[maxlength]').forEach(field => field.removeAttribute('maxlength'));
        document.querySelector('[name=birthDate]').type = 'text';
        const again = document.createElement('input');
        again.name = 'sex'; again.value = 'F';
        document.querySelector('main form').append(again);
        document.querySelector('[name=nationality]').add(new Option('Atlantis', 'ATL'));
      }""");
    var long5000 = "é".repeat(5000);
    page.locator("select[name=sex]").selectOption("M");
    counsellor.fill("returnTo", "CIV", "givenNames", long5000, "familyName", SCRIPT, "nameInScript", "\u202Eذياب\u202C 🧳", "birthDate",
      "31/12/1999", "nationality", "ATL", "maritalStatus", "SINGLE", "language", "fr", "legalStatus", "VISA_OVERSTAY", "howGiven",
      "SIGNATURE", "address", "a\u0007b");
    assertThat(counsellor.send()).isEqualTo(422);
    for (var field : List.of("givenNames", "familyName", "nameInScript", "birthDate", "sex", "nationality", "address"))
      assertThat(counsellor.problemOf(field)).as(field).isNotEmpty();
    assertThat(page.locator(".problem").count()).isEqualTo(7);
    assertThat(page.locator("[name=givenNames]").inputValue()).isEqualTo(long5000);
    assertThat(page.locator("[name=familyName]").inputValue()).isEqualTo(SCRIPT);
    assertThat(page.locator("[name=birthDate]").getAttribute("value")).isEqualTo("31/12/1999");
    assertThat(page.locator("[name=nameInScript]").inputValue()).isEqualTo("ذياب 🧳");
    assertThat(page.title()).doesNotContain("taken");
    assertThat(counted(counsellor)).isEqualTo(before);

    counsellor.go("/cases/new?step=WHOLE");
    counsellor.fill(new Family("Zeferinho", "\u202EMar\u200Ba\u202C", "", "", "").answers("\u202EMar\u200Ba\u202C", "F",
      today().minusYears(30), "returnTo", "CIV"));
    assertThat(counsellor.send()).isEqualTo(422);
    assertThat(counsellor.problemOf("givenNames")).contains("signes invisibles");
    assertThat(page.locator("[name=givenNames]").inputValue()).isEqualTo("Mara");
    assertThat(counsellor.send()).as("looked at, and sent again").isEqualTo(200);
    assertThat(page.locator(".head h1 bdi").first().textContent()).as("what nobody sees is not kept").isEqualTo("Mara Zeferinho");
    counsellor.form("pre-departure-delivery", "service", "ACCOM", "quantity", "1", "unit", "NIGHT", "unitCost", "1", "mode", "IN_KIND",
      "provider", SCRIPT + " 🧳");
    assertThat(counsellor.section("assistance")).contains(SCRIPT, "🧳");
    assertThat(page.title()).doesNotContain("taken");
  }

  /** How many cases the office has, as its page of today says. */
  private static long counted(Desk counsellor) {
    counsellor.go("/");
    return counsellor.page().locator(".tiles b").allTextContents().stream().mapToLong(number -> Long.parseLong(number.strip())).sum();
  }

  @Test
  void a_form_sent_twice_is_carried_out_once() {
    var counsellor = at("return-counsellor.rba");
    long before = counted(counsellor);
    counsellor.go("/cases/new?step=WHOLE");
    counsellor.fill(new Family("Ouattarasson", "Wilfrid", "", "", "").answers("Wilfrid", "M", today().minusYears(51), "returnTo", "CIV"));
    var sent = FormData.create();
    for (var field : (List<?>) counsellor.page().evaluate("() => [...new FormData(document.querySelector('main form'))]"))
      sent.append((String) ((List<?>) field).get(0), (String) ((List<?>) field).get(1));
    var first = counsellor.window().request().post("/cases/new", RequestOptions.create().setForm(sent));
    var second = counsellor.window().request().post("/cases/new", RequestOptions.create().setForm(sent));
    assertThat(first.status()).isEqualTo(200);
    assertThat(second.url()).isEqualTo(first.url()).contains("/cases/");
    assertThat(counted(counsellor)).isEqualTo(before + 1);
  }

  @Test
  void what_is_not_yours_looks_like_what_does_not_exist() {
    var counsellor = at("return-counsellor.rba");
    counsellor.go("/cases");
    var theirs = counsellor.page().locator("table.list a").first().getAttribute("href");
    var finance = at("finance-officer.sen");
    assertThat(finance.go("/cases/01900000-0000-7000-8000-000000000000")).isEqualTo(404);
    var nothing = finance.main();
    assertThat(finance.go("/cases/new?step=WHOLE")).isEqualTo(404);
    assertThat(finance.main()).isEqualTo(nothing);
    assertThat(finance.go("/staff")).isEqualTo(404);
    assertThat(finance.main()).isEqualTo(nothing);
    assertThat(finance.go("/cases/rubbish")).isEqualTo(404);
    assertThat(finance.main()).isEqualTo(nothing);
    var administrator = at("system-administrator.rba");
    assertThat(administrator.go(theirs)).isEqualTo(404);
    assertThat(administrator.main()).isEqualTo(nothing);
  }

  @Test
  void somebody_known_by_another_spelling_is_asked_about_before_anything_is_stored() {
    var counsellor = at("return-counsellor.rba");
    var known = new Family("Zoungrana", "Wendpanga Dieudonné", "", "", "");
    counsellor.go("/cases/new?step=WHOLE");
    counsellor.fill(known.answers(known.father(), "M", today().minusYears(44), "returnTo", "CIV")).send();
    long before = counted(counsellor);
    counsellor.go("/cases/new?step=WHOLE");
    var again = new Family("Zoungrane", "Wendpanga Dieudonne", "", "", "");
    assertThat(counsellor.fill(again.answers(again.father(), "M", today().minusYears(44), "returnTo", "CIV")).send()).isEqualTo(422);
    assertThat(counsellor.page().locator("#known").textContent()).contains("Zoungrana", "%");
    assertThat(counted(counsellor)).isEqualTo(before);
  }

  @Test
  void a_principal_is_registered_without_a_mouse() {
    var counsellor = at("return-counsellor.rba");
    counsellor.go("/cases/new?step=WHOLE");
    counsellor.page().keyboard().press("Tab");
    assertThat(counsellor.page().evaluate("() => document.activeElement.hash")).isEqualTo("#main");
    counsellor.page().keyboard().press("Enter");
    counsellor.tabTo("returnTo").page().keyboard().press("ArrowDown");
    counsellor.tabTo("givenNames").type("Blandine");
    counsellor.tabTo("familyName").type("Tokpavi");
    counsellor.tabTo("sex").type("Fem");
    counsellor.tabTo("birthDate").type("01011990");
    counsellor.tabTo("nationality").type("Tog");
    counsellor.tabTo("maritalStatus").type("Veuf");
    counsellor.tabTo("language").type("Fran");
    counsellor.tabTo("legalStatus").type("Entr");
    counsellor.tabTo("readIn").type("Fran");
    counsellor.tabTo("consentProcess").type(" ");
    counsellor.tabTo("howGiven").type("Sign");
    counsellor.tabTo("BUTTON");
    assertThat(counsellor.enter()).isEqualTo(200);
    assertThat(counsellor.page().locator(".head h1").textContent()).contains("Blandine Tokpavi");
  }
}
