package org.rihla.ledger;

/** What a check of an export found. */
public sealed interface Verdict {

  String sentence();

  record Sound(long entries, int checkpoints) implements Verdict {
    @Override
    public String sentence() {
      return "Sound: %d entries are what %d signed checkpoints say.".formatted(entries, checkpoints);
    }
  }

  /** @param sentence names the first thing that is wrong */
  record Wrong(String sentence) implements Verdict {
  }
}
