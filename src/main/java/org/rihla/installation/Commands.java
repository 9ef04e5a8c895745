package org.rihla.installation;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Runs PostgreSQL's programs: without our environment, and never as root. */
final class Commands {

  private Commands() {}

  /** Runs to its end. @return what it printed, both streams @throws CannotStart if it fails */
  static String run(List<String> command) throws IOException, InterruptedException {
    var process = prepare(command).redirectErrorStream(true).start();
    process.getOutputStream().close();
    var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0) throw new CannotStart(Path.of(command.getFirst()).getFileName() + " failed: " + said.strip());
    return said;
  }

  /** PostgreSQL refuses root. In a user namespace of its own it sees itself as nobody, with the same files. */
  static ProcessBuilder prepare(List<String> command) {
    var whole = new ArrayList<String>();
    if (root()) whole.addAll(List.of("unshare", "-U"));
    whole.addAll(command);
    var builder = new ProcessBuilder(whole);
    var path = System.getenv("PATH");
    builder.environment().clear();
    builder.environment().put("PATH", path == null ? "/usr/bin:/bin" : path);
    builder.environment().put("LC_ALL", "C");
    builder.environment().put("TZ", "UTC");
    return builder;
  }

  static void requireSomeoneElseThanRoot() throws InterruptedException {
    if (!root()) return;
    try {
      if (new ProcessBuilder("unshare", "-U", "true").redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD).start()
        .waitFor() == 0)
        return;
    } catch (IOException _) {
      // no unshare: the same answer
    }
    throw new CannotStart(
      "PostgreSQL does not run as root, and this system gives root no user namespace: start Rihla as a user of its own.");
  }

  private static boolean root() {
    try {
      return Files.getAttribute(Path.of("/proc/self"), "unix:uid").equals(0);
    } catch (IOException | RuntimeException _) {
      return "root".equals(System.getProperty("user.name"));
    }
  }

  static void delete(Path folder) throws IOException {
    if (!Files.exists(folder)) return;
    try (var all = Files.walk(folder)) {
      for (var path : all.sorted(Comparator.reverseOrder()).toList()) Files.delete(path);
    }
  }
}
