package org.rihla.statistics;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import org.rihla.statistics.Statements.Format;
import org.rihla.values.Language;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.init.ScriptUtils;

/** The statistics over a data set of their own. */
final class Counted {

  private static final Clock IN_2026 = Clock.fixed(Instant.parse("2026-03-01T09:00:00Z"), ZoneOffset.UTC);

  final JdbcClient db;
  final Figures figures;
  final AnnualStatement statements;
  final JsonStatement json;

  Counted(String script) throws Exception { this(script, IN_2026); }

  Counted(String script, Clock clock) throws Exception {
    try (var connection = ScratchPostgres.database().getConnection()) {
      ScriptUtils.executeSqlScript(connection, new ClassPathResource("statistics/views.sql"));
      if (!script.isEmpty()) ScriptUtils.executeSqlScript(connection, new ClassPathResource("statistics/" + script));
    }
    db = JdbcClient.create(ScratchPostgres.database());
    figures = new Figures(db, clock);
    var words = new FileWords();
    var notes = new Notes(words);
    json = new JsonStatement(words, notes);
    statements = new AnnualStatement(figures, new Edition(words, new Named(), notes, new Disclosure()), json, new PdfStatement(),
      new XlsxStatement());
  }

  byte[] file(Format format, Language language) throws IOException {
    var out = new ByteArrayOutputStream();
    statements.write(2024, language, format, out);
    return out.toByteArray();
  }

  /** The names of the reference data where they are there, else the codes. */
  static final class Named implements Labels {
    private final Map<String, String> names = new HashMap<>();

    Named() throws IOException {
      read("/reference/codes.csv", 2, 2);
      read("/reference/countries.csv", 1, 2);
    }

    private void read(String file, int keys, int first) throws IOException {
      try (var in = Counted.class.getResourceAsStream(file)) {
        if (in == null) return;
        new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().forEach(line -> {
          var cell = line.split(",(?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)");
          if (cell.length < first + 3) return;
          var key = keys == 2 ? cell[0] + "." + cell[1] : "country." + cell[0];
          for (var language : Language.values()) names.put(key + language, cell[first + language.ordinal()].replace("\"", ""));
        });
      }
    }

    @Override
    public String label(String list, String code, Language language) { return names.getOrDefault(list + "." + code + language, code); }

    @Override
    public String country(String iso3, Language language) { return label("country", iso3, language); }
  }
}
