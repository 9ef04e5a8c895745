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

  /** A new home is marked with its kind by the first start that succeeds. @throws CannotStart also if the home was made for something else */
  Home open(Installation.Kind kind) {
    requireName();
    var home = Home.open(folder);
    if (home.orClose(home::installation).filter(found -> found.kind() != kind).isEmpty()) return home;
    home.close();
    throw new CannotStart("The home " + home.folder() + (kind == Installation.Kind.DEMO
      ? " is an installation in service, and a demonstration must not touch it: choose another --home."
      : " holds a demonstration with known passwords: start it with demo, or choose another --home."));
  }

  /** The same, for whoever serves it. Of a home that is not there yet nothing is made where its port cannot be had. */
  Home open(Installation.Kind kind, PortOption port) {
    requireName();
    if (!Home.isThere(folder)) port.free();
    return open(kind);
  }

  /** To read what an installation holds, also while it is being served. @throws CannotStart if nothing was ever started there; makes nothing then */
  Running read() {
    return beside(false);
  }

  /** To change what no page shows, also while it is being served. */
  Running write() { return beside(true); }

  private Running beside(boolean writes) {
    requireInstallation();
    var home = Home.read(folder);
    return Running.start(home, Running.NO_PORT, kind(home), writes || !home.isBeside());
  }

  /** @throws CannotStart also while it is being served */
  Running alone() {
    requireInstallation();
    var home = Home.open(folder);
    return Running.start(home, Running.NO_PORT, kind(home));
  }

  private static Installation.Kind kind(Home home) { return home.orClose(() -> home.installation().orElseThrow().kind()); }

  private void requireName() {
    if (folder.toString().isBlank()) throw new CannotStart("--home is empty: name a folder, or leave it out.");
  }

  private void requireInstallation() {
    requireName();
    if (!Home.holdsInstallation(folder))
      throw new CannotStart("There is no installation in " + folder.toAbsolutePath().normalize()
        + " yet: start one with demo or serve, or name another --home.");
  }
}
