package org.rihla.privacy;

import java.util.Base64;
import java.util.regex.Pattern;

/**
 * A key file under a passphrase, as it is written.
 *
 * @param stretch how its passphrase becomes a key
 * @param keys closed with that key
 */
record LockedFile(Stretch stretch, byte[] keys) {

  private static final String BEGINS = "{\"argon2id\":";
  private static final Pattern FORM = Pattern
    .compile("\\{\"argon2id\":\\{\"kibibytes\":(\\d{1,9}),\"passes\":(\\d{1,9}),\"lanes\":(\\d{1,9}),"
      + "\"salt\":\"([A-Za-z0-9+/]{22}==)\"\\},\"keys\":\"([A-Za-z0-9+/=]{1,90000})\"\\}\\s*");

  /** Of a whole file, or of its beginning. */
  static boolean is(String text) { return text.startsWith(BEGINS); }

  /** @throws IllegalArgumentException if it is damaged, or asks for more memory or time than Rihla ever would */
  static LockedFile parse(String text) {
    var found = FORM.matcher(text);
    if (!found.matches()) throw new IllegalArgumentException("not a locked key file");
    return new LockedFile(new Stretch(number(found.group(1)), number(found.group(2)), number(found.group(3)), bytes(found.group(4))),
      bytes(found.group(5)));
  }

  private static int number(String digits) { return Integer.parseInt(digits); }

  private static byte[] bytes(String text) { return Base64.getDecoder().decode(text); }

  String text() { return head(stretch) + ",\"keys\":\"" + base64(keys) + "\"}"; }

  /** What stands before the keys, and what they are bound to. */
  static String head(Stretch of) {
    return BEGINS + "{\"kibibytes\":" + of.kibibytes() + ",\"passes\":" + of.passes() + ",\"lanes\":" + of.lanes() + ",\"salt\":\""
      + base64(of.salt()) + "\"}";
  }

  private static String base64(byte[] bytes) { return Base64.getEncoder().encodeToString(bytes); }
}
