package org.rihla.installation;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Set;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;

/** PostgreSQL's own programs, unpacked once from the class path to {@code postgres/<version>/}. */
record Binaries(Path folder) {

  /** As in the pom; a test compares it with what the server says of itself. */
  static final String VERSION = "18.6.0";

  /** @throws CannotStart if there is no PostgreSQL for this machine on the class path */
  static Binaries unpack(Path root) throws IOException, InterruptedException {
    var folder = root.resolve(VERSION);
    if (Files.isDirectory(folder)) return new Binaries(folder);
    var temporary = root.resolve(".unpacking"); // a kill half-way leaves only this
    Commands.delete(temporary);
    Secret.folder(temporary);
    if (!withSystemTar(temporary)) {
      Commands.delete(temporary);
      Secret.folder(temporary);
      inJava(temporary);
    }
    Files.move(temporary, folder, StandardCopyOption.ATOMIC_MOVE);
    return new Binaries(folder);
  }

  Path program(String name) { return folder.resolve("bin").resolve(name); }

  private static InputStream archive() {
    var machine = System.getProperty("os.arch").equals("aarch64") ? "arm_64" : "x86_64";
    var name = "/postgres-linux-" + machine + ".txz";
    var found = System.getProperty("os.name").equals("Linux") ? Binaries.class.getResourceAsStream(name) : null;
    if (found == null)
      throw new CannotStart("There is no built-in PostgreSQL for this machine (" + System.getProperty("os.name") + ", "
        + System.getProperty("os.arch") + "): set RIHLA_DB_URL, RIHLA_DB_USER and RIHLA_DB_PASSWORD to use a PostgreSQL server.");
    return new BufferedInputStream(found);
  }

  /** Five to eight times quicker than in Java, where the system has tar and xz. */
  private static boolean withSystemTar(Path target) throws InterruptedException {
    try (var in = archive()) {
      var tar = new ProcessBuilder("tar", "-xJf", "-", "-C", target.toString()).redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
      try (var out = tar.getOutputStream()) {
        in.transferTo(out);
      }
      return tar.waitFor() == 0;
    } catch (IOException _) {
      return false;
    }
  }

  static void inJava(Path target) throws IOException {
    try (var tar = new TarArchiveInputStream(new XZCompressorInputStream(archive()))) {
      for (TarArchiveEntry entry; (entry = tar.getNextEntry()) != null;) {
        var file = target.resolve(entry.getName()).normalize();
        if (!file.startsWith(target)) throw new IOException("outside the folder: " + entry.getName());
        Files.createDirectories(entry.isDirectory() ? file : file.getParent());
        if (entry.isSymbolicLink()) Files.createSymbolicLink(file, Path.of(entry.getLinkName()));
        else if (entry.isLink()) Files.createLink(file, target.resolve(entry.getLinkName()));
        else if (entry.isFile()) write(tar, file, (entry.getMode() & 0100) != 0);
      }
    }
  }

  private static void write(InputStream in, Path file, boolean program) throws IOException {
    Files.copy(in, file, StandardCopyOption.REPLACE_EXISTING);
    Files.setPosixFilePermissions(file, program
      ? Set.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE, PosixFilePermission.OWNER_EXECUTE)
      : Set.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE));
  }
}
