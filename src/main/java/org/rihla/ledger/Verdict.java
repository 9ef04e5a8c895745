package org.rihla.ledger;

import java.util.List;

/** What a check of an export found. */
public sealed interface Verdict {

  String sentence();

  /**
   * @param anchored how many of the entries are held fast by what others kept, of what was shown
   * @param by what holds them, as sentences
   * @param warnings what is not wrong, and worth asking about
   */
  record Sound(long entries, int checkpoints, long anchored, List<String> by, List<String> warnings) implements Verdict {
    @Override
    public String sentence() {
      return "Sound: %d entries are what %d signed checkpoints say.".formatted(entries, checkpoints);
    }

    public String anchor() {
      return anchored == 0
        ? "Anchored to nothing: without --kept, --printed or --witness nobody can tell whether the end was cut off or everything made anew."
        : "Anchored up to entry %d of %d: %s.".formatted(anchored, entries, String.join("; ", by));
    }
  }

  /** @param sentence names the first thing that is wrong */
  record Wrong(String sentence) implements Verdict {
  }
}
