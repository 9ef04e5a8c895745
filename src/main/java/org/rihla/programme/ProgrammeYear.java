package org.rihla.programme;

import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Consumer;

/** A whole programme year, replayed through the public verbs of all modules. */
public interface ProgrammeYear {

  /**
   * Replays the profile into this installation, or goes on where an earlier run was broken off. Returns when the year is complete.
   *
   * @param progress is told now and then, from the calling thread or another
   * @throws ProfileRefused if the profile cannot be read or contradicts itself; nothing has been written then
   */
  Outcome replay(Path profile, Consumer<Progress> progress) throws ProfileRefused;

  /** @throws ProfileRefused if the profile cannot be read or contradicts itself; asks nothing of any installation */
  static void check(Path profile) throws ProfileRefused {
    ProfileReader.read(profile);
  }

  /** What tells one file from another, whatever its name. */
  static String fingerprint(Path profile) { return Replay.fingerprint(profile); }

  /** Steps done so far, of how many in the year. A step is what is carried out together: all of it, or nothing. */
  record Progress(long done, long total) {}

  /**
   * @param steps carried out by this run
   * @param verbs of the modules that these steps called
   * @param took wall time of this run
   * @param alreadyComplete whether there was nothing left to do
   */
  record Outcome(long steps, long verbs, Duration took, boolean alreadyComplete) {}
}
