package org.rihla.screens;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.rihla.casework.Gate;

/**
 * One person at a screen. Whatever page comes up is looked at: no script or style that the browser complains about, no answer above 499, nothing
 * wider than the window, no message key instead of a message.
 */
final class Desk implements AutoCloseable {

  /** For questions that have one answer to choose, such as the payment that waits. */
  static final Object THE_ONE = new Object();

  private static final String LOOK = """
    () => ({
      wide: document.documentElement.scrollWidth - document.documentElement.clientWidth,
      text: document.title + ' ' + (document.body ? document.body.textContent : ''),
      names: [...document.querySelectorAll('[aria-label], [title], [placeholder]')]
        .map(e => (e.getAttribute('aria-label') || '') + ' ' + (e.title || '') + ' ' + (e.placeholder || '')).join(' ')
    })""";
  private static final java.util.regex.Pattern KEY = java.util.regex.Pattern.compile(
    "\\b(app|menu|today|cases?|gate|check|move|person|form|field|safeguard|history|refusal|task|section|problem|error|registration|sign-in|second|set-up|recovery|proof|account|own|own-password|passkey|link|provider|draft)"
      + "\\.[A-Za-z][A-Za-z.-]+");

  private static final Map<String, String> CASES = new HashMap<>();

  private final BrowserContext window;
  private final Page page;
  private final List<String> complaints = new ArrayList<>();

  Desk(BrowserContext window) {
    this.window = window;
    this.page = window.newPage();
    page.onConsoleMessage(message -> {
      // a refused page answers 4xx, which the browser notes as a failed load; other files are looked at below
      if (message.type().equals("error") && !message.text().startsWith("Failed to load resource")) complaints.add(message.text());
    });
    page.onPageError(complaints::add);
    page.onResponse(response -> {
      boolean isPage = response.request().resourceType().equals("document");
      boolean asks = response.url().contains("/still") || response.url().contains("/draft?"); // whether the page may stay, or be kept: no is an answer
      if (response.status() >= (isPage || asks ? 500 : 400)) complaints.add(response.status() + " " + response.url());
    });
  }

  Page page() { return page; }

  BrowserContext window() { return window; }

  /** Signs in by the page. */
  Desk signIn(String login, String password) {
    knock(login, password);
    assertThat(page.locator(".who .me").count()).as("signed in as " + login).isOne();
    return this;
  }

  /** Name and password; what comes then is another page. */
  Desk knock(String login, String password) {
    go("/sign-in");
    page.fill("[name=username]", login);
    page.fill("[name=password]", password);
    press(page.locator("main button"));
    return this;
  }

  /** Types the code that a telephone shows. @return the status */
  int give(String code) {
    page.fill("[name=code]", code);
    return press(page.locator("main form:has([name=code]) button"));
  }

  int go(String path) {
    var response = page.navigate(path);
    look();
    return response.status();
  }

  /** A form with nothing begun in it: what another test left there is thrown away. */
  int anew(String path) {
    int status = go(path);
    if (page.locator("#begun button").count() == 1) press(page.locator("#begun button"));
    return status;
  }

  /** Finds the case by its number, as one would who was told it; once somebody has, by its address. */
  Desk openCase(String number) {
    var known = CASES.get(page.url().replaceAll("(://[^/]*).*", "$1") + number);
    if (known != null) {
      go(known);
      return takeOn();
    }
    go("/cases");
    page.fill("#q", number);
    press(page.locator("form[role=search] button"));
    follow(page.locator("table.list a", new Page.LocatorOptions().setHasText(number)));
    assertThat(page.locator(".head h1").textContent()).contains(number);
    CASES.put(page.url().replaceAll("(://[^/]*).*", "$1") + number, page.url());
    return takeOn();
  }

  /** Where the case is not yet this person's, they take it on, as they would before working on it. */
  Desk takeOn() {
    if (page.locator("button.take-on").count() == 1) press(page.locator("button.take-on"));
    return this;
  }

  String caseNumber() { return page.locator(".head h1 small").textContent().strip(); }

  /** Opens a form by its link on the page of the case, answers it and sends it; it must be accepted. */
  Desk form(String name, Object... answers) {
    int status = tryForm(name, answers);
    if (page.locator(".summary").count() > 0) fail(name + ": " + page.locator(".summary").textContent());
    assertThat(status).as(name).isEqualTo(200);
    assertThat(page.locator(".head h1").count()).as("back on the case after " + name).isOne();
    return this;
  }

  /** The same, whatever comes of it. @return the status */
  int tryForm(String name, Object... answers) {
    open(name);
    fill(answers);
    return send();
  }

  Desk open(String form) {
    follow(page.locator("main a[href$='/forms/" + form + "'], main a[href$='/" + form + "']").filter(
      new Locator.FilterOptions().setVisible(true)).first());
    return this;
  }

  /** The same interview on one page. */
  Desk whole() {
    press(page.locator("main button[formaction$=WHOLE]"));
    return this;
  }

  boolean asks(String field) { return page.locator("main form [name='" + field + "']").count() > 0; }

  boolean offers(String form) { return page.locator("main a[href$='/forms/" + form + "']").count() > 0; }

  /** Name of a field, answer, name of the next, and so on. A list ticks several. Answers are codes, or words on the page. */
  Desk fill(Object... answers) {
    @SuppressWarnings("unchecked")
    var asked = (Map<String, String>) page.evaluate(
      """
        () => Object.fromEntries([...document.querySelectorAll('main form [name]')].map(e => [e.name, e.tagName === 'SELECT' ? 'select' : e.type]))""");
    for (int at = 0; at < answers.length; at += 2) fill((String) answers[at], asked.get((String) answers[at]), answers[at + 1]);
    return this;
  }

