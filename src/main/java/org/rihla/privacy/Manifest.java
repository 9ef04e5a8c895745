package org.rihla.privacy;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.rihla.values.PersonId;

/**
 * What was handed over, by the names of the fields and never their content, with a hash over who and which: whoever has the consents can say later
 * whether they are the same.
 */
public record Manifest(Set<Disclosable> fields, String hash) {

  public static Manifest of(List<PersonId> persons, Map<PersonId, Set<Disclosable>> disclosed) {
    var fields = EnumSet.noneOf(Disclosable.class);
    var lines = new StringBuilder();
    for (var person : persons) {
      var theirs = EnumSet.noneOf(Disclosable.class);
      theirs.addAll(disclosed.getOrDefault(person, Set.of()));
      fields.addAll(theirs);
      theirs.forEach(field -> lines.append(person).append(' ').append(field).append('\n'));
    }
    return new Manifest(fields, sha256(lines.toString()));
  }

  public String[] names() { return fields.stream().map(Enum::name).toArray(String[]::new); }

  /** For the trail. */
  public String codes() {
    return fields.stream().map(Enum::name).collect(Collectors.joining(" ")) + " sha256:" + hash;
  }

  private static String sha256(String text) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
