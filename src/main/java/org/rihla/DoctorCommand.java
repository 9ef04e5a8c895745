package org.rihla;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.rihla.documents.FilesOfHome;
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
import org.springframework.dao.DataAccessException;
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
    var findings = new Doctor(where.folder, port.number, List.of(DoctorCommand::keys, DoctorCommand::files, (_, _) -> scanner())).examine();
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

  /** What people signed lies beside the database, and one of them without the other is not whole. */
  static Finding files(Home home, Optional<Login> database) {
    if (database.isEmpty()) return Finding.ok("files", "No database yet, and so no scans.");
    var login = database.get();
    try {
      var found = FilesOfHome.at(home.folder(), new DriverManagerDataSource(login.url(), login.user(), login.password()));
      if (found.missing() > 0)
        return Finding.bad("files", found.missing() + " of " + found.kept() + " scans of signed papers are not in the folder documents.",
          "Put them back from a copy of the home that is as old as the database.");
      if (found.unknown() > 0)
        return Finding.warn("files", found.unknown() + " files in the folder documents belong to nothing in the database.",
          "What is older than a day is removed by itself within the hour while Rihla serves.");
      return Finding.ok("files", found.kept() + " scans of signed papers, all there" + (found.waiting() == 0
        ? "."
        : "; " + found.waiting() + " wait to be looked at for malware."));
    } catch (IOException | DataAccessException e) {
      return Finding.bad("files", "The folder documents cannot be held against the database.", "Give this user the right to read it.");
    }
  }

  static Finding scanner() {
    return switch (FilesOfHome.scanner()) {
      case NONE -> Finding.warn("malware", "Nobody looks for malware in scans: no scanner is named.",
        "Set RIHLA_CLAMD to the socket of clamd on this machine, such as unix:/run/clamav/clamd.ctl.");
      case ANSWERS -> Finding.ok("malware", "clamd answers and looks for malware in scans.");
      case AWAY -> Finding.bad("malware", "clamd is named and does not answer: new scans are kept apart and not opened.", "Start clamd.");
      case MISNAMED -> Finding.bad("malware", "RIHLA_CLAMD is no place on this machine.",
        "Set it to unix:/run/clamav/clamd.ctl or 127.0.0.1:3310.");
    };
  }

  private static Path place(Home home) { return home.keys().resolve("key-encryption-key.json"); }
}
