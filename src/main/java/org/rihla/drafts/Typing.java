package org.rihla.drafts;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.rihla.web.NeverKept;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * What was typed, by the names of the questions: with how far its page knew the case and which words it showed, and without anything that proves who
 * somebody is or belongs to the page alone.
 */
record Typing(Map<String, List<String>> answers) {

  /** More than the longest form has room for. */
  static final int LARGEST = 64 * 1024;
  private static final String KEPT = "[A-Za-z][\\w.]{0,100}|_version|_step|_read\\.[\\w.]{1,100}";
  private static final JsonMapper JSON = JsonMapper.builder().build();

  static Typing of(Map<String, String[]> sent) {
    return new Typing(sent.entrySet().stream().filter(each -> each.getKey().matches(KEPT) && !NeverKept.is(each.getKey()))
      .collect(Collectors.toMap(Map.Entry::getKey, each -> List.of(each.getValue()), (one, _) -> one, TreeMap::new)));
  }

  /** On which page of several somebody is. */
  Typing at(String step) {
    var with = new TreeMap<>(answers);
    with.put("_step", List.of(step));
    return new Typing(with);
  }

  boolean tooMuch() {
    return answers.entrySet().stream().mapToLong(each -> bytes(each.getKey()) + each.getValue().stream().mapToLong(Typing::bytes).sum())
      .sum() > LARGEST;
  }

  private static long bytes(String text) { return text.getBytes(StandardCharsets.UTF_8).length; }

  String text() { return JSON.writeValueAsString(answers); }

  static Typing read(String text) { return new Typing(JSON.readValue(text, new TypeReference<Map<String, List<String>>>() {})); }

  /** As the form would send it. */
  Map<String, String[]> sent() {
    return answers.entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, each -> each.getValue().toArray(String[]::new)));
  }
}
