package org.rihla.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import org.rihla.values.OfficeCode;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The door of a new installation: a link, printed on the console, that makes the first administrator; and, until there have been two, another that
 * makes the second. Whoever has the console stands for the second pair of eyes.
 */
@Service
public class FirstAdministrator {

  private static final Duration LIFE = Duration.ofHours(24);

  private final JdbcClient db;
  private final Staff staff;
  private final Clock clock;

  FirstAdministrator(JdbcClient db, Staff staff, Clock clock) {
    this.db = db;
    this.staff = staff;
    this.clock = clock;
  }

  /** A new token; earlier ones stop working. Only its hash is kept. */
  @Transactional
  public String invite() {
    var bytes = new byte[24];
    new SecureRandom().nextBytes(bytes);
    var token = HexFormat.of().formatHex(bytes);
    db.sql("delete from access.invitation").update();
    db.sql("insert into access.invitation (token_hash, expires_at) values (?, ?)")
      .params(hash(token), Timestamp.from(clock.instant().plus(LIFE))).update();
    return token;
  }

  public boolean opens(String token) {
    return db.sql("select count(*) from access.invitation where token_hash = ? and expires_at > ?")
      .params(hash(token), Timestamp.from(clock.instant()))
      .query(Long.class).single() == 1;
  }

  /** @return whether the token was good; it is used up then */
  @Transactional
  public boolean become(String token, String login, String password) {
    int used = db.sql("delete from access.invitation where token_hash = ? and expires_at > ?")
      .params(hash(token), Timestamp.from(clock.instant())).update();
    if (used == 1) staff.add(login, Role.SYSTEM_ADMINISTRATOR, new OfficeCode("RBA"), password);
    return used == 1;
  }

  private static byte[] hash(String token) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
