package org.rihla.screens;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** Asks axe about a page; loaded into it once for several questions, which its own builder does not do and which halves the time. */
final class Axe {

  private static final String SCRIPT = read();
  private static final String RUN = """
    async rules => {
      const found = await axe.run(document, {resultTypes: ['violations'], ...(rules.length ? {runOnly: {type: 'rule', values: rules}} : {})});
      return found.violations.map(rule => rule.help + ': ' + rule.nodes.slice(0, 3).map(node => node.html + ' ' + node.failureSummary).join(' | '));
    }""";

  private Axe() {}

  /** @param rules those to ask, or none for all; @return what is wrong */
  @SuppressWarnings("unchecked")
  static List<String> problems(Page page, String... rules) {
    if (Boolean.FALSE.equals(page.evaluate("() => 'axe' in window"))) page.evaluate(SCRIPT);
    return (List<String>) page.evaluate(RUN, rules);
  }

  private static String read() {
    try (var file = Objects.requireNonNull(AxeBuilder.class.getResourceAsStream("/axe.min.js"))) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
