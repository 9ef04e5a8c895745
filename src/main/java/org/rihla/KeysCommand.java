package org.rihla;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.rihla.installation.CannotStart;
import org.rihla.installation.Home;
import org.rihla.privacy.KeysOfHome;
import org.rihla.privacy.Rotation;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(name = "keys", mixinStandardHelpOptions = true, version = Rihla.VERSION, sortOptions = false, description = {
  "The key file that opens everybody's data.", "  init    makes one for a new home, so that a copy can be put away before the first start",
  "  status  says which keys it holds, and for how many people each is needed",
  "  rotate  puts everybody under a new key, also while Rihla is being served",
  "  retire  takes keys that nobody needs any more out of the file"}, footer = {"", "Examples:",
    "  ./rihla keys init --home /srv/rihla", "  ./rihla keys rotate --home /srv/rihla"})
class KeysCommand implements Callable<Integer> {

  @Parameters(paramLabel = "WHAT", arity = "1", description = "init, status, rotate or retire.")
  String what = "";
  @Mixin
  HomeOption where = new HomeOption();
  @Spec
  CommandSpec command = CommandSpec.create();

  @Override
  public Integer call() {
    var out = command.commandLine().getOut();
    switch (what) {
      case "init" -> init(out);
      case "status" -> atWork(rotation -> status(rotation.standing(), out));
      case "rotate" -> atWork(rotation -> rotate(rotation, out));
      case "retire" -> retire(out);
      default ->
        throw new ParameterException(command.commandLine(), "WHAT must be one of init, status, rotate, retire, not '" + what + "'");
    }
    out.flush();
    return 0;
  }

  private void init(PrintWriter out) {
    if (Home.holdsInstallation(where.folder))
      throw new CannotStart("The home " + where.folder + " holds an installation, and a new key opens nothing of it: use rotate.");
    try (var home = Home.open(where.folder)) {
      if (!KeysOfHome.at(home.folder()).create())
        throw new CannotStart("There is a key file in " + home.keys() + " already, and it stays: whoever loses it loses everything.");
      out.println("Written: " + home.keys() + ". Put a copy away, apart from every copy of the database, before the first start.");
    }
  }

  private interface Deed {
    void with(Rotation rotation);
  }

  private void atWork(Deed deed) {
    try (var rihla = where.write()) {
      deed.with(rotation(rihla));
    }
  }

  private static Rotation rotation(Running rihla) {
    return rihla.find(Rotation.class).orElseThrow(() -> new CannotStart("This build of Rihla cannot change its keys."));
  }

  private static void status(Rotation.Standing standing, PrintWriter out) {
    for (var key : standing.keys())
      out.printf("%-8s  %,d people%s%n", key.name(), key.people(),
        key.first() ? "; new ones are put under this key" : key.people() == 0 ? "; nobody needs it: ./rihla keys retire" : "");
    if (standing.withoutKey() > 0)
      out.printf("%,d people are under a key that is not in this file: put the file back that holds it.%n", standing.withoutKey());
  }

  private static void rotate(Rotation rotation, PrintWriter out) {
    var rotated = rotation.rotate(some -> {
      out.print("\r" + some + " keys");
      out.flush();
    });
    out.println("\rA new key was made, and the keys of " + rotated.people() + " people were put under it"
      + (rotated.leftBehind() == 0 ? "" : "; " + rotated.leftBehind() + " of them a rotation that was cut off had left behind")
      + ". Copy the key file anew, apart from every copy of the database.");
    status(rotation.standing(), out);
  }

  /** A Rihla that is being served may be about to put somebody under the old key: it would be lost for ever. */
  private void retire(PrintWriter out) {
    try (var rihla = where.alone()) {
      int gone = rotation(rihla).retire();
      out.println(gone == 0
        ? "Every key of the file is needed."
        : gone
          + " key(s) taken out. Copies of the database from before the rotation open only with the key file of that time: keep one with them.");
    }
  }
}
