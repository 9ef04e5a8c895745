package org.rihla.statistics;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.rihla.TestDatabase;
import org.rihla.reference.Codes;
import org.rihla.statistics.Statements.Format;
import org.rihla.values.Language;
import org.rihla.values.OpenedForCounting;
import org.rihla.web.Messages;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.datasource.init.ScriptUtils;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.EnableTransactionManagement;

/** The statistics over a data set of their own. */
final class Counted {

  private static final Clock IN_2026 = Clock.fixed(Instant.parse("2026-03-01T09:00:00Z"), ZoneOffset.UTC);

  final Figures figures;
  final AnnualStatement statements;

  Counted(String script) throws Exception { this(script, IN_2026); }

  Counted(String script, Clock clock) throws Exception {
    var login = TestDatabase.fresh();
    var database = new DriverManagerDataSource(login.url(), login.user(), login.password());
    try (var connection = database.getConnection()) {
      ScriptUtils.executeSqlScript(connection, new ClassPathResource("statistics/views.sql"));
      if (!script.isEmpty()) ScriptUtils.executeSqlScript(connection, new ClassPathResource("statistics/" + script));
    }
    var context = new AnnotationConfigApplicationContext();
    context.registerBean(JdbcClient.class, () -> JdbcClient.create(database));
    context.registerBean(PlatformTransactionManager.class, () -> new JdbcTransactionManager(database));
    context.registerBean(OpenedForCounting.class, () -> () -> opened(JdbcClient.create(database)));
    context.registerBean(Clock.class, () -> clock);
    context.register(Transactions.class, Messages.class, Codes.class, Words.class, Notes.class, Disclosure.class, Figures.class,
      Edition.class,
      JsonStatement.class, PdfStatement.class, XlsxStatement.class, AnnualStatement.class);
    context.refresh();
    figures = context.getBean(Figures.class);
    statements = context.getBean(AnnualStatement.class);
  }

  /** Here the groups stand beside the rows; where people are helped they are closed. */
  private static Map<UUID, String> opened(JdbcClient db) {
    var groups = new HashMap<UUID, String>();
    db.sql("select id, report_group from protection.for_statistics_vulnerability").query(row -> {
      groups.put(row.getObject(1, UUID.class), row.getString(2));
    });
    return groups;
  }

  static Words words() { return new Words(new AnnotationConfigApplicationContext(Messages.class).getBean(Messages.class)); }

  @EnableTransactionManagement(proxyTargetClass = true)
  static class Transactions {}

  byte[] file(Format format, Language language) throws IOException {
    var out = new ByteArrayOutputStream();
    statements.write(2024, language, format, out);
    return out.toByteArray();
  }
}