  /** The first interview as a conversation, step by step, up to where everything is looked at once more. */
  Desk talk(Object... answers) {
    while (page.locator("main .track [aria-current=step]:last-child").count() == 0) {
      var step = page.locator("main form [name=_step]").inputValue();
      for (int at = 0; at < answers.length; at += 2)
        if (page.locator("main form .field [name='" + answers[at] + "']").count() > 0) fill(answers[at], answers[at + 1]);
      assertThat(press(page.locator("main form .actions button").first()))
        .as("after " + step + ": " + page.locator(".problem").allTextContents()).isEqualTo(200);
    }
    return this;
  }

  private void fill(String name, String kind, Object answer) {
    assertThat(kind).as("the page asks for " + name).isNotNull();
    var field = page.locator("main form [name='" + name + "']");
    switch (kind) {
      case "select" -> field.selectOption(answer == THE_ONE
        ? field.locator("option:not([value=''])").first().getAttribute("value")
        : answer.toString());
      case "radio" -> page.locator("main form [name='" + name + "'][value='" + answer + "']").check();
      case "checkbox" -> {
        if (answer instanceof Boolean yes) field.setChecked(yes);
        else((List<?>) answer).forEach(each -> tick(name, each.toString()));
      }
      default -> field.fill(answer.toString());
    }
  }

  private void tick(String name, String answer) {
    var byCode = page.locator("main form [name='" + name + "'][value='" + answer + "']");
    if (byCode.count() == 1) byCode.press("Space");
    else
      page.locator("label:has([name='" + name + "'])").filter(new Locator.FilterOptions().setHasText(answer)).locator("input")
        .press("Space");
  }

  /** Sends the form of this page. @return the status of what comes */
  int send() {
    return press(page.locator("main form.form button:not([formaction])"));
  }

  /** Takes the case through a gate; it must open. */
  Desk move(Gate gate) {
    var unmet = refusedMove(gate);
    assertThat(unmet).as("what stands before " + gate).isEmpty();
    return this;
  }

  /** Tries a gate. @return the safeguards that were missing, in their order */
  List<String> refusedMove(Gate gate) {
    press(page.locator(".next form[action$='/" + gate.name() + "'] button"));
    return page.locator(".summary li a").all().stream().map(link -> link.getAttribute("href").replace("#s-", "")).toList();
  }

  String summary() { return page.locator(".summary").textContent(); }

  /** The state of the safeguards as the page shows it. */
  boolean shownAsMet(String safeguard) {
    return page.locator("#s-" + safeguard).getAttribute("class").equals("met");
  }

  String stage() { return page.locator(".track [aria-current=step]").textContent().strip(); }

  String section(String key) { return page.locator("section[aria-labelledby='sec-" + key + "']").textContent(); }

  /** How many things written closed a section opens. */
  int sealedWords(String key) {
    return page.locator("section[aria-labelledby='sec-" + key + "'] .words .drawn").count();
  }

  void follow(Locator link) { press(link); }

  @SuppressWarnings("deprecation") // the one call that waits for exactly what the click begins
  int press(Locator button) {
    Response response = page.waitForNavigation(() -> button.press("Enter"));
    look();
    return response == null ? 200 : response.status();
  }

  /** Everything that must hold on every page. */
  void look() {
    assertThat(complaints).as("what the browser complains of on " + page.url()).isEmpty();
    @SuppressWarnings("unchecked")
    var seen = (Map<String, Object>) page.evaluate(LOOK);
    if (((Number) seen.get("wide")).intValue() > 0) {
      var path = picture("too-wide");
      fail(page.url() + " is wider than the window by " + seen.get("wide") + " px, see " + path + "\n" + page.evaluate(
        """
          () => [...document.querySelectorAll('body *')].filter(e => { const r = e.getBoundingClientRect(); return r.right > innerWidth || r.left < 0 })
            .slice(0, 5).map(e => e.outerHTML.slice(0, 160)).join('\\n')"""));
    }
    for (var part : List.of("text", "names")) {
      var key = KEY.matcher((String) seen.get(part));
      if (key.find()) fail(page.url() + " shows the key " + key.group());
    }
  }

  /** Goes to the field by the keyboard alone, as one who has no mouse. */
  Desk tabTo(String name) {
    return tabUntil("name => (document.activeElement.name || document.activeElement.className || document.activeElement.tagName) === name",
      name, 80);
  }

  /** Goes on with the keyboard until what has the focus is this. */
  Desk tabToThat(String selector) {
    return tabUntil("selector => document.activeElement.matches(selector)", selector, 200);
  }

  private Desk tabUntil(String there, String what, int most) {
    for (int presses = 0; presses < most; presses++) {
      if ((Boolean) page.evaluate(there, what)) return this;
      page.keyboard().press("Tab");
    }
    return fail("the keyboard does not reach " + what);
  }

  Desk type(String text) {
    page.keyboard().type(text);
    return this;
  }

  @SuppressWarnings("deprecation")
  int enter() {
    var response = page.waitForNavigation(() -> page.keyboard().press("Enter"));
    look();
    return response.status();
  }

  /** The problem shown beside a field, or "". */
  String problemOf(String field) {
    var problem = page.locator("#f-" + field + "-problem");
    return problem.count() == 0 ? "" : problem.textContent().strip();
  }

  String main() { return page.locator("main").textContent().strip(); }

  Path picture(String name) { return Pictures.of(page, name); }

  @Override
  public void close() { window.close(); }
}
