package org.rihla.documents;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.UUID;
import org.rihla.privacy.FileSeal;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** The folder of the home in which files lie, closed, each under a number made by chance. Its owner alone reads it. */
@Component
class Cabinet {

  static final String FOLDER = "documents";

  private final Path folder;

  Cabinet(@Value("${rihla.home}") Path home) { this.folder = home.resolve(FOLDER); }

  Path folder() { return folder; }

  Path place(UUID file) { return folder.resolve(file.toString()); }

  boolean holds(UUID file) { return Files.isRegularFile(place(file)); }

  /** On disk when this returns, and gone again if the transaction comes to nothing. @throws IOException if it cannot be; then nothing is left */
  void put(UUID file, byte[] open, FileSeal seal) throws IOException {
    Files.createDirectories(folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
      @Override
      public void afterCompletion(int status) {
        if (status == STATUS_ROLLED_BACK) remove(file);
      }
    });
    boolean done = false;
    try {
      var place = Files.createFile(place(file), PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      try (var channel = FileChannel.open(place, StandardOpenOption.WRITE)) {
        var closing = seal.closing(new OnlyFlushed(Channels.newOutputStream(channel)));
        new ByteArrayInputStream(open).transferTo(closing);
        closing.close();
        channel.force(true);
      }
      try (var names = FileChannel.open(folder, StandardOpenOption.READ)) {
        names.force(true);
      }
      done = true;
    } finally {
      if (!done) remove(file);
    }
  }

  /** @throws IOException while it is read, if it is not whole or not the one that was put there */
  InputStream open(UUID file, FileSeal seal) throws IOException {
    return seal.opening(Files.newInputStream(place(file)));
  }

  /** When what is being done is committed, and not before. */
  void removeWithIt(UUID file) {
    TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
      @Override
      public void afterCommit() { remove(file); }
    });
  }

  /** What cannot be removed now is found by {@link Tidying}. */
  void remove(UUID file) {
    try {
      Files.deleteIfExists(place(file));
    } catch (IOException later) {
      // it stays closed
    }
  }

  /** The channel is still to be forced to disk. */
  private static final class OnlyFlushed extends java.io.FilterOutputStream {

    OnlyFlushed(OutputStream to) { super(to); }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException { out.write(bytes, from, length); }

    @Override
    public void close() throws IOException { flush(); }
  }
}
