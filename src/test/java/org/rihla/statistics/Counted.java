package org.rihla.statistics;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.rihla.reference.Codes;
import org.rihla.statistics.Statements.Format;
import org.rihla.values.Language;
import org.rihla.web.Messages;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.init.ScriptUtils;

/** The statistics over a data set of their own. */
final class Counted {

  private static final Clock IN_2026 = Clock.fixed(Instant.parse("2026-03-01T09:00:00Z"), ZoneOffset.UTC);

  private static final ApplicationContext REFERENCE = new AnnotationConfigApplicationContext(Messages.class, Codes.class);

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
    var words = words();
    var notes = new Notes(words);
    json = new JsonStatement(words, notes);
    statements = new AnnualStatement(figures, new Edition(words, REFERENCE.getBean(Codes.class), notes, new Disclosure()), json,
      new PdfStatement(),
      new XlsxStatement());
  }

  static Words words() { return new Words(REFERENCE.getBean(Messages.class)); }

  byte[] file(Format format, Language language) throws IOException {
    var out = new ByteArrayOutputStream();
    statements.write(2024, language, format, out);
    return out.toByteArray();
  }
}
