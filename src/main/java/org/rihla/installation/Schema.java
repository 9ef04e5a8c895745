package org.rihla.installation;

import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationState;

/** The tables of a database: those of this build, older ones that a start brings up to date, or none that this build can work with. */
final class Schema {

  private static final String STRANGERS = """
    select count(*) from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind in ('r', 'p', 'v', 'm', 'f') and n.nspname !~ '^pg_' and n.nspname <> 'information_schema'
      and not exists (select from pg_depend d where d.objid = c.oid and d.deptype = 'e')
      and to_regclass('public.flyway_schema_history') is null""";

  /** Keys before there was one for each sealed compartment: what they closed was bound to less, and this build would find all of it damaged. */
  private static final String OLD_KEYS = """
    select count(*) from information_schema.columns where table_schema = 'privacy' and table_name = 'person_key'
      and not exists (select from information_schema.columns
        where table_schema = 'privacy' and table_name = 'person_key' and column_name = 'compartment')""";

  private Schema() {}

  /** Why a start would refuse this database: one or two sentences. Changes nothing. */
  static Optional<String> refusal(Login login) {
    try (var connection = login.connect(); var sql = connection.createStatement()) {
      if (count(sql, STRANGERS) > 0)
        return Optional.of("The database " + login.address()
          + " holds tables that are not Rihla's: give Rihla an empty database of its own.");
    } catch (SQLException e) {
      return Optional.of(ExternalDatabase.sentence(login, e));
    }
    return closedOtherwise(login).or(
      () -> refusal(Flyway.configure().dataSource(login.url(), login.user(), login.password()).locations("classpath:db/migration").load()));
  }

  private static Optional<String> closedOtherwise(Login login) {
    try (var connection = login.connect(); var sql = connection.createStatement()) {
      return count(sql, OLD_KEYS) > 0 && count(sql, "select count(*) from privacy.person_key") > 0
        ? Optional
          .of("The data in this database were closed by an earlier build of Rihla, from before the first release, and this one cannot "
            + "open them: start that build, or begin with a new home.")
        : Optional.empty();
    } catch (SQLException e) {
      return Optional.of(ExternalDatabase.sentence(login, e));
    }
  }

  private static long count(Statement sql, String question) throws SQLException {
    try (var found = sql.executeQuery(question)) {
      found.next();
      return found.getLong(1);
    }
  }

  /** Older tables are no fault: the next start migrates them. */
  private static Optional<String> refusal(Flyway flyway) {
    var newer = Flyway.configure().configuration(flyway.getConfiguration()).ignoreMigrationPatterns("*:pending").load();
    for (var applied : newer.info().all()) {
      if (applied.getState() == MigrationState.FUTURE_SUCCESS)
        return Optional.of("The database was last used by a newer Rihla (its tables are of " + applied.getVersion()
          + "): start that one, or restore a copy made before it.");
      if (applied.getState().isFailed())
        return Optional.of("The change " + applied.getVersion() + " of the tables has failed half-way: restore a copy made before it.");
    }
    var checked = newer.validateWithResult();
    if (checked.validationSuccessful) return Optional.empty();
    return Optional.of("The tables of the database were made by another build of Rihla (they differ at "
      + checked.invalidMigrations.getFirst().version + "): start that build, or give this one a database of its own.");
  }

  /** For who only reads beside a Rihla at work. @throws CannotStart if the tables are not exactly those of this build */
  static void requireCurrent(Flyway flyway, Login login) {
    refusal(login).ifPresent(sentence -> {
      throw new CannotStart(sentence);
    });
    if (flyway.info().pending().length > 0)
      throw new CannotStart(
        "The Rihla that is running is of an earlier build than this one: stop it first, then start the same command again.");
  }

  /** @throws CannotStart if the tables cannot be brought up to date, with the reason */
  static void migrate(Flyway flyway, Login login) {
    closedOtherwise(login).ifPresent(sentence -> {
      throw new CannotStart(sentence);
    });
    try {
      flyway.migrate();
    } catch (FlywayException e) {
      throw new CannotStart(
        refusal(login).orElseGet(() -> "The tables of the database cannot be brought up to date: " + firstLine(e) + "."), e);
    }
  }

  private static String firstLine(FlywayException e) {
    return String.valueOf(e.getMessage()).strip().lines().findFirst().orElse("").replaceAll("\\.$", "");
  }
}
