package org.rihla;

import java.util.concurrent.Callable;
import org.rihla.access.Accounts;
import org.rihla.installation.Installation;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(name = "serve", mixinStandardHelpOptions = true, version = Rihla.VERSION, sortOptions = false, description = "Serves an installation; the first time it is empty, and a one-time link makes its first administrator.", footer = {
  "", "Example:", "  ./rihla serve --home /srv/rihla --port 8090"})
class ServeCommand implements Callable<Integer> {

  @Mixin
  PortOption port = new PortOption();
  @Mixin
  HomeOption where = new HomeOption();
  @Spec
  CommandSpec command = CommandSpec.create();

  @Override
  public Integer call() {
    var home = where.open(Installation.Kind.SERVE, port);
    try (var rihla = Running.start(home, home.orClose(port::free), Installation.Kind.SERVE)) {
      var out = command.commandLine().getOut();
      out.println("Rihla is ready: " + rihla.address() + "/   (Ctrl+C stops it)");
      rihla.find(Accounts.class).flatMap(accounts -> accounts.firstAdministratorLink(rihla.address()))
        .ifPresent(link -> out.println(
          "There are not two administrators yet. Open this link once to make the first, and after another start the second, who is somebody else:\n  "
            + link));
      out.flush();
      rihla.awaitEnd();
    }
    return 0;
  }
}
