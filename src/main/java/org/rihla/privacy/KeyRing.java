package org.rihla.privacy;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;

/**
 * The key-encryption key, kept in a file outside the database. It wraps each person's own key; whoever has only the database has nothing.
 */
final class KeyRing {

  private final Aead aead;

  private KeyRing(KeysetHandle handle) throws GeneralSecurityException {
    aead = handle.getPrimitive(RegistryConfiguration.get(), Aead.class);
  }

  /** @throws KeysUnusable if the file is missing, unreadable or not a key set: there is no fallback to plain text */
  static KeyRing read(Path file) {
    try {
      AeadConfig.register();
      return new KeyRing(TinkJsonProtoKeysetFormat.parseKeyset(Files.readString(file), InsecureSecretKeyAccess.get()));
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
      var json = TinkJsonProtoKeysetFormat.serializeKeyset(KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM),
        InsecureSecretKeyAccess.get());
      Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      Files.write(file, json.getBytes(StandardCharsets.UTF_8));
    } catch (IOException | GeneralSecurityException e) {
      throw new KeysUnusable(file, "cannot be made", e);
    }
  }

  byte[] wrap(byte[] key, String place) {
    try {
      return aead.encrypt(key, place.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  byte[] unwrap(byte[] wrapped, String place) {
    try {
      return aead.decrypt(wrapped, place.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException e) {
      throw new Unreadable(place, e);
    }
  }
}
