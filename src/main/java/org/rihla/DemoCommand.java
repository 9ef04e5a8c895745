package org.rihla;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.rihla.access.Accounts;
import org.rihla.installation.Installation;
import org.rihla.programme.ProfileRefused;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(name = "demo", mixinStandardHelpOptions = true, sortOptions = false, description = "Fills a home with an invented programme year (the first time), serves it, and shows the accounts to sign in with.")
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
    profile.check(); // before a home is made or marked
    var home = where.open(Installation.Kind.DEMO);
    Path year;
    try {
      port.requireFree();
      year = profile.forHome(home);
    } catch (RuntimeException e) {
      home.close();
      throw e;
    }
    try (var rihla = Running.start(home, port.number)) {
      new Replay(home, command.commandLine().getOut()).run(rihla, year);
      announce(rihla);
      rihla.awaitEnd();
    }
    return 0;
  }

  private void announce(Running rihla) {
    var out = command.commandLine().getOut();
    out.println("Rihla is ready: " + rihla.address() + "/   (Ctrl+C stops it; the next start is quick)");
    var accounts = rihla.find(Accounts.class).map(Accounts::demonstrationAccounts).orElse(List.of());
    if (accounts.isEmpty()) out.println("There are no accounts to sign in with.");
    for (var account : accounts)
      out.printf("  %-28s %-22s %s, %s%n", account.login(), account.password(), account.role(), account.office());
    out.flush();
  }
}
