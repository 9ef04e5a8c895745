package org.rihla.access;

import java.time.Clock;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Second looks at one database, without the rest of the application. */
public final class Looks {

  private Looks() {}

  public static Access access(JdbcClient db, Clock clock) { return new Access(new Offices(db), _ -> {}, clock); }

  public static SecondLooks of(JdbcClient db, Access access, Clock clock) { return new SecondLooks(db, access, clock); }
}
