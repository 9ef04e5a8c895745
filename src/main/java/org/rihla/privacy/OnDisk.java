package org.rihla.privacy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A file that must outlive a power cut, its name as well as what is in it. Its owner alone can read it. */
final class OnDisk {

  private static final Set<PosixFilePermission> OWNER_ALONE = PosixFilePermissions.fromString("rw-------");

  private OnDisk() {}

  /** Never over another one. @throws IOException also if there is one */
  static void create(Path file, String content) throws IOException {
    create(file, content, OWNER_ALONE);
  }

  private static void create(Path file, String content, Set<PosixFilePermission> who) throws IOException {
    Files.createFile(file, PosixFilePermissions.asFileAttribute(OWNER_ALONE));
    try (var channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      if (!who.equals(OWNER_ALONE)) Files.setPosixFilePermissions(file, who);
      var bytes = ByteBuffer.wrap(content.getBytes(StandardCharsets.UTF_8));
      while (bytes.hasRemaining()) channel.write(bytes);
      channel.force(true);
    }
    keepNames(file.resolveSibling("."));
  }

  /** In one step: whoever reads meanwhile has the old content or the new one. What its owner may not write stays so; others never may anything. */
  static void replace(Path file, String content) throws IOException {
    var who = EnumSet.copyOf(OWNER_ALONE);
    if (!Files.getPosixFilePermissions(file).contains(PosixFilePermission.OWNER_WRITE)) who.remove(PosixFilePermission.OWNER_WRITE);
    var next = next(file);
    Files.deleteIfExists(next);
    create(next, content, who);
    Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    keepNames(file.resolveSibling("."));
  }

  private static Path next(Path file) { return file.resolveSibling(file.getFileName() + ".new"); }

  /** Whether somebody is replacing it, or was stopped while they did. */
  static boolean isHalfWritten(Path file) {
    return Files.exists(next(file));
  }

  static void clearAway(Path file) throws IOException {
    Files.deleteIfExists(next(file));
    keepNames(file.resolveSibling("."));
  }

  /** A file that was forced to disk is still lost if its folder does not know its name. */
  private static void keepNames(Path folder) throws IOException {
    try (var names = FileChannel.open(folder, StandardOpenOption.READ)) {
      names.force(true);
    }
  }

  /** By what a changed file is known without reading it: two changes may fall into one tick of the clock of files. */
  record Stamp(FileTime written, long size, @Nullable Object number) {

    static Stamp of(Path file) throws IOException {
      var found = Files.readAttributes(file, BasicFileAttributes.class);
      return new Stamp(found.lastModifiedTime(), found.size(), found.fileKey());
    }
  }
}
