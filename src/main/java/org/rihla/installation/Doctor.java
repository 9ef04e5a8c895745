package org.rihla.installation;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Looks at everything that has ever kept an installation from starting, and is never more hopeful than a start. Makes nothing but the empty
 * folders of a home and PostgreSQL's programs.
 *
 * @param questions what modules ask beyond the machine and its database
 */
public record Doctor(Path folder, int port, List<Question> questions) {

  static final long GIB = 1L << 30;

  public enum Verdict {
    OK, WARN, BAD
  }

  /** Asked while the home is open. The database is empty if there is none yet, or if it cannot be reached. */
  @FunctionalInterface
  public interface Question {
    Finding ask(Home home, Optional<Login> database);
  }

  /**
   * @param what was looked at, one word
   * @param mend what to do about it; empty if all is well
   */
  public record Finding(Verdict verdict, String what, String sentence, String mend) {

    public static Finding ok(String what, String sentence) { return new Finding(Verdict.OK, what, sentence, ""); }

    public static Finding warn(String what, String sentence, String mend) { return new Finding(Verdict.WARN, what, sentence, mend); }

    public static Finding bad(String what, String sentence, String mend) { return new Finding(Verdict.BAD, what, sentence, mend); }
  }

  public List<Finding> examine() {
    var findings = new ArrayList<Finding>();
    findings.add(java(Runtime.version().feature()));
    findings.add(memory(Machine.availableMemory()));
    try (var home = Home.open(folder)) {
      findings.add(Finding.ok("home", "The home " + home.folder() + " can be written, and nobody has it open."));
      findings.add(purpose(home));
      findings.add(disk(home.folder().toFile().getUsableSpace()));
      findings.add(Machine.clock(home.tmp()));
      findings.add(port(false));
      findings.addAll(DatabaseCheck.look(home, database -> questions.stream().map(question -> question.ask(home, database)).toList()));
    } catch (HomeInUse e) {
      beside(findings, Home.beside(folder), e);
    } catch (CannotStart e) {
      findings.add(Finding.bad("home", String.valueOf(e.getMessage()), "Choose another --home, or give this user the right to write it."));
    }
    return findings;
  }

  /** While somebody works there, what they leave to be seen. */
  private void beside(List<Finding> findings, Home home, HomeInUse inUse) {
    var database = Login.external().or(() -> Cluster.atWork(home.folder()));
    findings.add(database.isPresent()
      ? Finding.ok("home", "The home " + home.folder() + " is in use: Rihla is running there, and was looked at beside it.")
      : Finding.warn("home", String.valueOf(inUse.getMessage()), "Stop it to have its database and keys looked at too."));
    findings.add(purpose(home));
    findings.add(disk(home.folder().toFile().getUsableSpace()));
    findings.add(port(true));
    database.ifPresent(login -> findings.addAll(
      DatabaseCheck.beside(login, known -> questions.stream().map(question -> question.ask(home, known)).toList())));
  }

  private static Finding purpose(Home home) {
    try {
      return Finding.ok("purpose", home.installation().map(found -> switch (found.kind()) {
        case SERVE -> "An installation in service: start it with serve.";
        case DEMO -> "A demonstration" + (found.profile().isEmpty() ? "" : " of " + found.profile()) + ": start it with demo.";
      }).orElse("Not decided yet: the first demo or serve decides it."));
    } catch (CannotStart e) {
      return Finding.bad("purpose", String.valueOf(e.getMessage()), "Put the file back from a copy of the home.");
    }
  }

  static Finding java(int version) {
    return version >= 25
      ? Finding.ok("java", "Java " + version + ".")
      : Finding.bad("java", "Java " + version + " is too old.", "Install a JDK 25 or later.");
  }

  static Finding memory(long bytes) {
    var sentence = "%.1f GiB of memory are free.".formatted((double) bytes / GIB);
    return bytes >= 2 * GIB
      ? Finding.ok("memory", sentence)
      : Finding.warn("memory", sentence, "Rihla and its database want 2 GiB: close other programs, or set RIHLA_JAVA_OPTS=-Xmx256m.");
  }

  static Finding disk(long bytes) {
    var sentence = "%.1f GiB are free on the disk of the home.".formatted((double) bytes / GIB);
    return bytes >= GIB
      ? Finding.ok("disk", sentence)
      : Finding.bad("disk", sentence, "Make room for at least 1 GiB, or choose another --home.");
  }

  private Finding port(boolean running) {
    if (port == 0) return Finding.ok("port", "Any free port on 127.0.0.1.");
    return switch (Port.look(port)) {
      case FREE -> Finding.ok("port", "Port " + port + " on 127.0.0.1 is free.");
      case NOT_ALLOWED -> Finding.bad("port", "This user may not serve on port " + port + ".", "Choose one above 1023 with --port.");
      case IN_USE -> running
        ? Finding.ok("port", "Port " + port + " is in use, as it should be while Rihla runs.")
        : Finding.bad("port", "Port " + port + " is in use by another program.", "Choose another with --port.");
    };
  }
}
