package org.rihla.installation;

import java.sql.Connection;
import java.sql.SQLException;

/** Whether another Rihla works in a database. Two would not know of each other's people. */
final class AtWork {

  private static final String NAME = "Rihla at work";
  private static final String OTHERS = """
    select count(*) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()
      and application_name = '%s'""".formatted(NAME);
  private static final int TRIES = 5;

  private AtWork() {}

  /** The sign is put up first and then looked around: of two at the same moment none works. @throws CannotStart if another Rihla is there */
  static Connection sign(Login owner) {
    try {
      var connection = owner.connect(NAME);
      try (var sql = connection.createStatement()) {
        // a machine that lost its power is forgotten within a minute
        sql.execute("set tcp_keepalives_idle = 20");
        sql.execute("set tcp_keepalives_interval = 10");
        sql.execute("set tcp_keepalives_count = 3");
        requireAlone(connection, owner);
        return connection;
      } catch (SQLException | CannotStart e) {
        connection.close();
        throw e;
      }
    } catch (SQLException e) {
      throw new CannotStart(ExternalDatabase.sentence(owner, e), e);
    }
  }

  /** One that has just stopped may take a moment to leave. @throws CannotStart if another Rihla is there */
  static void requireAlone(Connection connection, Login owner) throws SQLException {
    for (int tried = 0; tried < TRIES; tried++) {
      try (var sql = connection.createStatement(); var row = sql.executeQuery(OTHERS)) {
        row.next();
        if (row.getLong(1) == 0) return;
        Thread.sleep(200);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new CannotStart("Interrupted.", e);
      }
    }
    throw new CannotStart("Another Rihla works in the database " + owner.address()
      + ": stop that one first, or name another database. If its machine has just crashed, wait a minute.");
  }
}
