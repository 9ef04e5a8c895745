package org.rihla.installation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One run of the postmaster, under a guard that ends it when our end of its pipe closes, however we ended. */
record Server(Process process, long pid) {

  /** In a session of its own, so that Ctrl+C reaches us and not the database. */
  private static final String GUARD = """
    exec 3<&0
    "$@" </dev/null 3<&- &
    server=$!
    ( read -r _ <&3; kill -INT $server 2>/dev/null ) &
    guard=$!
    wait $server
    code=$?
    kill $guard 2>/dev/null
    exit $code""";

  /**
   * Logs carry no statement, no detail, and of a statement that failed nothing at all: each may hold personal data. What failed is in our own log; what
   * befell the server itself is of the level LOG or above.
   */
  private static final List<String> SETTINGS = List.of("listen_addresses=127.0.0.1", "unix_socket_directories=", "fsync=on",
    "synchronous_commit=on", "shared_buffers=128MB", "max_connections=40", "max_wal_size=512MB", "autovacuum_naptime=15s",
    "autovacuum_analyze_scale_factor=0.3",
    "update_process_title=off", "timezone=UTC",
    "log_timezone=UTC",
    "log_error_verbosity=terse", "log_min_error_statement=panic", "log_min_messages=log");

  /** @throws CannotStart if it ends before it is ready */
  static Server start(Binaries binaries, Path data, int port, Path log) throws IOException, InterruptedException {
    var command = new ArrayList<>(List.of("setsid", "sh", "-c", GUARD, "sh", binaries.program("postgres").toString(), "-D", data.toString(),
      "-p", Integer.toString(port)));
    for (var setting : SETTINGS) command.addAll(List.of("-c", setting));
    var process = Commands.prepare(command).redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
      .start();
    return new Server(process, awaitReady(process, data.resolve("postmaster.pid"), log));
  }

  /** Line 1 of postmaster.pid is the process (a crash may have left an older file), line 8 the state. Cheaper than trying to connect. */
  private static long awaitReady(Process process, Path file, Path log) throws IOException, InterruptedException {
    while (process.isAlive()) {
      var ready = stateIn(file);
      if (ready.isPresent() && process.children().anyMatch(child -> child.pid() == ready.get().pid())) return ready.get().pid();
      Thread.sleep(10);
    }
    var said = linesOf(log);
    throw new CannotStart("The built-in database cannot start" + (said.isEmpty() ? "." : ": " + said.getLast()) + " See " + log + ".");
  }

  /** A server that is ready for connections. */
  record Ready(long pid, int port) {
  }

  /** Line 4 is the port. */
  static Optional<Ready> stateIn(Path file) {
    var lines = Files.exists(file) ? linesOf(file) : List.<String>of();
    if (lines.size() < 8 || !lines.get(7).startsWith("ready")) return Optional.empty();
    return Optional.of(new Ready(Long.parseLong(lines.getFirst().trim()), Integer.parseInt(lines.get(3).trim())));
  }

  private static List<String> linesOf(Path file) {
    try {
      return Files.readAllLines(file);
    } catch (IOException _) {
      return List.of(); // just being replaced
    }
  }

  static long pidIn(Path file) {
    try {
      return Long.parseLong(linesOf(file).getFirst().trim());
    } catch (RuntimeException _) {
      return -1;
    }
  }
}
