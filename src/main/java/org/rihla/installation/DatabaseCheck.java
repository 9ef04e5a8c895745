package org.rihla.installation;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import org.rihla.installation.Doctor.Finding;

/** Whether the database can be reached or started, and whether it lives later than the clock. */
final class DatabaseCheck {

  private DatabaseCheck() {}

  static List<Finding> look(Home home) {
    var url = System.getenv("RIHLA_DB_URL");
    try {
      if (url != null && !url.equals("embedded"))
        return ask(new Login(url, Objects.requireNonNullElse(System.getenv("RIHLA_DB_USER"), "rihla_owner"),
          Objects.requireNonNullElse(System.getenv("RIHLA_DB_PASSWORD"), "")));
      if (!Cluster.exists(home.folder()))
        return List.of(Finding.ok("database", programs(home) + "; its data are made at the first start."));
      try (var server = EmbeddedPostgres.start(home)) {
        return ask(server.owner());
      }
    } catch (CannotStart e) {
      return List.of(Finding.bad("database", String.valueOf(e.getMessage()), "Mend that, then ask the doctor again."));
    }
  }

  /** Unpacks them: the only way to know whether they run here. */
  private static String programs(Home home) {
    try {
      Commands.requireSomeoneElseThanRoot();
      return Commands.run(List.of(Binaries.unpack(home.postgres()).program("postgres").toString(), "--version")).strip() + " runs here";
    } catch (IOException e) {
      throw new CannotStart("The built-in PostgreSQL does not run here: " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CannotStart("Interrupted.", e);
    }
  }

  private static List<Finding> ask(Login login) {
    try (var connection = login.connect();
      var found = connection.createStatement()
        .executeQuery(
          "select current_setting('server_version_num')::int / 10000, current_setting('server_version'), checkpoint_time from pg_control_checkpoint()")) {
      found.next();
      var version = found.getInt(1) >= 16
        ? Finding.ok("database", "PostgreSQL " + found.getString(2) + " answers.")
        : Finding.bad("database", "PostgreSQL " + found.getString(2) + " is too old.", "Use version 16 or later.");
      return List.of(version, history(found.getObject(3, OffsetDateTime.class).toInstant(), Instant.now()));
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
