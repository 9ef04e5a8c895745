package org.rihla.installation;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The one folder that an installation lives in; nothing is written outside it. Open means: locked by this process until closed, or until the
 * process dies. Without a lock it is looked at beside the process that holds it.
 */
public record Home(Path folder, @Nullable FileLock lock) implements AutoCloseable {

  /** Closing any other channel of a lock file drops the lock of the whole process (POSIX), so a second look must not even open it. */
  private static final Set<Path> OPEN = ConcurrentHashMap.newKeySet();

  private static final String LOCK = "lock";
  private static final List<String> INSIDE = List.of("", "postgres", "data", "keys", "documents", "logs", "tmp");

  /** @throws CannotStart if the folder holds something else, cannot be made or written, or another process has it open */
  public static Home open(Path wanted) {
    var folder = wanted.toAbsolutePath().normalize();
    try {
      if (holdsSomethingElse(folder))
        throw new CannotStart("The folder " + folder + " holds other things than an installation of Rihla: choose an empty or a new one.");
      for (var name : INSIDE) Secret.folder(folder.resolve(name));
      for (var name : INSIDE)
        if (!Files.isWritable(folder.resolve(name)))
          throw new CannotStart(
            "The home " + folder + " cannot be written: give this user the right to write " + folder.resolve(name)
              + ", or choose another.");
      return lock(folder);
    } catch (IOException e) {
      throw new CannotStart("The home " + folder + " cannot be used (" + e.getMessage() + "): choose a folder that this user can write.",
        e);
    }
  }

  /** Whether it was ever opened. Makes nothing. */
  public static boolean isThere(Path folder) { return Files.exists(folder.resolve(LOCK)); }

  /** Nothing is written among what is somebody's. What may lie there before: folders of a home, and what a new disk has. */
  private static boolean holdsSomethingElse(Path folder) throws IOException {
    if (isThere(folder) || Files.exists(Installation.file(folder)) || !Files.isDirectory(folder)) return false;
    try (var inside = Files.list(folder)) {
      return inside.map(each -> each.getFileName().toString()).anyMatch(name -> !INSIDE.contains(name) && !name.equals("lost+found"));
    }
  }

  /** For itself where nobody has it open, else beside whoever has. @throws CannotStart if it cannot be used */
  public static Home read(Path wanted) {
    try {
      return open(wanted);
    } catch (HomeInUse _) {
      return beside(wanted);
    }
  }

  static Home beside(Path wanted) { return new Home(wanted.toAbsolutePath().normalize(), null); }

  /** Whether another process works in it. */
  public boolean isBeside() { return lock == null; }

  private static Home lock(Path folder) throws IOException {
    if (!OPEN.add(folder)) throw inUse(folder);
    FileChannel channel = null;
    try {
      channel = FileChannel.open(folder.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      var lock = channel.tryLock();
      if (lock == null) throw inUse(folder);
      Files.writeString(folder.resolve("pid"), Long.toString(ProcessHandle.current().pid()));
      return new Home(folder, lock);
    } catch (IOException | RuntimeException e) {
      if (channel != null) channel.close();
      OPEN.remove(folder);
      throw e;
    }
  }

  private static HomeInUse inUse(Path folder) {
    var holder = holder(folder).map(pid -> " by process " + pid).orElse("");
    return new HomeInUse("The home " + folder + " is in use" + holder + ": stop that Rihla first, or choose another home.");
  }

  /** Whether an installation was ever started in that folder. Makes nothing. */
  public static boolean holdsInstallation(Path folder) {
    return Installation.file(folder.toAbsolutePath().normalize()).toFile().isFile();
  }

  /** The process that opened this home last. It may be gone. */
  static Optional<Long> holder(Path folder) {
    try {
      return Optional.of(Long.valueOf(Files.readString(folder.resolve("pid")).trim()));
    } catch (IOException | NumberFormatException _) {
      return Optional.empty();
    }
  }

  Path postgres() { return folder.resolve("postgres"); }

  Path data() { return folder.resolve("data"); }

  public Path keys() { return folder.resolve("keys"); }

  public Path logs() { return folder.resolve("logs"); }

  public Path tmp() { return folder.resolve("tmp"); }

  /** What this home was made for; empty until someone has recorded it. */
  public Optional<Installation> installation() {
    return Installation.read(folder);
  }

  public void record(Installation installation) { installation.write(folder); }

  /** What must be known before anything starts; who cannot go on without lets go of the home. */
  public <T> T orClose(Supplier<T> needed) {
    try {
      return needed.get();
    } catch (RuntimeException e) {
      close();
      throw e;
    }
  }

  @Override
  public void close() {
    if (lock == null) return;
    try {
      lock.acquiredBy().close();
    } catch (IOException _) {
      // the process ends, and its locks with it
    } finally {
      OPEN.remove(folder);
    }
  }
}
