package org.rihla.ledger;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.rihla.ledger.NotesRead.Found;

/**
 * Checks an export with nothing but its files: no database, no server, nobody's word. Each leaf is made anew from what the entry says, and the tree over
 * the same leaves is compared with every checkpoint on the way, so that all checkpoints are of one tree that was only added to.
 *
 * @param folder the export
 * @param kept checkpoints that somebody wrote down earlier; without them nobody can tell whether the end was cut off together with its checkpoints
 * @param key the verification key as it was handed over earlier; without it nobody can tell whether everything was made anew with another
 * @param witnesses keys of those who must have cosigned it
 * @param printed checkpoints that stand on somebody's paper
 */
public record Verification(Path folder, Optional<Path> kept, Optional<Path> key, List<String> witnesses, List<Printed> printed) {

  public Verification(Path folder, Optional<Path> kept, Optional<Path> key) { this(folder, kept, key, List.of(), List.of()); }

  public Verdict verdict() {
    try {
      var trusted = trusted();
      var checkpoints = NotesRead.checkpoints(folder.resolve(Export.CHECKPOINTS), trusted);
      var elsewhere = new ArrayList<Note>(kept.map(file -> NotesRead.some(file, trusted)).orElse(List.of()));
      long keptUpTo = upTo(elsewhere);
      var cosigned = folder.resolve(Export.COSIGNATURES);
      if (Files.exists(cosigned)) elsewhere.addAll(NotesRead.notes(cosigned, trusted));
      var times = new Times();
      long entries = entries(checkpoints, elsewhere, times);
      var anchors = new ArrayList<Anchored>();
      if (keptUpTo > 0) anchors.add(new Anchored(keptUpTo, "kept elsewhere up to entry " + keptUpTo));
      printed.forEach(paper -> anchors.add(new Anchored(paper.size(), "printed of " + paper.size() + " entries")));
      witnesses.forEach(witness -> anchors.add(cosigned(witness, elsewhere)));
      return new Verdict.Sound(entries, checkpoints.size(), anchors.stream().mapToLong(Anchored::upTo).max().orElse(0),
        anchors.stream().map(Anchored::how).toList(), times.warning().stream().toList());
    } catch (Found found) {
      return new Verdict.Wrong(String.valueOf(found.getMessage()));
    }
  }

  private record Anchored(long upTo, String how) {
  }

  private static long upTo(List<Note> notes) { return notes.stream().mapToLong(note -> note.checkpoint().size()).max().orElse(0); }

  /** How far that witness has signed. What is by nobody who was asked for is passed over; what claims to be by them and is not, ends the check. */
  private static Anchored cosigned(String key, List<Note> notes) {
    Witness witness;
    try {
      witness = Witness.parse(key);
    } catch (IllegalArgumentException _) {
      throw new Found(
        "That is no key of a witness: " + (key.length() > 100 ? key.substring(0, 100) + "…" : key.replaceAll("\\s", " ")) + ".");
    }
    long upTo = 0;
    var at = Instant.EPOCH;
    for (var note : notes)
      for (var line : note.others()) {
        if (!witness.claims(line)) continue;
        var signed = witness.signed(note.checkpoint(), line);
        if (signed.isEmpty())
          throw new Found("The line of " + witness.name() + " under the checkpoint of " + note.checkpoint().size() + " entries is forged.");
        if (note.checkpoint().size() > upTo) at = signed.get();
        upTo = Math.max(upTo, note.checkpoint().size());
      }
    if (upTo == 0) throw new Found(witness.name() + " has cosigned nothing of this export.");
    return new Anchored(upTo, "cosigned by " + witness.name() + " up to entry " + upTo + ", at " + at);
  }

  private VerificationKey trusted() {
    var theirs = NotesRead.key(folder.resolve(Export.KEY));
    key.map(NotesRead::key).filter(handed -> !handed.text().equals(theirs.text())).ifPresent(_ -> {
      throw new Found("The export is signed with another key than the one that was handed over.");
    });
    return theirs;
  }

  private long entries(List<Checkpoint> checkpoints, List<Note> elsewhere, Times times) {
    var due = new TreeMap<Long, List<Checkpoint>>();
    for (var each : elsewhere) due.computeIfAbsent(each.checkpoint().size(), _ -> new ArrayList<>()).add(each.checkpoint());
    for (var each : checkpoints) due.computeIfAbsent(each.size(), _ -> new ArrayList<>()).add(each);
    var edge = RightEdge.EMPTY;
    long sure = 0;
    try (var in = new BufferedInputStream(Files.newInputStream(folder.resolve(Export.EVENTS)))) {
      for (var line = line(in); line.length > 0; line = line(in)) {
        var entry = entry(line, edge.size());
        times.next(entry);
        edge = edge.with(entry.leaf());
        for (var checkpoint : due.getOrDefault(edge.size(), List.of())) {
          if (!checkpoint.root().equals(edge.root()))
            throw new Found("Entries " + sure + " to " + (edge.size() - 1) + " are not those that were signed: at least one of them was "
              + "changed, removed, added or moved.");
          sure = edge.size();
        }
        paper(edge);
      }
    } catch (IOException e) {
      throw new Found(Export.EVENTS + " cannot be read.");
    }
    long onPaper = printed.stream().mapToLong(Printed::size).max().orElse(0);
    if (edge.size() < onPaper) throw new Found("The export ends after " + edge.size() + " entries, but " + onPaper + " were printed.");
    if (edge.size() < due.lastKey())
      throw new Found("The export ends after " + edge.size() + " entries, but " + due.lastKey() + " were signed.");
    if (edge.size() > checkpoints.getLast().size())
      throw new Found("No checkpoint covers what stands behind entry " + (checkpoints.getLast().size() - 1) + ".");
    return edge.size();
  }

  private void paper(RightEdge edge) {
    for (var paper : printed)
      if (paper.size() == edge.size() && !paper.isOf(edge.root()))
        throw new Found("The first " + paper.size() + " entries are not those of which the checkpoint was printed.");
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
}
