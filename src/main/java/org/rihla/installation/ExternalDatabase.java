package org.rihla.installation;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Objects;

/**
 * A PostgreSQL server that somebody else runs, reached by RIHLA_DB_URL, RIHLA_DB_USER and RIHLA_DB_PASSWORD. While it is open a connection stands
 * there that says so: another Rihla sees it, whatever its home.
 */
record ExternalDatabase(Login owner, Login application, Connection sign) implements AutoCloseable {

  /** Where the owner logs in for the application too. */
  static ExternalDatabase reach(Login owner) { return reach(owner, owner); }

  /**
   * Makes the role of the application if it is missing.
   *
   * @throws CannotStart if it is away, refuses the login, does not let us work there, or another Rihla does
   */
  static ExternalDatabase reach(Login owner, Login application) {
    var found = look(owner);
    found.refusal(owner).ifPresent(sentence -> {
      throw new CannotStart(sentence);
    });
    if (!found.mayActAsApp()) makeRole(owner, found.appExists());
    if (!application.equals(owner)) requireLogin(application);
    return new ExternalDatabase(owner, application, AtWork.sign(owner));
  }

  private static void requireLogin(Login application) {
    try {
      application.connect().close();
    } catch (SQLException e) {
      var mend = "42501".equals(e.getSQLState())
        ? "grant connect on database " + application.address().substring(application.address().lastIndexOf('/') + 1) + " to rihla_app;"
        : "alter role rihla_app login password '…'; and set RIHLA_DB_APP_PASSWORD to it.";
      throw new CannotStart(
        "The database " + application.address() + " does not let the role rihla_app in: let its administrator run: " + mend, e);
    }
  }

  @Override
  public void close() throws SQLException { sign.close(); }

  /** Changes nothing. @throws CannotStart if it is away or refuses the login */
  static ServerFacts look(Login owner) {
    if (!owner.url().startsWith("jdbc:postgresql:"))
      throw new CannotStart("RIHLA_DB_URL must look like jdbc:postgresql://db.example.org:5432/rihla, or be \"embedded\".");
    try (var connection = owner.connect()) {
      return ServerFacts.ask(connection);
    } catch (SQLException e) {
      throw new CannotStart(sentence(owner, e), e);
    }
  }

  private static void makeRole(Login owner, boolean exists) {
    try (var connection = owner.connect(); var sql = connection.createStatement()) {
      if (!exists) sql.execute("create role rihla_app nologin");
      sql.execute("grant rihla_app to current_user with inherit false, set true");
    } catch (SQLException e) {
      throw new CannotStart(sentence(owner, e), e);
    }
  }

  static String sentence(Login owner, SQLException e) {
    return switch (Objects.requireNonNullElse(e.getSQLState(), "")) {
      case "08000", "08001", "08003", "08004", "08006" ->
        "The database " + owner.address() + " cannot be reached: start it, or mend RIHLA_DB_URL.";
      case "28000", "28P01" -> "The database refuses the login of " + owner + ": mend RIHLA_DB_USER and RIHLA_DB_PASSWORD.";
      case "3D000" -> "There is no such database at " + owner.address() + ": create it with " + owner.user() + " as its owner.";
      case "42501" -> "The database " + owner.address() + " does not let " + owner.user()
        + " in or do its work: let its administrator run what docs/operations.md says.";
      case "53300" -> "The database " + owner.address() + " has no free connection: allow it more, at least 20 for Rihla.";
      case "57P03" -> "The database " + owner.address() + " is just starting or stopping: try again in a moment.";
      default -> "The database " + owner.address() + " cannot be used: " + e.getMessage();
    };
  }
}
