package org.rihla.screens;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** Asks axe about a page; loaded into it once for several questions, which its own builder does not do and which halves the time. */
final class Axe {

  private static final String SCRIPT = read();
  private static final String RUN = """
    async colours => {
      const only = {true: {runOnly: {type: 'rule', values: ['color-contrast']}}, false: {rules: {'color-contrast': {enabled: false}}}};
      const found = await axe.run(document, {resultTypes: ['violations'], ...only[colours]});
      return found.violations.map(rule => rule.help + ': ' + rule.nodes.slice(0, 3).map(node => node.html + ' ' + node.failureSummary).join(' | '));
    }""";

  private Axe() {}

  /** What is wrong with the page. */
  static List<String> problems(Page page) {
    return Stream.of(problemsButColours(page), paleColours(page)).flatMap(List::stream).toList();
  }

  static List<String> problemsButColours(Page page) { return run(page, false); }

  /** What cannot be told from what is behind it. They are the same in every language, and take as long as all the rest. */
  static List<String> paleColours(Page page) {
    return run(page, true);
  }

  @SuppressWarnings("unchecked")
  private static List<String> run(Page page, boolean colours) {
    if (Boolean.FALSE.equals(page.evaluate("() => 'axe' in window"))) page.evaluate(SCRIPT);
    return (List<String>) page.evaluate(RUN, colours);
  }

  private static String read() {
    try (var file = Objects.requireNonNull(AxeBuilder.class.getResourceAsStream("/axe.min.js"))) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
