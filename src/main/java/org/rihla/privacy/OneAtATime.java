package org.rihla.privacy;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The right to change the key file, held by one process until it closes this or ends. Two who read, change and write it would lose a key. */
record OneAtATime(Path folder, FileChannel held) implements AutoCloseable {

  /** Closing any other channel of a lock file drops the lock of the whole process (POSIX), so a second look must not even open it. */
  private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

  /** @throws KeysBusy if another one has it */
  static OneAtATime in(Path wanted) throws IOException {
    var folder = wanted.toRealPath();
    if (!HELD.add(folder)) throw new KeysBusy();
    try {
      return new OneAtATime(folder, lock(folder.resolve("lock")));
    } catch (IOException | RuntimeException e) {
      HELD.remove(folder);
      throw e;
    }
  }

  private static FileChannel lock(Path file) throws IOException {
    var channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    try {
      if (channel.tryLock() == null) throw new KeysBusy();
      return channel;
    } catch (IOException | RuntimeException e) {
      channel.close();
      throw e;
    }
  }

  @Override
  public void close() {
    try {
      held.close();
    } catch (IOException _) {
      // the process ends, and its locks with it
    } finally {
      HELD.remove(folder);
    }
  }
}
