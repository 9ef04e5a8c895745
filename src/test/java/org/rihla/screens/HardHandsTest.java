package org.rihla.screens;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.rihla.values.Language;

/** Every form of a case, on a narrow screen, sent empty and sent full of rubbish: it says what is wrong, keeps what was typed, and stays readable. */
class HardHandsTest extends Screens {

  private static final Map<String, List<String>> DESKS = Map.of("REGISTERED", List.of("return-counsellor.rba", "protection-officer.rba"),
    "APPLIED", List.of("office-manager.rba", "finance-officer.rba"), "APPROVED", List.of("movements-officer.rba", "medical-officer.rba"),
    "REINTEGRATING", List.of("origin-case-worker.civ", "finance-officer.civ", "office-manager.civ"));

  private static final String FOUL = """
    () => {
      const rubbish = '\\u202Eغريب\\u202C <b>x</b> ' + 'x'.repeat(5000);
      for (const field of document.querySelectorAll('main form.form [name]:not([type=hidden])')) {
        field.removeAttribute('maxlength');
        if (field.tagName === 'SELECT') { field.add(new Option('Atlantis', 'ATLANTIS')); field.value = 'ATLANTIS'; }
        else if (field.type === 'checkbox') { field.value = 'rubbish'; field.checked = true; }
        else { if (field.tagName !== 'TEXTAREA') field.type = 'text'; field.value = rubbish; }
      }
    }""";

  private static final String LOST = """
    () => [...document.querySelectorAll('main form.form input[type=text], main form.form textarea')]
      .filter(field => !field.value.includes('x'.repeat(5000))).map(field => field.name)""";

  private static final String BLANK = """
    () => document.querySelectorAll('main form.form select, main form.form input[type=text], main form.form textarea').forEach(f => { f.value = ''; })""";

  /** Latin words in what the page itself says, outside what people wrote. */
  private static final String LATIN = """
    () => [...document.querySelectorAll('main h1, main h2, main label, main legend, main .hint, main .lead, main .problem, main .summary, main button, main option')]
      .filter(e => !e.closest('[name=person], [name=who], [name=successor], [name=guardianWho], [name=readIn]'))
      .map(e => { const copy = e.cloneNode(true); copy.querySelectorAll('bdi, option, b[dir], [lang]').forEach(b => b.remove()); return copy.textContent; })
      .flatMap(text => text.replace(/\\u2068[^\\u2069]*\\u2069/g, '').match(/[A-Za-z]{3,}/g) || [])""";

  private static final String FOCUS = "() => document.activeElement.className === 'summary'";

  private static final Set<String> NO_WORDS = Set.of("MAD", "XOF", "GNF", "Atlantis", "Dar", "Amal", "Centre",
    "Espoir", "invented"); // the last five are what organisations are called

  @ParameterizedTest
  @EnumSource(names = {"FR", "AR"})
  void every_form_stands_it(Language language) {
    this.language = language;
    width = NARROW;
    var latin = new TreeSet<String>();
    var seen = new HashSet<String>(); // a form is the same wherever it is offered
    for (var stage : DESKS.entrySet()) for (var login : stage.getValue()) {
      var desk = at(login);
      for (var form : formsOfFirst(desk, stage.getKey())) {
        if (seen.add(nameOf(form))) walk(desk, form, latin);
      }
    }
    assertThat(seen).hasSizeGreaterThan(30);
    if (language == Language.AR) assertThat(latin).isEmpty();
  }

  private List<String> formsOfFirst(Desk desk, String stage) {
    desk.go("/cases?stage=" + stage);
    var cases = desk.page().locator("table.list a");
    if (cases.count() == 0) return List.of();
    desk.follow(cases.first());
    Pictures.look(desk, "hard-case-" + stage + "-" + desk.page().locator(".me bdi").textContent() + "-" + language.tag());
    var forms = new ArrayList<String>(new TreeSet<>(desk.page().locator("main a[href*='/forms/']:not([href$='/text'])").all().stream()
      .map(link -> link.getAttribute("href")).toList()));
    return forms;
  }

  private void walk(Desk desk, String form, Set<String> latin) {
    var page = desk.page();
    assertThat(desk.go(form)).as(form).isEqualTo(200);
    note(desk, latin);
    var name = nameOf(form);
    Pictures.look(desk, "hard-" + name + "-" + language.tag());
    if (language == Language.FR) return; // its long words must fit; what is typed is the same in both
    if (page.locator("main form.form [name]:not([type=hidden])").count() == 0) return; // nothing waits there, or nothing is asked
    page.evaluate(FOUL);
    assertThat(desk.send()).as(form).isEqualTo(422);
    page.waitForFunction(FOCUS); // the browser moves it when it first draws the page
    assertThat(page.locator(".problem").count()).as(form).isPositive();
    assertThat(page.evaluate(LOST)).as("fields of " + form + " that lost what was typed").isEqualTo(List.of());
    note(desk, latin);
    Pictures.look(desk, "hard-" + name + "-foul-" + language.tag());
    if (name.equals("contact") || page.locator("main form.form select").count() == 0) return; // may all be left empty
    page.evaluate(BLANK);
    assertThat(desk.send()).as("empty " + form).isEqualTo(422);
    page.waitForFunction(FOCUS);
    note(desk, latin);
    Pictures.look(desk, "hard-" + name + "-empty-" + language.tag());
  }

  private static String nameOf(String form) { return form.substring(form.lastIndexOf('/') + 1); }

  private void note(Desk desk, Set<String> latin) {
    ((List<?>) desk.page().evaluate(LATIN)).stream().map(Object::toString).filter(word -> !NO_WORDS.contains(word))
      .forEach(word -> latin.add(word + " " + nameOf(desk.page().url())));
  }
}
