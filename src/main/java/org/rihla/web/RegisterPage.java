package org.rihla.web;

import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.web.servlet.ModelAndView;

/**
 * A short register that people keep: its rows, and a form to add one. Title, hint and button are the messages {@code form.<name>.*}; heads are
 * {@code field.<head>}.
 *
 * @param links an address for each row, or none
 * @param overtaken whether somebody changed it since the page was made from which this entry was sent
 */
public record RegisterPage(String name, List<String> heads, List<List<String>> rows, List<Field> fields, Entry entry, List<String> refusals,
  String key, String version, boolean overtaken, List<String> links) {

  public RegisterPage(String name, List<String> heads, List<List<String>> rows, List<Field> fields, Entry entry, List<String> refusals,
    String key) {
    this(name, heads, rows, fields, entry, refusals, key, "", false, List.of());
  }

  /** Where a line of it can be changed: what its reader knows of it. */
  public RegisterPage knowing(String version, boolean overtaken) {
    return new RegisterPage(name, heads, rows, fields, entry, refusals, key, version, overtaken, links);
  }

  /** Where each row has a page of its own. */
  public RegisterPage leadingTo(List<String> addresses) {
    return new RegisterPage(name, heads, rows, fields, entry, refusals, key, version, overtaken, addresses);
  }

  public ModelAndView view(HttpStatus status) { return new ModelAndView("web/register", Map.of("page", this), status); }
}
