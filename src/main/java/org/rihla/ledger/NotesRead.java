package org.rihla.ledger;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Signed notes as they stand in a file, one behind the other. */
final class NotesRead {

  private static final Pattern AFTER_A_NOTE = Pattern.compile("(?<=\n)\n(?=[^\u2014])");

  /** Ends the check with what is wrong. */
  static final class Found extends RuntimeException {
    Found(String sentence) {
      super(sentence, null, false, false);
    }
  }

  private NotesRead() {}

  /** The log's own, each larger than the one before, and signed by nobody else. */
  static List<Checkpoint> checkpoints(Path file, VerificationKey trusted) {
    var notes = some(file, trusted);
    for (int at = 0; at < notes.size(); at++) {
      if (!notes.get(at).others().isEmpty())
        throw new Found("Checkpoint " + (at + 1) + " in " + file.getFileName() + " is not in its exact form.");
      if (at > 0 && notes.get(at).checkpoint().size() <= notes.get(at - 1).checkpoint().size())
        throw new Found("Checkpoint " + (at + 1) + " in " + file.getFileName() + " is not larger than the one before it.");
    }
    return notes.stream().map(Note::checkpoint).toList();
  }

  /** At least one. */
  static List<Note> some(Path file, VerificationKey trusted) {
    var notes = notes(file, trusted);
    if (notes.isEmpty()) throw new Found(file.getFileName() + " holds no checkpoint.");
    return notes;
  }

  /** In any order, whoever has written under them. */
  static List<Note> notes(Path file, VerificationKey trusted) {
    var notes = new ArrayList<Note>();
    var text = text(file);
    if (text.isEmpty()) return notes;
    if (!text.endsWith("\n\n")) text += "\n"; // a single note that was copied by itself
    for (var each : AFTER_A_NOTE.split(text.substring(0, text.length() - 1))) {
      var number = notes.size() + 1;
      try {
        notes.add(Note.parse(each));
      } catch (IllegalArgumentException _) {
        throw new Found("Checkpoint " + number + " in " + file.getFileName() + " is not in its exact form.");
      }
      var last = notes.getLast().checkpoint();
      if (!trusted.signed(last))
        throw new Found("The signature of checkpoint " + number + " in " + file.getFileName() + " (" + last.size() + " entries) is wrong.");
    }
    return notes;
  }

  static VerificationKey key(Path file) {
    var text = text(file);
    try {
      if (text.endsWith("\n")) return VerificationKey.parse(text.substring(0, text.length() - 1));
    } catch (IllegalArgumentException _) {
      // said below
    }
    throw new Found(file.getFileName() + " holds no verification key.");
  }

  static String text(Path file) {
    try {
      return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    } catch (IOException _) {
      throw new Found(file.getFileName() + " cannot be read.");
    }
  }
}
