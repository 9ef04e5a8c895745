package org.rihla.privacy;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.util.Collection;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The key-encryption keys, kept in a file outside the database. The first of them wraps each person's own key, and any of them unwraps; whoever has
 * only the database has nothing. The file may be given a new key while this is at work: it is read again when it is newer, and when a key does not
 * open.
 */
final class KeyRing {

  private final Path file;
  private volatile Keys keys;

  /** The file as it was at that time. */
  private record Keys(KeysetHandle handle, Aead aead, FileTime written) {
  }

  private KeyRing(Path file, Keys keys) {
    this.file = file;
    this.keys = keys;
  }

  /** @throws KeysUnusable if the file is missing, unreadable or not a key set: there is no fallback to plain text */
  static KeyRing read(Path file) {
    return new KeyRing(file, load(file));
  }

  private static Keys load(Path file) {
    try {
      AeadConfig.register();
      var written = Files.getLastModifiedTime(file); // before the content: then it is at worst read once more
      var handle = TinkJsonProtoKeysetFormat.parseKeyset(Files.readString(file), InsecureSecretKeyAccess.get());
      return new Keys(handle, handle.getPrimitive(RegistryConfiguration.get(), Aead.class), written);
    } catch (NoSuchFileException e) {
      throw new KeysUnusable(file, "is missing", e);
    } catch (IOException e) {
      throw new KeysUnusable(file, "cannot be read", e);
    } catch (GeneralSecurityException e) {
      throw new KeysUnusable(file, "is damaged or no key file", e);
    }
  }

  /** Makes a new key; the file can be read by its owner only, and is never overwritten. */
  static void create(Path file) {
    try {
      AeadConfig.register();
      Files.createDirectories(file.getParent(), PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
      write(KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM), file);
    } catch (IOException | GeneralSecurityException e) {
      throw new KeysUnusable(file, "cannot be made", e);
    }
  }

  private static void write(KeysetHandle keys, Path file) throws IOException, GeneralSecurityException {
    var json = TinkJsonProtoKeysetFormat.serializeKeyset(keys, InsecureSecretKeyAccess.get());
    Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    try (var channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      channel.write(ByteBuffer.wrap(json.getBytes(StandardCharsets.UTF_8)));
      channel.force(true); // what it wraps must never be on disk before it
    }
  }

  /** A new first key beside those there are. */
  void add() {
    replace(KeysetHandle.newBuilder(current().handle())
      .addEntry(KeysetHandle.generateEntryFromParameters(PredefinedAeadParameters.AES256_GCM).withRandomId().makePrimary()));
  }

  /** Takes keys out of the file; what they wrapped can then never be opened. Never the first. */
  void remove(Collection<Integer> ids) {
    var all = current().handle();
    var left = KeysetHandle.newBuilder(all);
    for (int at = all.size() - 1; at >= 0; at--)
      if (ids.contains(all.getAt(at).getId()) && !all.getAt(at).isPrimary()) left.deleteAt(at);
    replace(left);
  }

  /** In one step: whoever reads meanwhile has the old file or the new one. */
  private synchronized void replace(KeysetHandle.Builder wanted) {
    try {
      var next = file.resolveSibling(file.getFileName() + ".new");
      Files.deleteIfExists(next);
      write(wanted.build(), next);
      Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      keys = load(file);
    } catch (IOException | GeneralSecurityException e) {
      throw new KeysUnusable(file, "cannot be changed", e);
    }
  }

  private Keys current() {
    var known = keys;
    try {
      if (!Files.getLastModifiedTime(file).equals(known.written())) keys = load(file);
    } catch (IOException gone) {
      return known; // what was read at the start goes on working until the next one, which says what is wrong
    }
    return keys;
  }

  byte[] wrap(byte[] key, String place) {
    try {
      return current().aead().encrypt(key, place.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** @throws Unreadable if none of the keys opens it: it belongs to another place, or to another installation */
  byte[] unwrap(byte[] wrapped, String place) {
    try {
      return open(keys, wrapped, place);
    } catch (GeneralSecurityException maybeNewer) {
      try {
        return open(current(), wrapped, place);
      } catch (GeneralSecurityException e) {
        throw new Unreadable(place, e);
      }
    }
  }

  private static byte[] open(Keys keys, byte[] wrapped, String place) throws GeneralSecurityException {
    return keys.aead().decrypt(wrapped, place.getBytes(StandardCharsets.UTF_8));
  }

  /** The number of the key with which it wraps now. */
  int first() { return current().handle().getPrimary().getId(); }

  /** The numbers of all of them. */
  List<Integer> all() {
    var handle = current().handle();
    return IntStream.range(0, handle.size()).map(at -> handle.getAt(at).getId()).boxed().toList();
  }

  /** What everything that this key wrapped begins with: so Tink writes down which it was. */
  static byte[] mark(int key) {
    return ByteBuffer.allocate(5).put((byte) 1).putInt(key).array();
  }
}
