package org.rihla.signin;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.ByteBuffer;
import java.util.Optional;
import org.rihla.access.Actor;
import org.rihla.privacy.Audit;
import org.rihla.signin.Challenges.Purpose;
import org.rihla.values.StaffId;
import org.springframework.stereotype.Component;

/** Takes the answer of somebody's device: to the challenge of their own session, once. */
@Component
class PasskeyDoor {

  private final Challenges challenges;
  private final PasskeyCeremony ceremony;
  private final Passkeys passkeys;
  private final PublicAddress address;
  private final Audit audit;

  PasskeyDoor(Challenges challenges, PasskeyCeremony ceremony, Passkeys passkeys, PublicAddress address, Audit audit) {
    this.challenges = challenges;
    this.ceremony = ceremony;
    this.passkeys = passkeys;
    this.address = address;
    this.audit = audit;
  }

  /** What was proved with, as it stands in the audit. */
  static final String ONE = "passkey";
  static final String ONE_SET_UP = "passkey-set-up";

  /** What a page can say of passkeys. */
  enum Here {
    /** They have none. */
    NONE,
    /** They have one, and a browser takes it at this address. */
    USABLE,
    /** They have one, but no browser takes it at an address without a name. */
    ELSEWHERE
  }

  boolean hasAny(StaffId who) { return passkeys.count(who) > 0; }

  /** Whether what was proved was proved by a passkey, known or just made. @param with as it is said where proofs are accepted */
  static boolean isOne(String with) {
    return with.equals(ONE) || with.equals(ONE_SET_UP);
  }

  Here here(StaffId who, HttpServletRequest request) {
    if (passkeys.count(who) == 0) return Here.NONE;
    return address.forPasskeys(request).isPresent() ? Here.USABLE : Here.ELSEWHERE;
  }

  /** Whether one can be made at this address. */
  boolean canBeMade(HttpServletRequest request) {
    return address.forPasskeys(request).isPresent();
  }

  /** @return with what they proved it, or nothing */
  Optional<String> accepts(Actor who, String answer, Purpose why, HttpServletRequest request) {
    var place = address.forPasskeys(request);
    var challenge = SessionCookie.sent(request).flatMap(cookie -> challenges.take(cookie.number(), why));
    if (place.isEmpty() || challenge.isEmpty()) return Optional.empty();
    return ceremony.used(answer, challenge.get(), place.get(), passkeys.kept(who.id()), handle(who.id()))
      .filter(used -> passkeys.used(used.key().id(), used.signCount())).map(_ -> ONE);
  }

  /** @return whether it is theirs from now on */
  boolean add(Actor who, String name, String answer, Purpose why, HttpServletRequest request) {
    var place = address.forPasskeys(request);
    var challenge = SessionCookie.sent(request).flatMap(cookie -> challenges.take(cookie.number(), why));
    boolean added = place.isPresent() && challenge.flatMap(asked -> ceremony.made(answer, asked, place.get()))
      .flatMap(made -> passkeys.add(who.id(), name, made.credentialId(), made.credential(), made.signCount())).isPresent();
    audit.atTheDoor(Optional.of(who), "PASSKEY", added ? "DONE" : "REFUSED", "added");
    return added;
  }

  /** What a device keeps beside a key, to know whose it is: the number of the account, which tells nothing. */
  static byte[] handle(StaffId who) {
    return ByteBuffer.allocate(16).putLong(who.value().getMostSignificantBits()).putLong(who.value().getLeastSignificantBits()).array();
  }
}
