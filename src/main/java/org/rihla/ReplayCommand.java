package org.rihla;

import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.rihla.installation.CannotStart;
import org.rihla.installation.Installation;
import org.rihla.programme.ProfileRefused;
import org.rihla.programme.ProgrammeYear;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(name = "replay", mixinStandardHelpOptions = true, sortOptions = false, description = "Fills a home with an invented programme year without serving it, and says how fast.")
class ReplayCommand implements Callable<Integer> {

  @Mixin
  ProfileOption profile = new ProfileOption();
  @Mixin
  HomeOption where = new HomeOption();
  @Spec
  CommandSpec command = CommandSpec.create();

  @Override
  public Integer call() throws ProfileRefused {
    var out = command.commandLine().getOut();
    profile.check(); // before a home is made or marked
    var home = where.open(Installation.Kind.DEMO);
    Path year;
    try {
      year = profile.forHome(home);
    } catch (RuntimeException e) {
      home.close();
      throw e;
    }
    try (var rihla = Running.start(home, Running.NO_PORT)) {
      if (rihla.find(ProgrammeYear.class).isEmpty()) throw new CannotStart("This build of Rihla cannot replay a programme year.");
      var outcome = new Replay(home, out).run(rihla, year);
      outcome
        .ifPresentOrElse(
          done -> out.printf(Locale.UK, "%,d acts in %,.1f s: %,.0f a second.%n", done.verbs(), done.took().toMillis() / 1000.0,
            done.verbs() * 1000.0 / Math.max(1, done.took().toMillis())),
          () -> out.println("The year is complete already: nothing to do."));
      out.flush();
    }
    return 0;
  }
}
