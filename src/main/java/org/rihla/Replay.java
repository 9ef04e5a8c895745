package org.rihla;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;
import org.rihla.installation.CannotStart;
import org.rihla.installation.Home;
import org.rihla.installation.Installation;
import org.rihla.programme.ProfileRefused;
import org.rihla.programme.ProgrammeYear;
import org.slf4j.LoggerFactory;

/** One replay with its progress on the console, remembered in the home when it is complete. */
record Replay(Home home, PrintWriter out) {

  /** @return what was done, or empty if there was nothing to do */
  Optional<ProgrammeYear.Outcome> run(Running rihla, Path profile) throws ProfileRefused {
    if (home.installation().filter(Installation::replayed).isPresent()) return Optional.empty();
    var year = rihla.find(ProgrammeYear.class).orElseThrow(() -> new CannotStart("This build of Rihla cannot replay a programme year."));
    var before = home.installation();
    remember(profile, false);
    out.println("Replaying " + profile + " ...");
    out.flush();
    var line = ProgressLine.on(out);
    ProgrammeYear.Outcome outcome;
    try {
      outcome = year.replay(profile, line);
    } catch (ProfileRefused e) {
      before.ifPresent(home::record); // nothing was written: the home is still free for another year
      throw e;
    } catch (RuntimeException e) {
      if (rihla.stopping()) throw new CannotStart("Stopped. The same command goes on where this one was.", e);
      throw e;
    } finally {
      line.end();
    }
    remember(profile, true);
    LoggerFactory.getLogger(Replay.class).info("replayed {} steps, {} verbs, in {} ms", outcome.steps(), outcome.verbs(),
      outcome.took().toMillis());
    return outcome.alreadyComplete() ? Optional.empty() : Optional.of(outcome);
  }

  private void remember(Path profile, boolean replayed) {
    home
      .record(new Installation(Installation.Kind.DEMO, ProfileOption.name(profile), ProgrammeYear.fingerprint(profile), replayed));
  }
}
