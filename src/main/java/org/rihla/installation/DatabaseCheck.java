package org.rihla.installation;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.rihla.installation.Doctor.Finding;

/** Whether the database can be reached or started, lets Rihla work, holds tables of this build, and does not live later than the clock. */
final class DatabaseCheck {

  private DatabaseCheck() {}

  /** @param more is asked while the database is there, or with nothing if it is not */
  static List<Finding> look(Home home, Function<Optional<Login>, List<Finding>> more) {
    var findings = new ArrayList<Finding>();
    try {
      var external = Login.external();
      if (external.isPresent()) {
        findings.addAll(elsewhere(external.get()));
        findings.addAll(more.apply(external));
      } else if (Cluster.exists(home.folder())) {
        try (var server = EmbeddedPostgres.start(home)) {
          findings.addAll(ask(server.owner()));
          findings.addAll(more.apply(Optional.of(server.owner())));
        }
      } else {
        findings.add(Finding.ok("database", programs(home) + "; its data are made at the first start."));
        findings.addAll(more.apply(Optional.empty()));
      }
    } catch (CannotStart e) {
      findings.add(Finding.bad("database", String.valueOf(e.getMessage()), "Mend that, then ask the doctor again."));
      findings.addAll(more.apply(Optional.empty()));
    }
    return findings;
  }

  /** While a Rihla works there: only asks, and starts nothing. */
  static List<Finding> beside(Login database, Function<Optional<Login>, List<Finding>> more) {
    var findings = new ArrayList<Finding>();
    try {
      findings.addAll(ask(database));
      findings.addAll(more.apply(Optional.of(database)));
    } catch (CannotStart e) {
      findings.add(Finding.bad("database", String.valueOf(e.getMessage()), "Mend that, then ask the doctor again."));
    }
    return findings;
  }

  /** Unpacks them: the only way to know whether they run here. */
  private static String programs(Home home) {
    try {
      Commands.requireSomeoneElseThanRoot();
      Commands.run(List.of("setsid", "sh", "-c", "true")); // what a server is started with
      return Commands.run(List.of(Binaries.unpack(home.postgres()).program("postgres").toString(), "--version")).strip() + " runs here";
    } catch (IOException e) {
      throw new CannotStart("The built-in PostgreSQL does not run here: " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CannotStart("Interrupted.", e);
    }
  }

  private static List<Finding> elsewhere(Login login) {
    var server = ExternalDatabase.look(login);
    var refused = server.refusal(login);
    if (refused.isPresent()) throw new CannotStart(refused.get());
    try (var connection = login.connect()) {
      AtWork.requireAlone(connection, login);
    } catch (SQLException e) {
      throw new CannotStart(ExternalDatabase.sentence(login, e), e);
    }
    var findings = new ArrayList<>(ask(login));
    if (server.superuser())
      findings.add(Finding.warn("rights", login.user() + " is a superuser of the database server.",
        "Give Rihla a role that only owns its database: docs/operations.md has the commands."));
    return findings;
  }

  private static List<Finding> ask(Login login) {
    var refused = Schema.refusal(login);
    if (refused.isPresent()) throw new CannotStart(refused.get());
    try (var connection = login.connect();
      var sql = connection.createStatement();
      var found = sql.executeQuery("select current_setting('server_version'), checkpoint_time from pg_control_checkpoint()")) {
      found.next();
      return List.of(Finding.ok("database", "PostgreSQL " + found.getString(1) + " answers, and its tables fit this build."),
        history(found.getObject(2, OffsetDateTime.class).toInstant(), Instant.now()));
    } catch (SQLException e) {
      throw new CannotStart(ExternalDatabase.sentence(login, e), e);
    }
  }

  static Finding history(Instant lastWritten, Instant now) {
    return lastWritten.isAfter(now.plusSeconds(300))
      ? Finding.bad("history", "The database was last written at " + lastWritten + ", which is later than the clock here.",
        "Set the clock of this machine.")
      : Finding.ok("history", "The database was last written before now.");
  }
}
