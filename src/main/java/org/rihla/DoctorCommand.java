package org.rihla;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.rihla.installation.CannotStart;
import org.rihla.installation.Doctor;
import org.rihla.installation.Doctor.Finding;
import org.rihla.installation.Doctor.Verdict;
import org.rihla.installation.Home;
import org.rihla.installation.KeyFile;
import org.rihla.installation.Login;
import org.rihla.privacy.KeysOfHome;
import org.rihla.privacy.KeysUnusable;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(name = "doctor", mixinStandardHelpOptions = true, version = Rihla.VERSION, sortOptions = false, description = "Says what would keep an installation from working, and how to mend it. Ends with 1 if anything would.", footer = {
  "", "Example, before or after a start with the same options:", "  ./rihla doctor --home /srv/rihla --port 8090"})
class DoctorCommand implements Callable<Integer> {

  @Mixin
  HomeOption where = new HomeOption();
  @Mixin
  PortOption port = new PortOption();
  @Spec
  CommandSpec command = CommandSpec.create();

  @Override
  public Integer call() {
    LoggingSystem.get(DoctorCommand.class.getClassLoader()).setLogLevel(LoggingSystem.ROOT_LOGGER_NAME, LogLevel.ERROR);
    var out = command.commandLine().getOut();
    var findings = new Doctor(where.folder, port.number, List.of(DoctorCommand::keys)).examine();
    for (var finding : findings) {
      out.printf("%-5s %-9s %s%n", finding.verdict(), finding.what(), finding.sentence());
      if (!finding.mend().isEmpty()) out.printf("%-15s -> %s%n", "", finding.mend());
    }
    out.flush();
    return findings.stream().anyMatch(finding -> finding.verdict() == Verdict.BAD) ? 1 : 0;
  }

  /** What a start asks of the key file, asked without making one. */
  static Finding keys(Home home, Optional<Login> database) {
    try {
      KeysOfHome.at(home.folder())
        .check(database.map(login -> new DriverManagerDataSource(login.url(), login.user(), login.password())),
          new PassphraseAtHand(home.folder()));
      return KeyFile.look(home, KeysOfHome.at(home.folder()).isLocked());
    } catch (KeysUnusable e) {
      return Finding.bad("keys", String.valueOf(e.getMessage()), e.isForWantOfPassphrase()
        ? "Without the passphrase, and without a copy that opens, nobody's data can be read again."
        : "Copy it from your safe copy to " + place(home) + ", then chmod 600.");
    } catch (CannotStart e) {
      return Finding.bad("keys", String.valueOf(e.getMessage()), "Or unset RIHLA_KEYS_PASSPHRASE_FILE and type it at the terminal.");
    }
  }

  private static Path place(Home home) { return home.keys().resolve("key-encryption-key.json"); }
}
