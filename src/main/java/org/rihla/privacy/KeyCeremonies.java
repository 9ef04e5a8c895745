package org.rihla.privacy;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rihla.access.Access;
import org.rihla.access.Act;
import org.rihla.access.Actor;
import org.rihla.access.SecondLook;
import org.rihla.access.SecondLook.Kind;
import org.rihla.access.SecondLook.State;
import org.rihla.access.SecondLooks;
import org.rihla.values.Ids;
import org.rihla.values.StaffId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Who changes the key file does it on the word of two others: an administrator asks, the data protection officer confirms, and the command line uses that
 * up. Where this cannot be, it is done alone, and somebody is told to look at it.
 */
@Service
public class KeyCeremonies {

  /** So long the command may be given once two people have agreed. */
  public static final Duration GOOD_FOR = Duration.ofDays(3);

  private static final String COLUMNS = "select id, deed, look_id, reason, done_at, seen_by, seen_at from privacy.key_ceremony";

  private final JdbcClient db;
  private final SecondLooks looks;
  private final Access access;
  private final Clock clock;

  KeyCeremonies(JdbcClient db, SecondLooks looks, Access access, Clock clock) {
    this.db = db;
    this.looks = looks;
    this.access = access;
    this.clock = clock;
  }

  /** What is done to the file: another key, or those taken out that nobody needs. */
  public enum Deed {
    ROTATE, RETIRE
  }

  /** On whose word it is done. */
  public sealed interface Word {

    record OfTwo() implements Word {
    }

    /** @param reason in words, of nobody who is helped */
    record OfOneAlone(String reason) implements Word {
    }
  }

  public sealed interface Asked {

    record Done(SecondLook look) implements Asked {
    }

    /** @param reason a code */
    record Refused(String reason) implements Asked {
    }
  }

  /** @param look what two agreed on; none where somebody did it alone and said the reason */
  public record Ceremony(UUID id, Deed deed, @Nullable UUID look, @Nullable String reason, Instant doneAt, @Nullable StaffId seenBy,
    @Nullable Instant seenAt) {
  }

  @Transactional
  public Asked ask(Deed deed) {
    access.require(Act.ASK_CEREMONY, null);
    if (asked(deed).stream().anyMatch(look -> looks.state(look) == State.WAITING)) return new Asked.Refused("ceremony-asked-already");
    if (agreed(deed).isPresent()) return new Asked.Refused("ceremony-agreed-already");
    var look = looks.ask(Kind.CEREMONY, deed.name(), null);
    access.done(Act.ASK_CEREMONY, "asked CEREMONY " + look.id() + " " + deed);
    return new Asked.Done(look);
  }

  /** What was asked for lately, the newest first. */
  public List<SecondLook> asked() { return looks.lately(Kind.CEREMONY); }

  private List<SecondLook> asked(Deed deed) { return asked().stream().filter(look -> deed(look) == deed).toList(); }

  public static Deed deed(SecondLook look) { return Deed.valueOf(look.what()); }

  /** Until when the command may be given for what two people agreed on. */
  public static Instant until(SecondLook agreed) {
    return Objects.requireNonNull(agreed.answeredAt()).plus(GOOD_FOR);
  }

  /** What two people agreed on, and nobody has done yet, in time. */
  public Optional<SecondLook> agreed(Deed deed) {
    var used = used();
    return asked(deed).stream().filter(look -> looks.state(look) == State.CONFIRMED && clock.instant().isBefore(until(look)))
      .filter(look -> !used.contains(look.id())).findFirst();
  }

  private Set<UUID> used() {
    return new HashSet<>(db.sql("select look_id from privacy.key_ceremony where look_id is not null").query(UUID.class).list());
  }

  /** Before anything is begun. @throws NotAgreed if it may not be done */
  void require(Deed deed, Word word) {
    if (word instanceof Word.OfTwo && agreed(deed).isEmpty()) throw new NotAgreed(deed);
  }

  /**
   * In the transaction of the deed; of two at once the database lets one.
   *
   * @return on whose word, for the audit: codes and accounts
   * @throws NotAgreed if it may not be done
   */
  @Transactional(propagation = Propagation.MANDATORY)
  String use(Deed deed, Word word) {
    var id = Ids.next();
    return switch (word) {
      case Word.OfTwo() -> {
        var look = agreed(deed).orElseThrow(() -> new NotAgreed(deed));
        write(id, deed, look.id(), null);
        yield "ceremony " + look.id() + " asked " + look.askedBy() + " confirmed " + look.answeredBy();
      }
      case Word.OfOneAlone(var reason) -> {
        write(id, deed, null, reason);
        yield "alone " + id;
      }
    };
  }

  private void write(UUID id, Deed deed, @Nullable UUID look, @Nullable String reason) {
    db.sql("insert into privacy.key_ceremony (id, deed, look_id, reason, done_at) values (?, ?, ?, ?, ?)")
      .params(id, deed.name(), look, reason, Timestamp.from(clock.instant())).update();
  }

  /** All that was done, the newest first. */
  public List<Ceremony> done() {
    return db.sql(COLUMNS + " order by id desc limit 100").query(KeyCeremonies::read).list();
  }

  /** How many were done by one alone and looked at by nobody yet. */
  public long toLookAt() {
    return db.sql("select count(*) from privacy.key_ceremony where look_id is null and seen_at is null").query(Long.class).single();
  }

  /** The data protection officer has looked at what was done alone; again is once. @return what; empty if there is none such */
  @Transactional
  public Optional<Ceremony> seen(UUID id) {
    access.require(Act.CONFIRM_CEREMONY, null);
    var found = db.sql(COLUMNS + " where id = ? and look_id is null").param(id).query(KeyCeremonies::read).optional();
    if (found.isEmpty()) access.denied(Act.CONFIRM_CEREMONY, id);
    int first = db.sql("update privacy.key_ceremony set seen_by = ?, seen_at = ? where id = ? and look_id is null and seen_at is null")
      .params(Actor.current().id().value(), Timestamp.from(clock.instant()), id).update();
    if (first == 1) access.done(Act.CONFIRM_CEREMONY, "seen alone " + id);
    return found;
  }

  private static Ceremony read(ResultSet row, int number) throws SQLException {
    var seenBy = row.getObject(6, UUID.class);
    var seenAt = row.getTimestamp(7);
    return new Ceremony(row.getObject(1, UUID.class), Deed.valueOf(row.getString(2)), row.getObject(3, UUID.class), row.getString(4),
      row.getTimestamp(5).toInstant(), seenBy == null ? null : new StaffId(seenBy), seenAt == null ? null : seenAt.toInstant());
  }
}
