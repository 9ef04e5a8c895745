package org.rihla.signin;

import java.sql.Timestamp;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.rihla.access.Role;
import org.rihla.access.Staff.Credentials;
import org.rihla.privacy.Place;
import org.rihla.privacy.Seals;
import org.rihla.values.Calendar;
import org.rihla.values.StaffId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The second factor of each account, and the codes for the day when it is lost. */
@Service
class SecondFactors {

  private static final String SECRET = "signin.second_factor.secret";

  private final JdbcClient db;
  private final Seals seals;
  private final Calendar clock;
  private final SignInRules rules;
  private final RecoveryCodes recovery;

  SecondFactors(JdbcClient db, Seals seals, Calendar clock, SignInRules.Read rules, RecoveryCodes recovery) {
    this.db = db;
    this.recovery = recovery;
    this.seals = seals;
    this.clock = clock;
    this.rules = rules.rules();
  }

  private record Kept(byte[] secret, boolean confirmed, long last) {
  }

  /** Of everybody, but for those whom a demonstration spares until they have one. */
  boolean isAskedOf(Credentials account) {
    return !isSpared(account) || hasAny(account.actor().id());
  }

  /** A person whom we help may have no telephone at all. */
  boolean isSpared(Credentials account) {
    return account.actor().role() == Role.MIGRANT || account.spared() && rules.sparesInvented();
  }

  /** A telephone that shows codes, or a passkey. */
  boolean hasAny(StaffId who) {
    return db.sql("""
      select exists (select from signin.second_factor where staff_id = ? and confirmed_at is not null)
        or exists (select from signin.passkey where staff_id = ?)""").params(who.value(), who.value()).query(Boolean.class).single();
  }

  /** Whether they have a telephone that shows codes. */
  boolean isSet(StaffId who) { return kept(who).filter(Kept::confirmed).isPresent(); }

  /** The secret to put into a telephone: the same until a first code has come from there. */
  @Transactional
  public String show(StaffId who) {
    var shown = kept(who);
    if (shown.isPresent()) return Totp.base32(shown.get().secret());
    var secret = Totp.base32(Secrets.random(Totp.SECRET_BYTES));
    db.sql("insert into signin.second_factor (staff_id, secret) values (?, ?) on conflict do nothing")
      .params(who.value(), seals.ofAccount(who).close(secret, place(who))).update();
    return secret;
  }

  private static Place place(StaffId who) { return Place.of(SECRET, who.value()); }

  /** What {@link #show} showed and no code has confirmed yet. */
  @Transactional
  public Optional<String> shown(StaffId who) { return kept(who).filter(kept -> !kept.confirmed()).map(kept -> Totp.base32(kept.secret())); }

  /** The first code from there. @return the recovery codes, which are nowhere else, and none where they have some; empty if the code is wrong */
  @Transactional
  public Optional<List<String>> confirm(StaffId who, String typed) {
    if (isSet(who) || !takes(who, digits(typed))) return Optional.empty();
    boolean first = !hasAny(who);
    db.sql("update signin.second_factor set confirmed_at = ? where staff_id = ?").params(Timestamp.from(clock.instant()), who.value())
      .update();
    return Optional.of(first ? recovery.renew(who) : List.of());
  }

  /** A code of the telephone, or one of the recovery codes; either is good once. @return with what, if it is good */
  @Transactional
  public Optional<String> accepts(StaffId who, String typed) {
    var digits = digits(typed);
    if (digits.length() == 6) return isSet(who) && takes(who, digits) ? Optional.of("code") : Optional.empty();
    return hasAny(who) && recovery.takes(who, typed) ? Optional.of("recovery-code") : Optional.empty();
  }

  private boolean takes(StaffId who, String code) {
    var kept = kept(who);
    if (kept.isEmpty()) return false;
    var step = Totp.accept(kept.get().secret(), code, clock.outside(), kept.get().last());
    return step.isPresent() && db.sql("update signin.second_factor set last_step = ? where staff_id = ? and last_step < ?").params(step
      .getAsLong(), who.value(), step.getAsLong()).update() == 1; // of two at once, one
  }

  /** Telephone, passkeys and codes are lost: at the next sign-in another is set up. */
  @Transactional
  public void forget(StaffId who) {
    db.sql("delete from signin.second_factor where staff_id = ?").param(who.value()).update();
    db.sql("delete from signin.passkey where staff_id = ?").param(who.value()).update();
    recovery.forget(who);
  }

  private Optional<Kept> kept(StaffId who) {
    return db.sql("select secret, confirmed_at, last_step from signin.second_factor where staff_id = ?").param(who.value())
      .query((row, _) -> new Kept(Totp.fromBase32(Objects.requireNonNull(seals.ofAccount(who).open(row.getBytes(1), place(who)))),
        row.getObject(
          2) != null,
        row.getLong(3)))
      .optional();
  }

  /** Of any script; spaces between them are how telephones show them. */
  private static String digits(String typed) {
    var digits = new StringBuilder();
    typed.codePoints().filter(Character::isDigit).forEach(each -> digits.append(Character.digit(each, 10)));
    return typed.codePoints().allMatch(each -> Character.isDigit(each) || Character.isWhitespace(each)) ? digits.toString() : "";
  }
}
