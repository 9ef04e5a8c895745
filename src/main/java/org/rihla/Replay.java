package org.rihla;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;
import org.rihla.installation.Home;
import org.rihla.installation.Installation;
import org.rihla.programme.ProfileRefused;
import org.rihla.programme.ProgrammeYear;

/** One replay with its progress on the console, remembered in the home when it is complete. */
record Replay(Home home, PrintWriter out) {

  /** @return what was done, or empty if there was nothing to do */
  Optional<ProgrammeYear.Outcome> run(Running rihla, Path profile) throws ProfileRefused {
    if (home.installation().filter(Installation::replayed).isPresent()) return Optional.empty();
    var year = rihla.find(ProgrammeYear.class);
    if (year.isEmpty()) {
      out.println("This build of Rihla cannot replay a programme year: the installation stays empty.");
      out.flush();
      return Optional.empty();
    }
    var before = home.installation();
    home.record(new Installation(Installation.Kind.DEMO, ProfileOption.name(profile), false));
    out.println("Replaying " + profile + " ...");
    var line = ProgressLine.on(out);
    ProgrammeYear.Outcome outcome;
    try {
      outcome = year.get().replay(profile, line);
    } catch (ProfileRefused e) {
      before.ifPresent(home::record); // nothing was written: the home is still free for another year
      throw e;
    } finally {
      line.end();
    }
    home.record(new Installation(Installation.Kind.DEMO, ProfileOption.name(profile), true));
    return outcome.alreadyComplete() ? Optional.empty() : Optional.of(outcome);
  }
}
