package org.rihla.ledger;

import java.util.Base64;
import java.util.regex.Pattern;

/** A line under a checkpoint, by somebody other than its log. @param bytes number of the key, and what only whoever has the key can read */
record Cosignature(String name, byte[] bytes) {

  private static final Pattern LINE = Pattern.compile("\u2014 ([^\\s+]{1,200}) ([A-Za-z0-9+/=]{1,8000})");

  String signature() { return Base64.getEncoder().encodeToString(bytes); }

  String line() { return "\u2014 " + name + " " + signature() + "\n"; }

  /** @throws IllegalArgumentException if it is no line of a signature */
  static Cosignature parse(String line) {
    var found = LINE.matcher(line);
    if (!found.matches()) throw new IllegalArgumentException("no line of a signature");
    return of(found.group(1), found.group(2));
  }

  static Cosignature of(String name, String signature) { return new Cosignature(name, Base64.getDecoder().decode(signature)); }
}
