package org.rihla.installation;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;

/** How to reach a database: JDBC URL, user, password. */
public record Login(String url, String user, String password) {

  /** The server that somebody else runs, if one is named; asked by the doctor before there is a configuration. */
  static Optional<Login> external() {
    var url = setting("url", "embedded");
    if (url.equals("embedded")) return Optional.empty();
    return Optional.of(new Login(url, setting("user", "rihla_owner"), setting("password", "")));
  }

  /** As whom the pool logs in there: the role of the application itself, where its password was given. */
  static Login externalApplication(Login owner) {
    return owner.application(setting("app-password", ""));
  }

  /** @param password of the role rihla_app; blank: the owner logs in, and the pool sets that role */
  Login application(String password) {
    return password.isBlank() ? this : new Login(url, "rihla_app", password);
  }

  private static String setting(String name, String otherwise) {
    var property = System.getProperty("rihla.database." + name);
    if (property != null) return property;
    return Objects.requireNonNullElse(System.getenv("RIHLA_DB_" + name.toUpperCase(Locale.ROOT).replace('-', '_')), otherwise);
  }

  public Connection connect() throws SQLException { return connect("Rihla"); }

  /** @param as what the server shows its administrator */
  Connection connect(String as) throws SQLException {
    var properties = new Properties();
    properties.setProperty("user", user);
    properties.setProperty("password", password);
    properties.setProperty("loginTimeout", "5");
    properties.setProperty("connectTimeout", "5");
    properties.setProperty("tcpKeepAlive", "true");
    properties.setProperty("ApplicationName", as);
    return DriverManager.getConnection(url, properties);
  }

  /** The address as it may be shown: a password may stand before an @ or behind a question mark. */
  String address() {
    return url.replaceAll("\\?.*", "").replaceAll("//[^/]*@", "//");
  }

  @Override
  public String toString() { return user + " at " + address(); }
}
