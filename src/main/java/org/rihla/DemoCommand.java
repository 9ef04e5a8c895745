package org.rihla;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.rihla.access.Accounts;
import org.rihla.installation.Home;
import org.rihla.installation.Installation;
import org.rihla.programme.ProfileRefused;
import org.rihla.reference.Codes;
import org.rihla.statistics.PublishedForShow;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(name = "demo", mixinStandardHelpOptions = true, version = Rihla.VERSION, sortOptions = false, description = "Fills a home with an invented programme year (the first time), serves it, and shows the accounts to sign in with.", footer = {
  "", "Example:", "  ./rihla demo --port 8090"})
class DemoCommand implements Callable<Integer> {

  @Mixin
  ProfileOption profile = new ProfileOption();
  @Mixin
  PortOption port = new PortOption();
  @Mixin
  HomeOption where = new HomeOption();
  @Spec
  CommandSpec command = CommandSpec.create();

  @Override
  public Integer call() throws ProfileRefused {
    profile.check(); // before a home is made
    var home = where.open(Installation.Kind.DEMO, port);
    var year = home.orClose(() -> {
      var wanted = profile.forHome(home);
      port.free();
      return wanted;
    });
    try (var rihla = Running.start(lived(home, year), port.number, Installation.Kind.DEMO)) {
      rihla.find(PublishedForShow.class).ifPresent(PublishedForShow::publish);
      announce(rihla);
      rihla.awaitEnd();
    }
    return 0;
  }

  /** With the year behind it. Nobody is let in before: whoever knocked in the middle of it would be written down as of today. */
  private Home lived(Home home, Path year) throws ProfileRefused {
    if (home.installation().filter(Installation::replayed).isPresent()) return home;
    try (var rihla = Running.start(home, Running.NO_PORT, Installation.Kind.DEMO)) {
      new Replay(home, command.commandLine().getOut()).run(rihla, year);
    }
    return where.open(Installation.Kind.DEMO);
  }

  private void announce(Running rihla) {
    var out = command.commandLine().getOut();
    out.println("Rihla is ready: " + rihla.address() + "/   (Ctrl+C stops it; the next start is quick)");
    var accounts = rihla.find(Accounts.class).map(Accounts::demonstrationAccounts).orElse(List.of());
    new AccountsTable(rihla.find(Codes.class).orElseThrow()).lines(accounts).forEach(out::println);
    out.flush();
  }
}
