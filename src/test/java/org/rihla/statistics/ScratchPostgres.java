package org.rihla.statistics;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** A PostgreSQL of its own for these tests, from the binaries on the class path; gone when the tests end. */
final class ScratchPostgres {

  private static final DataSource DATABASE = start();

  static DataSource database() { return DATABASE; }

  private static DataSource start() {
    try {
      var home = Path.of("target", "scratch-postgres").toAbsolutePath();
      var binaries = home.resolve("binaries");
      if (!Files.exists(home.resolve("unpacked"))) unpack(binaries);
      Files.writeString(home.resolve("unpacked"), "");
      var data = Files.createTempDirectory(home, "data");
      run(List.of(binaries + "/bin/initdb", "-D", data.toString(), "-A", "trust", "-U", "rihla", "-E", "UTF8", "--no-sync"));
      int port = freePort();
      var server = new ProcessBuilder(
        asNobody(List.of(binaries + "/bin/postgres", "-D", data.toString(), "-p", "" + port, "-h", "127.0.0.1", "-k", "",
          "-F")))
        .redirectErrorStream(true).redirectOutput(data.resolve("log").toFile()).start();
      Runtime.getRuntime().addShutdownHook(new Thread(server::destroy));
      var pid = data.resolve("postmaster.pid");
      for (int tries = 0; tries < 200 && !(Files.exists(pid) && Files.readString(pid).contains("ready")); tries++) Thread.sleep(50);
      return new DriverManagerDataSource("jdbc:postgresql://127.0.0.1:" + port + "/postgres", "rihla", "");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void unpack(Path to) throws IOException {
    try (var tar = new TarArchiveInputStream(
      new XZCompressorInputStream(ScratchPostgres.class.getResourceAsStream("/postgres-linux-x86_64.txz")))) {
      for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        var file = to.resolve(entry.getName());
        if (entry.isDirectory()) continue;
        Files.createDirectories(file.getParent());
        Files.deleteIfExists(file);
        if (entry.isSymbolicLink()) Files.createSymbolicLink(file, Path.of(entry.getLinkName()));
        else Files.copy(tar, file);
        if ((entry.getMode() & 0100) != 0) file.toFile().setExecutable(true);
      }
    }
  }

  private static void run(List<String> command) throws IOException, InterruptedException {
    var process = new ProcessBuilder(asNobody(command)).redirectErrorStream(true).start();
    var said = new String(process.getInputStream().readAllBytes());
    if (process.waitFor() != 0) throw new IllegalStateException(said);
  }

  /** The server refuses root; in a user namespace of its own, root is nobody. */
  private static List<String> asNobody(List<String> command) {
    if (!System.getProperty("user.name").equals("root")) return command;
    var wrapped = new ArrayList<>(List.of("unshare", "-U"));
    wrapped.addAll(command);
    return wrapped;
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  private ScratchPostgres() {}
}
