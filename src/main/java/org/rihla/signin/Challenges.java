package org.rihla.signin;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What the device of somebody is asked to sign: one at a time for each session, for one purpose, once, and for five minutes. */
@Repository
class Challenges {

  static final Duration LIFE = Duration.ofMinutes(5);
  private static final int BYTES = 32;

  private final JdbcClient db;
  private final Clock clock;

  Challenges(JdbcClient db, Clock clock) {
    this.db = db;
    this.clock = clock;
  }

  /** What an answer may be used for. */
  enum Purpose {
    /** To set up a key at the first sign-in. */
    FIRST,
    /** To add another. */
    ADD,
    /** To come in, after the password. */
    SECOND,
    /** To prove that it is still them. */
    PROOF,
    /** To choose another password. */
    PASSWORD;

    boolean makesKey() { return this == FIRST || this == ADD; }
  }

  /** @param session its number */
  byte[] ask(String session, Purpose why) {
    var drawn = Secrets.random(BYTES);
    db.sql("update signin.session set challenge = ?, challenge_for = ?, challenge_until = ? where id_hash = ?").params(drawn, why.name(),
      Timestamp.from(clock.instant().plus(LIFE)), Secrets.hash(session)).update();
    return drawn;
  }

  /** Whatever comes of it, nothing is answered to it again. Empty if this session was asked nothing for that, or too long ago. */
  Optional<byte[]> take(String session, Purpose why) {
    return db.sql("""
      with asked as (select id_hash, challenge, challenge_for, challenge_until from signin.session where id_hash = ? for update),
        taken as (update signin.session s set challenge = null, challenge_for = null, challenge_until = null
          from asked where s.id_hash = asked.id_hash)
      select challenge from asked where challenge_for = ? and challenge_until > ?""")
      .params(Secrets.hash(session), why.name(), Timestamp.from(clock.instant())).query((row, _) -> row.getBytes(1)).optional();
  }
}
