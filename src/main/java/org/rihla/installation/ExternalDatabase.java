package org.rihla.installation;

import java.sql.SQLException;
import java.util.Objects;

/** A PostgreSQL server that somebody else runs, reached by RIHLA_DB_URL, RIHLA_DB_USER and RIHLA_DB_PASSWORD. */
record ExternalDatabase(Login owner) {

  /** @throws CannotStart if it is away, refuses the login, or has no role for the application and will not let us make it */
  static ExternalDatabase reach(Login owner) {
    try (var connection = owner.connect(); var sql = connection.createStatement()) {
      boolean missing;
      try (var found = sql.executeQuery("select from pg_roles where rolname = 'rihla_app'")) {
        missing = !found.next();
      }
      if (missing) {
        sql.execute("create role rihla_app nologin");
        sql.execute("grant rihla_app to current_user with inherit false, set true");
      }
      return new ExternalDatabase(owner);
    } catch (SQLException e) {
      throw new CannotStart(sentence(owner, e), e);
    }
  }

  static String sentence(Login owner, SQLException e) {
    return switch (Objects.requireNonNullElse(e.getSQLState(), "")) {
      case "08000", "08001", "08003", "08004", "08006" ->
        "The database " + owner.url() + " cannot be reached: start it, or mend RIHLA_DB_URL.";
      case "28000", "28P01" -> "The database refuses the login of " + owner + ": mend RIHLA_DB_USER and RIHLA_DB_PASSWORD.";
      case "3D000" -> "There is no such database at " + owner.url() + ": create it with " + owner.user() + " as its owner.";
      case "42501" ->
        "The database has no role rihla_app: let its administrator run: create role rihla_app; grant rihla_app to " + owner.user() + ";";
      default -> "The database " + owner.url() + " cannot be used: " + e.getMessage();
    };
  }
}
