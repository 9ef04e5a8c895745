package org.rihla.reference;

import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.rihla.values.Language;
import org.springframework.stereotype.Component;

/** The code lists, read once. A code is never renamed or reused; its labels may get better. */
@Component
public class Codes {

  /** A code of a list. {@code attribute} is what the list adds, such as the phase of a service. */
  public record Code(String list, String code, Map<Language, String> labels, LocalDate from, @Nullable LocalDate until, String attribute) {
  }

  /** A country: names, ISO 4217 currency, airport of the capital (IATA), time zone, languages (ISO 639, the administrative one first). */
  public record CountryFacts(String code, Map<Language, String> names, String currency, String airport, String timeZone,
    List<String> languages) {
  }

  private final Map<String, Map<String, Code>> lists = new LinkedHashMap<>();
  private final Map<String, CountryFacts> countries = new LinkedHashMap<>();

  Codes() {
    for (var row : Table.read("codes")) {
      var code = new Code(row.get("list"), row.get("code"), labels(row), LocalDate.parse(row.get("valid_from")),
        row.get("valid_until").isEmpty() ? null : LocalDate.parse(row.get("valid_until")), row.get("attribute"));
      lists.computeIfAbsent(code.list(), _ -> new LinkedHashMap<>()).put(code.code(), code);
    }
    addPlain("language", "languages", "code");
    for (var row : Table.read("airports"))
      lists.computeIfAbsent("airport", _ -> new LinkedHashMap<>())
        .put(row.get("iata"), new Code("airport", row.get("iata"), labels(row), LocalDate.EPOCH, null, row.get("country")));
    for (var row : Table.read("countries"))
      countries.put(row.get("code"), new CountryFacts(row.get("code"), labels(row), row.get("currency"),
        row.get("airport"), row.get("time_zone"), List.of(row.get("languages").split(" "))));
  }

  private void addPlain(String list, String table, String key) {
    for (var row : Table.read(table))
      lists.computeIfAbsent(list, _ -> new LinkedHashMap<>())
        .put(row.get(key), new Code(list, row.get(key), labels(row), LocalDate.EPOCH, null, ""));
  }

  private static Map<Language, String> labels(Table.Row row) {
    return Map.of(Language.FR, row.get("fr"), Language.EN, row.get("en"), Language.AR, row.get("ar"));
  }

  /** The names of the lists, in their order. */
  public List<String> lists() { return List.copyOf(lists.keySet()); }

  /** The codes of a list in its own order. @throws IllegalArgumentException for a list that does not exist */
  public Collection<Code> of(String list) {
    var found = lists.get(list);
    if (found == null) throw new IllegalArgumentException("no such code list: " + list);
    return found.values();
  }

  public boolean has(String list, String code) { return lists.getOrDefault(list, Map.of()).containsKey(code); }

  /** What the list adds to a code; empty for an unknown code. */
  public String attribute(String list, String code) {
    var found = lists.getOrDefault(list, Map.of()).get(code);
    return found == null ? "" : found.attribute();
  }

  /** The label, or the code itself where there is none: a reader can still ask what it means. */
  public String label(String list, String code, Language language) {
    if (list.equals("country")) return country(code, language);
    var found = lists.getOrDefault(list, Map.of()).get(code);
    return found == null ? code : found.labels().getOrDefault(language, code);
  }

  public String country(String code, Language language) {
    var found = countries.get(code);
    return found == null ? code : found.names().getOrDefault(language, code);
  }

  public Collection<CountryFacts> countries() { return countries.values(); }

  public @Nullable CountryFacts countryFacts(String code) { return countries.get(code); }
}
