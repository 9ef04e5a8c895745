package org.rihla.installation;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;

/** How to reach a database: JDBC URL, user, password. */
public record Login(String url, String user, String password) {

  public Connection connect() throws SQLException {
    var properties = new Properties();
    properties.setProperty("user", user);
    properties.setProperty("password", password);
    properties.setProperty("loginTimeout", "5");
    properties.setProperty("connectTimeout", "5");
    return DriverManager.getConnection(url, properties);
  }

  @Override
  public String toString() { return user + " at " + url; }
}
