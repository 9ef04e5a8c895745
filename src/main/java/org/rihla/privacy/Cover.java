package org.rihla.privacy;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.subtle.AesGcmJce;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;

/** How keys stand in their file: in the open, for whoever can read it, or under a passphrase. */
sealed interface Cover {

  String write(KeySet keys) throws GeneralSecurityException;

  /** @throws GeneralSecurityException if it was written under another cover, or changed since */
  KeySet read(String text) throws GeneralSecurityException;

  /** Whether a file looks as if it were written under this one. */
  boolean wrote(String text);

  /** @throws IllegalArgumentException if the passphrase may not be chosen */
  static Cover chosen(Passphrase next) {
    if (next.problem().isPresent()) throw new IllegalArgumentException("too easy a passphrase: " + next.problem().get());
    return Locked.with(Stretch.anew(), next);
  }

  record Open() implements Cover {

    @Override
    public String write(KeySet keys) throws GeneralSecurityException { return keys.json(); }

    @Override
    public KeySet read(String text) throws GeneralSecurityException { return KeySet.parse(text); }

    @Override
    public boolean wrote(String text) { return !LockedFile.is(text); }
  }

  /** @param cipher with the key that the passphrase was stretched to; the passphrase itself is not kept */
  record Locked(Stretch stretch, Aead cipher) implements Cover {

    private static final String PURPOSE = "rihla key-encryption keys|";

    static Locked with(Stretch stretch, Passphrase said) {
      try {
        return new Locked(stretch, new AesGcmJce(stretch.key(said)));
      } catch (GeneralSecurityException e) {
        throw new IllegalStateException(e);
      }
    }

    @Override
    public String write(KeySet keys) throws GeneralSecurityException {
      return new LockedFile(stretch, cipher.encrypt(keys.json().getBytes(StandardCharsets.UTF_8), bound())).text();
    }

    @Override
    public KeySet read(String text) throws GeneralSecurityException {
      return KeySet.parse(new String(cipher.decrypt(LockedFile.parse(text).keys(), bound()), StandardCharsets.UTF_8));
    }

    @Override
    public boolean wrote(String text) { return LockedFile.is(text) && LockedFile.parse(text).stretch().isTheSameAs(stretch); }

    private byte[] bound() { return (PURPOSE + LockedFile.head(stretch)).getBytes(StandardCharsets.UTF_8); }
  }
}
