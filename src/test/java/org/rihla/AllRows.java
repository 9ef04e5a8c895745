package org.rihla;

import org.rihla.installation.Login;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** What stands in all rows, as only the owner of the tables sees them: for looking at what was committed. The application has its second line. */
public final class AllRows {

  private final JdbcClient db;

  public AllRows(Login owner) {
    db = JdbcClient.create(new DriverManagerDataSource(owner.url(), owner.user(), owner.password()));
  }

  public StatementSpec sql(String sql) { return db.sql(sql); }
}
