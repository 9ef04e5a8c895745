package org.rihla.privacy;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One thing that was done, as the audit has it. What it says is in one exact form, from which its leaf is made wherever it is read. What was written
 * before purposes were keeps the form of its time: it begins with the id, the second one with its number, so that none is ever taken for the other.
 *
 * @param purpose what it was done for; null in an entry of the first form
 * @param about the case, or whatever else the act touched
 * @param person whom it concerned, if one person
 * @param outcome a code such as {@code DONE}, {@code REFUSED} or {@code DENIED}
 * @param fields names or codes, separated by spaces
 */
public record Audited(UUID id, Instant at, UUID actor, String role, String office, String act, String compartment, @Nullable String purpose,
  @Nullable UUID about, @Nullable UUID person, String outcome, String fields) {

  public String content() {
    var touched = String.join("\n", Objects.toString(about, "-"), Objects.toString(person, "-"), outcome, fields);
    var done = String.join("\n", id.toString(), at.toString(), actor.toString(), role, office, act, compartment);
    return purpose == null ? done + "\n" + touched : "2\n" + done + "\n" + purpose + "\n" + touched;
  }

  /** RFC 6962, 2.1: SHA-256 over a zero byte and the content. */
  public byte[] leaf() {
    try {
      var sha = MessageDigest.getInstance("SHA-256");
      sha.update((byte) 0);
      return sha.digest(content().getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e); // every JDK has it
    }
  }
}
