package org.rihla.ledger;

import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a log asks of a witness, in the words of C2SP tlog-witness (add-checkpoint): the checkpoint, and the proof that it only adds to the one that the
 * witness has cosigned last.
 *
 * @param old over how many entries that one was; 0 for the first
 */
record WitnessRequest(long old, List<Hash> proof, Note note) {

  private static final int LONGEST_PROOF = 63;

  String text() {
    return "old " + old + "\n" + proof.stream().map(hash -> Base64.getEncoder().encodeToString(hash.bytes()) + "\n").collect(Collectors
      .joining()) + "\n" + note.text();
  }

  /** @throws IllegalArgumentException if it is none */
  static WitnessRequest parse(String text) {
    int end = text.indexOf("\n\n");
    if (end < 0) throw new IllegalArgumentException("no request");
    var lines = text.substring(0, end).split("\n", -1);
    if (!lines[0].matches("old (0|[1-9][0-9]{0,17})") || lines.length - 1 > LONGEST_PROOF) throw new IllegalArgumentException("no request");
    var proof = Arrays.stream(lines).skip(1).map(line -> new Hash(Base64.getDecoder().decode(line))).toList();
    return new WitnessRequest(Long.parseLong(lines[0].substring(4)), proof, Note.parse(text.substring(end + 2)));
  }

  /** The last checkpoint of a log that a witness has cosigned. */
  record Seen(long size, @Nullable Hash root) {
    static final Seen NOTHING = new Seen(0, null);
  }

  /**
   * Why a witness that has seen this much may not sign; empty if it may. What was seen can only be added to: a smaller tree, another one of the same
   * size, and one that goes on from elsewhere are all refused, each by name.
   */
  Optional<String> refused(VerificationKey log, Seen seen) {
    var asked = note.checkpoint();
    if (!log.signed(asked)) return Optional.of("The checkpoint is not signed by this log.");
    if (asked.size() < seen.size())
      return Optional.of("ROLLED BACK: the checkpoint is of " + asked.size() + " entries, and " + seen.size()
        + " were seen before. Entries that were there are gone.");
    if (asked.size() == seen.size())
      return asked.root().equals(seen.root())
        ? Optional.empty()
        : Optional.of("FORKED: of " + seen.size() + " entries another checkpoint was seen before. Two histories are told.");
    if (old != seen.size())
      return Optional.of("The request goes on from " + old + " entries, and this witness has seen " + seen.size()
        + ": ask for it again with --old " + seen.size() + ".");
    if (seen.root() == null) return proof.isEmpty() ? Optional.empty() : Optional.of("There is nothing yet that a proof could go on from.");
    return Merkle.consistent(seen.size(), asked.size(), seen.root(), asked.root(), proof)
      ? Optional.empty()
      : Optional.of("FORKED: it does not go on from the " + seen.size()
        + " entries that were seen before. One of them was changed, removed or moved since, or the proof is spoilt.");
  }
}
