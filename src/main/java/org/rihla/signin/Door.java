package org.rihla.signin;

import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.rihla.access.Actor;
import org.rihla.access.Staff;
import org.rihla.access.Staff.Credentials;
import org.rihla.privacy.Audit;
import org.rihla.web.Typed;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Service;

/** Lets in whoever knows the password of an account. An account that is not there, or switched off, answers in the same words and the same time. */
@Service
class Door {

  /** Each hash takes 19 MiB: more at once would be an attack by itself. */
  private static final int HASHES_AT_ONCE = 4;
  private static final int FREE_OF_AN_ACCOUNT = 4;
  private static final int FREE_OF_AN_ADDRESS = 20;
  private static final Duration LONGEST = Duration.ofSeconds(30);
  /** Whoever guesses here has the password, or a session: nobody else can make the owner wait. */
  private static final Duration LONGEST_OF_PROOFS = Duration.ofMinutes(15);

  private static final Pattern REFERENCE = Pattern.compile("[0-9]{8}");

  private final Staff staff;
  private final PasswordEncoder passwords;
  private final Audit audit;
  private final Throttle accounts;
  private final Throttle addresses;
  /** Six digits are guessed sooner than a password: of those who have a PIN, guessers wait longer. */
  private final Throttle guests;
  private final Throttle proofs;
  private final Semaphore hashing = new Semaphore(HASHES_AT_ONCE, true);
  private final String nobodys;

  Door(Staff staff, PasswordEncoder passwords, Audit audit, Clock clock) {
    this.staff = staff;
    this.passwords = passwords;
    this.audit = audit;
    this.accounts = new Throttle(clock, FREE_OF_AN_ACCOUNT, LONGEST);
    this.guests = new Throttle(clock, FREE_OF_AN_ACCOUNT, LONGEST_OF_PROOFS);
    this.proofs = new Throttle(clock, FREE_OF_AN_ACCOUNT, LONGEST_OF_PROOFS);
    this.addresses = new Throttle(clock, FREE_OF_AN_ADDRESS, LONGEST);
    this.nobodys = passwords.encode(Secrets.word(16));
  }

  sealed interface Answer {
    /** @param with a code: what was given */
    record Right(Credentials account, String with) implements Answer {
    }

    record Wrong() implements Answer {
    }

    /** Nothing was looked at. */
    record Wait(Duration time) implements Answer {

      /** Rounded up: who comes then is not sent away again. */
      long seconds() { return time.plusMillis(999).toSeconds(); }
    }
  }

  /** @param login as typed; it is written down nowhere, since people type their password there */
  Answer password(String login, String password, String address) {
    var name = login.strip().toLowerCase(Locale.ROOT);
    var digits = digits(name);
    boolean guest = REFERENCE.matcher(digits).matches();
    return password(guest ? digits : name, guest ? digits(password) : password, address, guest ? guests : accounts);
  }

  /** Read out, typed or copied in fours, in the digits of any script. What has letters stays as it is. */
  private static String digits(String typed) {
    if (!typed.codePoints().allMatch(sign -> Character.isDigit(sign) || !Character.isLetterOrDigit(sign))) return typed;
    return Typed.westernDigits(typed).replaceAll("[^0-9]", "");
  }

  private Answer password(String name, String password, String address, Throttle attempts) {
    var wait = longer(attempts.attempt(name), addresses.attempt(address));
    if (wait.isPositive()) return new Answer.Wait(wait);
    var account = staff.credentials(name);
    boolean same = matches(password, account.map(Credentials::passwordHash).orElse(nobodys));
    if (same && account.filter(Credentials::active).isPresent()) {
      var in = account.get();
      attempts.passed(name);
      addresses.takeBack(address);
      if (passwords.upgradeEncoding(in.passwordHash())) staff.keepPassword(in.actor().id(), passwords.encode(password));
      return new Answer.Right(in, "password");
    }
    audit.atTheDoor(account.map(Credentials::actor), "SIGN_IN", "REFUSED", "password");
    return new Answer.Wrong();
  }

  /** Of somebody who is known already: counted apart, so that the right password forgives no wrong code. @param check says with what they proved it, or nothing */
  Answer again(Actor who, String what, Supplier<Optional<String>> check) {
    var wait = proofs.attempt(what + who.login());
    if (wait.isPositive()) return new Answer.Wait(wait);
    var with = check.get();
    if (with.isEmpty()) {
      audit.atTheDoor(Optional.of(who), "SIGN_IN", "REFUSED", what);
      return new Answer.Wrong();
    }
    proofs.passed(what + who.login());
    return staff.credentials(who).filter(Credentials::active).<Answer>map(account -> new Answer.Right(account, with.get())).orElse(
      new Answer.Wrong());
  }

  boolean isPasswordOf(Actor who, String password) {
    return staff.credentials(who).filter(account -> matches(password, account.passwordHash())).isPresent();
  }

  private boolean matches(String password, String hash) {
    hashing.acquireUninterruptibly();
    try {
      return passwords.matches(password, hash);
    } finally {
      hashing.release();
    }
  }

  private static Duration longer(Duration one, Duration other) { return one.compareTo(other) > 0 ? one : other; }
}
