package org.rihla.installation;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Looks at everything that has ever kept an installation from starting. Makes nothing but the empty folders of a home. */
public record Doctor(Path folder, int port) {

  static final long GIB = 1L << 30;

  public enum Verdict {
    OK, WARN, BAD
  }

  /**
   * @param what was looked at, one word
   * @param mend what to do about it; empty if all is well
   */
  public record Finding(Verdict verdict, String what, String sentence, String mend) {

    static Finding ok(String what, String sentence) { return new Finding(Verdict.OK, what, sentence, ""); }

    static Finding warn(String what, String sentence, String mend) { return new Finding(Verdict.WARN, what, sentence, mend); }

    static Finding bad(String what, String sentence, String mend) { return new Finding(Verdict.BAD, what, sentence, mend); }
  }

  public List<Finding> examine() {
    var findings = new ArrayList<Finding>();
    findings.add(java(Runtime.version().feature()));
    findings.add(memory(Machine.availableMemory()));
    try (var home = Home.open(folder)) {
      findings.add(Finding.ok("home", "The home " + home.folder() + " can be written, and nobody has it open."));
      findings.add(disk(home.folder().toFile().getUsableSpace()));
      findings.add(Machine.clock(home.tmp()));
      findings.add(port(false));
      findings.add(KeyFile.look(home));
      findings.addAll(DatabaseCheck.look(home));
    } catch (CannotStart e) {
      var held = Home.holder(folder.toAbsolutePath().normalize()).flatMap(ProcessHandle::of).isPresent();
      if (held) {
        findings.add(Finding.warn("home", String.valueOf(e.getMessage()), "Stop it to have its database and keys looked at too."));
        findings.add(port(true));
      } else
        findings
          .add(Finding.bad("home", String.valueOf(e.getMessage()), "Choose another --home, or give this user the right to write it."));
    }
    return findings;
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
    try (var socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(InetAddress.getByAddress(new byte[]{127, 0, 0, 1}), port));
      return Finding.ok("port", "Port " + port + " on 127.0.0.1 is free.");
    } catch (IOException _) {
      return running
        ? Finding.ok("port", "Port " + port + " is in use, as it should be while Rihla runs.")
        : Finding.bad("port", "Port " + port + " is in use by another program.", "Choose another with --port.");
    }
  }

  /** The key file is made with the first data; without it nobody's data can be opened. */
  static final class KeyFile {

    private KeyFile() {}

    static Finding look(Home home) {
      var file = home.keys().resolve("key-encryption-key.json");
      if (!Files.exists(file))
        return home.installation().isPresent() && Cluster.exists(home.folder())
          ? Finding.warn("keys", "There are data, but no key file " + file + ".",
            "If people are registered here, put the key file back from your safe copy.")
          : Finding.ok("keys", "No key file yet: it is made with the first data.");
      if (!Files.isReadable(file))
        return Finding.bad("keys", "The key file " + file + " cannot be read.", "Give it back to this user: chown, chmod 600.");
      return Machine.othersMayRead(file)
        ? Finding.bad("keys", "Other users may read the key file " + file + ".", "chmod 600 " + file)
        : Finding.ok("keys", "The key file is there, for this user only. Keep a copy away from the database.");
    }
  }
}
