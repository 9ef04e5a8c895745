package org.rihla;

import java.nio.file.Path;
import org.rihla.installation.CannotStart;
import org.rihla.installation.Home;
import org.rihla.installation.Installation;
import picocli.CommandLine.Option;

/** Where the installation lives. */
class HomeOption {

  @Option(names = "--home", paramLabel = "DIR", defaultValue = "${sys:rihla.root:-.}/var", description = "The folder of the installation (default: var in the folder of Rihla).")
  Path folder = Path.of("var");

  /** Marks a new home with its kind. @throws CannotStart also if the home was made for something else */
  Home open(Installation.Kind kind) {
    var home = Home.open(folder);
    var other = home.installation().filter(found -> found.kind() != kind);
    if (other.isEmpty()) {
      if (home.installation().isEmpty()) home.record(new Installation(kind, "", false));
      return home;
    }
    home.close();
    throw new CannotStart("The home " + home.folder() + (kind == Installation.Kind.DEMO
      ? " is an installation in service, and a demonstration must not touch it: choose another --home."
      : " holds a demonstration with known passwords: start it with demo, or choose another --home."));
  }

  /** @throws CannotStart if nothing was ever started there */
  Home openExisting() {
    var home = Home.open(folder);
    if (home.installation().isPresent()) return home;
    home.close();
    throw new CannotStart("There is no installation in " + home.folder() + " yet: start one with demo or serve.");
  }
}
