package org.rihla.casework;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.rihla.web.Ui;

/**
 * Which of the cases that somebody may see they want to see now. It stands in the address, to be kept and handed on: so there is nobody's name in it.
 *
 * @param stage null: all; country: that they return to, ISO 3166, null: all
 * @param leaving in at most so many days; 0: whenever
 * @param mine only those that the reader works on; held: only those that are held
 */
public record CaseFilter(@Nullable Stage stage, @Nullable String country, int leaving, boolean mine, boolean held) {

  /** Nothing is asked for. */
  public static final CaseFilter ALL = of(null);
  private static final int A_YEAR = 366;

  static CaseFilter of(@Nullable Stage stage) { return new CaseFilter(stage, null, 0, false, false); }

  /** What cannot be understood is not asked for. */
  static CaseFilter read(String stage, String country, String leaving, boolean mine, boolean held) {
    return new CaseFilter(Arrays.stream(Stage.values()).filter(each -> each.name().equals(stage)).findFirst().orElse(null),
      country.matches("[A-Z]{3}") ? country : null, leaving.matches("\\d{1,3}") ? Math.min(A_YEAR, Integer.parseInt(leaving)) : 0, mine,
      held);
  }

  /** Only of what is asked for: a condition that may be switched off keeps an index from being used. */
  String conditions() {
    return (stage == null ? "" : " and c.stage = :stage") + (country == null ? "" : " and c.country = :country")
      + (held ? " and c.held" : "")
      + (leaving == 0 ? "" : " and c.planned_departure between :today::date and :today::date + :leaving and c.departed_on is null")
      + (mine ? " and exists (select from casework.case_worker w where w.case_id = c.id and w.staff_id = :me and w.ended_at is null)" : "");
  }

  Map<String, Object> parameters() {
    return Map.of("stage", stage == null ? "" : stage.name(), "country", country == null ? "" : country, "leaving", leaving);
  }

  public boolean isAll() { return equals(ALL); }

  /** As it stands in an address, after the question mark. */
  public String query() {
    var asked = new LinkedHashMap<String, String>();
    if (stage != null) asked.put("stage", stage.name());
    if (country != null) asked.put("country", country);
    if (leaving > 0) asked.put("leaving", String.valueOf(leaving));
    if (mine) asked.put("mine", "true");
    if (held) asked.put("held", "true");
    return asked.entrySet().stream().map(each -> each.getKey() + "=" + each.getValue()).collect(Collectors.joining("&"));
  }

  /** In words: the name of a view that is kept, so that nobody types one. */
  public String told(Ui ui) {
    var words = new java.util.ArrayList<String>();
    if (mine) words.add(ui.t("cases.mine"));
    if (stage != null) words.add(ui.code("stage", stage.name()));
    if (country != null) words.add(ui.country(country));
    if (leaving > 0) words.add(ui.t("cases.leaving", leaving));
    if (held) words.add(ui.t("case.held"));
    return words.isEmpty() ? ui.t("cases.all-of-them") : String.join(" · ", words);
  }
}
