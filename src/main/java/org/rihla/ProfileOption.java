package org.rihla;

import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.rihla.installation.CannotStart;
import org.rihla.installation.Home;
import org.rihla.programme.ProfileRefused;
import org.rihla.programme.ProgrammeYear;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Which programme year. */
class ProfileOption {

  @Spec(Spec.Target.MIXEE)
  CommandSpec command = CommandSpec.create();

  @Option(names = "--profile", paramLabel = "FILE", description = "The programme year (default: programmes/morocco-2024.yaml).")
  @Nullable
  Path file;

  /** A home holds one year. @throws CannotStart if it holds another one @throws ParameterException if the file cannot be read */
  Path forHome(Home home) {
    var year = file == null ? Path.of(System.getProperty("rihla.root", "."), "programmes", "morocco-2024.yaml") : file;
    var held = home.installation().filter(found -> !found.profile().isEmpty());
    if (held.isPresent() && file != null && !held.get().profile().equals(name(year)))
      throw new CannotStart(
        "The home " + home.folder() + " holds the year of " + held.get().profile() + ": choose another --home for " + name(year) + ".");
    boolean needed = held.isEmpty() || !held.get().replayed();
    if (needed && !Files.isReadable(year)) throw new ParameterException(command.commandLine(), "The profile " + year + " cannot be read");
    return year;
  }

  /** A profile that was named must make sense before anything is written. @throws ProfileRefused with its lines and reasons */
  void check() throws ProfileRefused {
    if (file == null) return;
    if (!Files.isRegularFile(file) || !Files.isReadable(file))
      throw new ParameterException(command.commandLine(), "The profile " + file + " cannot be read");
    ProgrammeYear.check(file);
  }

  static String name(Path year) { return String.valueOf(year.getFileName()); }
}
