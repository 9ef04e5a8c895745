package org.rihla;

import java.util.Locale;
import java.util.concurrent.Callable;
import org.rihla.installation.Home;
import org.rihla.installation.Installation;
import org.rihla.programme.ProfileRefused;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(name = "replay", mixinStandardHelpOptions = true, version = Rihla.VERSION, sortOptions = false, description = "Fills a home with an invented programme year without serving it, and says how fast. Broken off, the same command goes on.", footer = {
  "", "Example:", "  ./rihla replay --profile programmes/morocco-2024.yaml --home /tmp/year"})
class ReplayCommand implements Callable<Integer> {

  @Mixin
  ProfileOption profile = new ProfileOption();
  @Mixin
  HomeOption where = new HomeOption();
  @Spec
  CommandSpec command = CommandSpec.create();

  @Override
  public Integer call() throws ProfileRefused {
    profile.check(); // before a home is made
    var home = where.open(Installation.Kind.DEMO);
    var year = home.orClose(() -> profile.forHome(home));
    if (home.installation().filter(Installation::replayed).isPresent()) {
      complete(home);
      home.close();
      return 0;
    }
    try (var rihla = Running.start(home, Running.NO_PORT, Installation.Kind.DEMO)) {
      new Replay(home, command.commandLine().getOut()).run(rihla, year).ifPresentOrElse(done -> say(String.format(Locale.UK,
        "The year is complete: %,d steps, %,d verbs, in %,.1f s: %,.0f verbs a second.", done.steps(), done.verbs(),
        done.took().toMillis() / 1000.0, done.verbs() * 1000.0 / Math.max(1, done.took().toMillis()))), () -> complete(home));
    }
    return 0;
  }

  private void complete(Home home) {
    say("The home " + home.folder() + " holds the year of " + home.installation().map(Installation::profile).orElse("")
      + ", complete: nothing to do. Another year needs another --home.");
  }

  private void say(String sentence) {
    command.commandLine().getOut().println(sentence);
    command.commandLine().getOut().flush();
  }
}
