package org.rihla;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import org.rihla.installation.Login;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

/** What stands in all rows, as only the owner of the tables sees them: for looking at what was committed. The application has its second line. */
public final class AllRows implements AutoCloseable {

  /** A connection costs as much as a dozen questions. */
  private final HikariDataSource connections;
  private final JdbcClient db;

  public AllRows(Login owner) {
    var few = new HikariConfig();
    few.setJdbcUrl(owner.url());
    few.setUsername(owner.user());
    few.setPassword(owner.password());
    few.setMaximumPoolSize(2);
    few.setMinimumIdle(0);
    few.setIdleTimeout(10_000); // many pools share forty connections
    few.setPoolName("all rows");
    connections = new HikariDataSource(few);
    db = JdbcClient.create(connections);
  }

  @Override
  public void close() { connections.close(); }

  public StatementSpec sql(String sql) { return db.sql(sql); }
}
