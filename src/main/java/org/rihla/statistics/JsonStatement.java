package org.rihla.statistics;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.rihla.values.Language;
import org.springframework.stereotype.Component;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** The statement and the register for machines. The order of keys is part of the format. */
@Component
class JsonStatement {

  private final JsonMapper mapper = JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
  private final Words words;
  private final Notes notes;

  JsonStatement(Words words, Notes notes) {
    this.words = words;
    this.notes = notes;
  }

  /** {@code {"year", "figures":[{"code", "title", "value", "numerator", "denominator", "definition", "rows":[{"key", "value"}]}], …}} */
  byte[] write(Statement statement, Language language) {
    var document = new LinkedHashMap<String, @Nullable Object>();
    document.put("year", statement.year());
    document.put("figures", statement.results().stream().map(result -> figure(result, language)).toList());
    document.put("language", language.tag());
    document.put("cut_off", statement.cutOff().toString());
    document.put("invented", statement.invented());
    if (statement.guarded()) document.put("guarded", true);
    document.put("note", String.join("\n", notes.of(statement, language)));
    document.put("definitions_version", Figure.REGISTER_VERSION);
    return mapper.writeValueAsBytes(document);
  }

  /** The figure register itself: what is counted, from which query, in which version. */
  byte[] register(Language language) {
    var entries = List.of(Figure.values()).stream().map(figure -> {
      var entry = new LinkedHashMap<String, Object>();
      entry.put("code", figure.code());
      entry.put("version", figure.version());
      entry.put("unit", figure.unit().name());
      entry.put("dimension", figure.dimension().name());
      entry.put("title", words.text(figure.titleKey(), language));
      entry.put("definition", words.text(figure.definitionKey(), language));
      entry.put("query", figure.sql());
      return entry;
    }).toList();
    var document = new LinkedHashMap<String, Object>();
    document.put("definitions_version", Figure.REGISTER_VERSION);
    document.put("language", language.tag());
    document.put("entries", entries);
    return mapper.writeValueAsBytes(document);
  }

  private Map<String, @Nullable Object> figure(Result result, Language language) {
    var entry = new LinkedHashMap<String, @Nullable Object>();
    entry.put("code", result.figure().code());
    entry.put("title", words.text(result.figure().titleKey(), language));
    entry.put("value", result.value());
    entry.put("numerator", result.numerator());
    entry.put("denominator", result.denominator());
    entry.put("definition", words.text(result.figure().definitionKey(), language));
    var rows = new ArrayList<>(result.rows().stream().<Map<String, @Nullable Object>>map(JsonStatement::row).toList());
    result.hidden().forEach(hidden -> rows.add(row(hidden)));
    entry.put("rows", rows);
    if (result.veil() != null) entry.put("hidden", said(result.veil()));
    else if (result.rowless()) entry.put("hidden", "rows");
    return entry;
  }

  private static String said(Veil veil) { return veil.below() == 0 ? "withheld" : "fewer than " + veil.below(); }

  private static Map<String, @Nullable Object> row(Result.Hidden hidden) {
    var entry = new LinkedHashMap<String, @Nullable Object>();
    entry.put("key", hidden.key());
    entry.put("value", null);
    entry.put("hidden", said(hidden.veil()));
    return entry;
  }

  private static Map<String, @Nullable Object> row(Result.Row row) {
    var entry = new LinkedHashMap<String, @Nullable Object>();
    entry.put("key", row.key());
    entry.put("value", row.value());
    return entry;
  }
}
