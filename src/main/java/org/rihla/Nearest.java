package org.rihla;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** The word that somebody may have meant: at most two letters away. */
final class Nearest {

  private Nearest() {}

  static Optional<String> to(String word, Collection<String> known) {
    return known.stream().filter(each -> distance(word, each) <= 2).min(Comparator.comparingInt(each -> distance(word, each)));
  }

  /** How many letters must be changed, added or left out (Levenshtein). */
  static int distance(String one, String other) {
    var row = new int[other.length() + 1];
    for (int at = 0; at <= other.length(); at++) row[at] = at;
    for (int down = 1; down <= one.length(); down++) {
      int diagonal = row[0];
      row[0] = down;
      for (int at = 1; at <= other.length(); at++) {
        int changed = diagonal + (one.charAt(down - 1) == other.charAt(at - 1) ? 0 : 1);
        diagonal = row[at];
        row[at] = Math.min(changed, 1 + Math.min(row[at], row[at - 1]));
      }
    }
    return row[other.length()];
  }
}
