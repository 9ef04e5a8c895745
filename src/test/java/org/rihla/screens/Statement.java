package org.rihla.screens;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.RequestOptions;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The annual statement as somebody reads it: the page, and the files one can take away from it. */
record Statement(Desk desk, int year, JsonNode figures) {

  /** The first document of a run on a busy machine takes long; how long, the bench says. */
  private static final int A_MINUTE = 60_000;

  static Statement at(Desk desk, int year) {
    var answer = desk.window().request().get("/statement/" + year + ".json");
    assertThat(answer.status()).isEqualTo(200);
    return new Statement(desk, year, JsonMapper.shared().readTree(answer.body()).get("figures"));
  }

  /** A year in which nothing has happened yet has no statement. */
  static long returnsSoFar(Desk desk, int year) {
    var answer = desk.window().request().get("/statement/" + year + ".json");
    return answer.status() == 404 ? 0 : at(desk, year).value("returns.persons");
  }

  long value(String code) {
    for (var figure : figures) if (figure.get("code").asString().equals(code)) return figure.get("value").asLong();
    throw new AssertionError("no figure " + code);
  }

  /** The page shows what the file says; every file can be taken from a link of the page. */
  void isTheSameInEveryForm() {
    desk.go("/statement?year=" + year);
    var shown = desk.page().locator(".st-tiles-headline a[href='#def-returns-persons'] .st-value").textContent().strip();
    assertThat(shown).isEqualTo(String.valueOf(value("returns.persons")));
    for (var format : List.of("pdf", "xlsx", "json", "html")) {
      var link = desk.page().locator("main a[href='/statement/" + year + "." + format + "']");
      var answer = desk.window().request().get(link.getAttribute("href"), RequestOptions.create().setTimeout(A_MINUTE));
      assertThat(answer.status()).as(format).isEqualTo(200);
      assertThat(answer.body().length).as(format).isPositive();
    }
  }
}
