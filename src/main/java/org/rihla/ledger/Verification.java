package org.rihla.ledger;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Checks an export with nothing but its files: no database, no server, nobody's word. Each leaf is made anew from what the entry says, and the tree over
 * the same leaves is compared with every checkpoint on the way, so that all checkpoints are of one tree that was only added to.
 *
 * @param folder the export
 * @param kept checkpoints that somebody wrote down earlier; without them nobody can tell whether the end was cut off together with its checkpoints
 * @param key the verification key as it was handed over earlier; without it nobody can tell whether everything was made anew with another
 */
public record Verification(Path folder, Optional<Path> kept, Optional<Path> key) {

  private static final Pattern AFTER_A_NOTE = Pattern.compile("(?<=\n)\n(?=[^\u2014])");

  /** Ends the check with what is wrong. */
  private static final class Found extends RuntimeException {
    Found(String sentence) {
      super(sentence, null, false, false);
    }
  }

  public Verdict verdict() {
    try {
      var trusted = trusted();
      var checkpoints = checkpoints(folder.resolve(Export.CHECKPOINTS), trusted);
      var earlier = kept.map(file -> checkpoints(file, trusted)).orElse(List.of());
      return new Verdict.Sound(entries(checkpoints, earlier), checkpoints.size());
    } catch (Found found) {
      return new Verdict.Wrong(String.valueOf(found.getMessage()));
    }
  }

  private VerificationKey trusted() {
    var theirs = key(folder.resolve(Export.KEY));
    key.map(Verification::key).filter(handed -> !handed.text().equals(theirs.text())).ifPresent(_ -> {
      throw new Found("The export is signed with another key than the one that was handed over.");
    });
    return theirs;
  }

  private static VerificationKey key(Path file) {
    var text = text(file);
    try {
      if (text.endsWith("\n")) return VerificationKey.parse(text.substring(0, text.length() - 1));
    } catch (IllegalArgumentException _) {
      // said below
    }
    throw new Found(file.getFileName() + " holds no verification key.");
  }

  private static List<Checkpoint> checkpoints(Path file, VerificationKey trusted) {
    var checkpoints = new ArrayList<Checkpoint>();
    var text = text(file);
    if (!text.endsWith("\n\n")) text += "\n"; // a single note that was copied by itself
    for (var note : AFTER_A_NOTE.split(text.substring(0, text.length() - 1))) {
      var number = checkpoints.size() + 1;
      try {
        checkpoints.add(Checkpoint.parse(note));
      } catch (IllegalArgumentException _) {
        throw new Found("Checkpoint " + number + " in " + file.getFileName() + " is not in its exact form.");
      }
      var last = checkpoints.getLast();
      if (!trusted.signed(last))
        throw new Found("The signature of checkpoint " + number + " in " + file.getFileName() + " (" + last.size() + " entries) is wrong.");
      if (number > 1 && last.size() <= checkpoints.get(number - 2).size())
        throw new Found("Checkpoint " + number + " in " + file.getFileName() + " is not larger than the one before it.");
    }
    return checkpoints;
  }

  private long entries(List<Checkpoint> checkpoints, List<Checkpoint> earlier) {
    var due = new TreeMap<Long, List<Checkpoint>>();
    for (var each : earlier) due.computeIfAbsent(each.size(), _ -> new ArrayList<>()).add(each);
    for (var each : checkpoints) due.computeIfAbsent(each.size(), _ -> new ArrayList<>()).add(each);
    var edge = RightEdge.EMPTY;
    long sure = 0;
    try (var in = new BufferedInputStream(Files.newInputStream(folder.resolve(Export.EVENTS)))) {
      for (var line = line(in); line.length > 0; line = line(in)) {
        edge = edge.with(entry(line, edge.size()).leaf());
        for (var checkpoint : due.getOrDefault(edge.size(), List.of())) {
          if (!checkpoint.root().equals(edge.root()))
            throw new Found("Entries " + sure + " to " + (edge.size() - 1) + " are not those that were signed: at least one of them was "
              + "changed, removed, added or moved.");
          sure = edge.size();
        }
      }
    } catch (IOException e) {
      throw new Found(Export.EVENTS + " cannot be read.");
    }
    if (edge.size() < due.lastKey())
      throw new Found("The export ends after " + edge.size() + " entries, but " + due.lastKey() + " were signed.");
    if (edge.size() > checkpoints.getLast().size())
      throw new Found("No checkpoint covers what stands behind entry " + (checkpoints.getLast().size() - 1) + ".");
    return edge.size();
  }

  private static Entry entry(byte[] line, long sequence) {
    var place = "Line " + (sequence + 1) + " of " + Export.EVENTS;
    try {
      var entry = Entry.parse(line);
      if (entry.sequence() != sequence)
        throw new Found(place + " is entry " + entry.sequence() + " where entry " + sequence + " was due.");
      if (Arrays.equals(entry.json(), line)) return entry;
    } catch (IllegalArgumentException _) {
      // said below
    }
    throw new Found(place + " is not in the exact form of an entry.");
  }

  /** Without its end; empty behind the last. Nothing is mended, as a reader of lines would: what is not a line is not an entry. */
  private static byte[] line(InputStream in) throws IOException {
    var line = new ByteArrayOutputStream();
    int next = in.read();
    if (next < 0) return new byte[0];
    for (; next >= 0 && next != '\n'; next = in.read()) line.write(next);
    if (next < 0 || line.size() == 0) throw new Found("The last line of " + Export.EVENTS + " is cut off, or a line is empty.");
    return line.toByteArray();
  }

  private static String text(Path file) {
    try {
      return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    } catch (IOException _) {
      throw new Found(file.getFileName() + " cannot be read.");
    }
  }
}
