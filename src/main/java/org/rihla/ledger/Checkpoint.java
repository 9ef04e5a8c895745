package org.rihla.ledger;

import java.util.Base64;
import java.util.regex.Pattern;

/**
 * What the tree was at some size, signed. Its text is a C2SP tlog-checkpoint in a C2SP signed note, so that tools of others can read it.
 *
 * @param origin name of the log
 * @param signature four bytes of the key's hash and 64 of Ed25519, base64
 */
record Checkpoint(String origin, long size, Hash root, String signature) {

  private static final Pattern NOTE = Pattern.compile(
    "([^\\s+]{1,200})\n([1-9][0-9]{0,17})\n([A-Za-z0-9+/]{43}=)\n\n\u2014 ([^\\s+]{1,200}) ([A-Za-z0-9+/=]{1,200})\n");

  /** What is signed: the note without its signature. */
  static String body(String origin, long size, Hash root) {
    return origin + "\n" + size + "\n" + Base64.getEncoder().encodeToString(root.bytes()) + "\n";
  }

  String body() { return body(origin, size, root); }

  String note() { return body() + "\n\u2014 " + origin + " " + signature + "\n"; }

  /** @throws IllegalArgumentException if it is not written as {@link #note} writes it, to the byte */
  static Checkpoint parse(String note) {
    var found = NOTE.matcher(note);
    if (!found.matches()) throw new IllegalArgumentException("no signed checkpoint");
    var read = new Checkpoint(found.group(1), Long.parseLong(found.group(2)), new Hash(Base64.getDecoder().decode(found.group(3))),
      found.group(5));
    if (!read.note().equals(note)) throw new IllegalArgumentException("not the exact form of a signed checkpoint");
    return read;
  }
}
