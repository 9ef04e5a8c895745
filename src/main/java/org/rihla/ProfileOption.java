package org.rihla;

import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.rihla.installation.CannotStart;
import org.rihla.installation.Home;
import org.rihla.installation.Installation;
import org.rihla.programme.ProfileRefused;
import org.rihla.programme.ProgrammeYear;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Which programme year. A home holds one. */
class ProfileOption {

  private static final Path USUAL = Path.of(System.getProperty("rihla.root", "."), "programmes", "morocco-2024.yaml");

  @Spec(Spec.Target.MIXEE)
  CommandSpec command = CommandSpec.create();

  @Option(names = "--profile", paramLabel = "FILE", description = "The programme year (default: programmes/morocco-2024.yaml, or the year that the home holds).")
  @Nullable
  Path file;

  /** @throws CannotStart if the home holds another year @throws ParameterException if the file cannot be read */
  Path forHome(Home home) {
    var wanted = file == null ? USUAL : file;
    var held = home.installation().filter(found -> !found.profile().isEmpty());
    if (held.isPresent() && file == null && held.get().replayed()) return wanted; // nobody reads it
    if (held.isPresent() && file == null && !held.get().profile().equals(name(USUAL)))
      throw new CannotStart(holds(home, held.get()) + ": name its file with --profile to go on with it, or choose another --home.");
    requireReadable(wanted);
    if (held.isPresent() && !same(held.get(), wanted))
      throw new CannotStart(holds(home, held.get()) + (held.get().profile().equals(name(wanted))
        ? ", as the file was then; " + wanted + " now says something else"
        : "") + ": start it without --profile to keep that year, or choose another --home for " + name(wanted) + ".");
    return wanted;
  }

  private static String holds(Home home, Installation held) {
    return "The home " + home.folder() + " holds the year of " + held.profile() + (held.replayed() ? "" : ", not complete yet");
  }

  /** Homes of an earlier day know only the name. */
  private static boolean same(Installation held, Path wanted) {
    return held.fingerprint().isEmpty()
      ? held.profile().equals(name(wanted))
      : held.fingerprint().equals(ProgrammeYear.fingerprint(wanted));
  }

  /** A profile that was named must make sense before anything is written. @throws ProfileRefused with its lines and reasons */
  void check() throws ProfileRefused {
    if (file == null) return;
    requireReadable(file);
    ProgrammeYear.check(file);
  }

  private void requireReadable(Path wanted) {
    if (!Files.isRegularFile(wanted) || !Files.isReadable(wanted))
      throw new ParameterException(command.commandLine(), "The profile " + wanted + " cannot be read");
  }

  static String name(Path year) { return String.valueOf(year.getFileName()); }
}
