package org.rihla.web;

import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.web.servlet.ModelAndView;

/**
 * A short register that people keep: its rows, and a form to add one. Title, hint and button are the messages {@code form.<name>.*}; heads are
 * {@code field.<head>}.
 */
public record RegisterPage(String name, List<String> heads, List<List<String>> rows, List<Field> fields, Entry entry, List<String> refusals,
  String key) {

  public ModelAndView view(HttpStatus status) { return new ModelAndView("web/register", java.util.Map.of("page", this), status); }
}
