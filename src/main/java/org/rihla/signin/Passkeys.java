package org.rihla.signin;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rihla.privacy.Place;
import org.rihla.privacy.Seals;
import org.rihla.values.Ids;
import org.rihla.values.StaffId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The passkeys of each account: public halves only, several for each, and what their owners call them. */
@Repository
public class Passkeys {

  static final int LONGEST_NAME = 60;
  static final int MOST = 10;
  private static final String NAME = "signin.passkey.name";

  private final JdbcClient db;
  private final Seals seals;
  private final Clock clock;

  Passkeys(JdbcClient db, Seals seals, Clock clock) {
    this.db = db;
    this.seals = seals;
    this.clock = clock;
  }

  /** One of them, as its owner sees it. */
  public record Passkey(UUID id, String name, Instant addedAt, @Nullable Instant usedAt) {
  }

  /**
   * What it is checked against.
   *
   * @param credential the attested credential data of WebAuthn
   */
  record Kept(UUID id, byte[] credentialId, byte[] credential, long signCount) {
  }

  @Transactional
  public List<Passkey> of(StaffId who) {
    return db.sql("select id, name, added_at, used_at from signin.passkey where staff_id = ? order by added_at, id").param(who.value())
      .query((row, _) -> new Passkey(row.getObject(1, UUID.class),
        Objects.requireNonNull(seals.ofAccount(who).open(row.getBytes(2), Place.of(NAME, row.getObject(1, UUID.class)))),
        row.getTimestamp(3).toInstant(), row.getTimestamp(4) == null ? null : row.getTimestamp(4).toInstant()))
      .list();
  }

  int count(StaffId who) {
    return db.sql("select count(*) from signin.passkey where staff_id = ?").param(who.value()).query(Integer.class).single();
  }

  List<Kept> kept(StaffId who) {
    return db.sql("select id, credential_id, credential, sign_count from signin.passkey where staff_id = ? order by added_at").param(who
      .value()).query((row, _) -> new Kept(row.getObject(1, UUID.class), row.getBytes(2), row.getBytes(3), row.getLong(4))).list();
  }

  /** @return empty if some account has it already, or this one has enough */
  @Transactional
  public Optional<UUID> add(StaffId who, String name, byte[] credentialId, byte[] credential, long signCount) {
    if (count(who) >= MOST) return Optional.empty();
    var id = Ids.next();
    return db.sql("""
      insert into signin.passkey (id, staff_id, credential_id, credential, name, sign_count, added_at) values (?, ?, ?, ?, ?, ?, ?)
      on conflict do nothing""")
      .params(id, who.value(), credentialId, credential, seals.ofAccount(who).close(name, Place.of(NAME, id)),
        signCount, now())
      .update() == 1 ? Optional.of(id) : Optional.empty();
  }

  /** Of two answers at once with one count, the first counts. Devices that do not count always say 0. */
  boolean used(UUID id, long signCount) {
    return db.sql("update signin.passkey set sign_count = ?, used_at = ? where id = ? and (sign_count < ? or sign_count = 0 and ? = 0)")
      .params(signCount, now(), id, signCount, signCount).update() == 1;
  }

  boolean remove(StaffId who, UUID id) {
    return db.sql("delete from signin.passkey where staff_id = ? and id = ?").params(who.value(), id).update() == 1;
  }

  private Timestamp now() { return Timestamp.from(clock.instant()); }
}
