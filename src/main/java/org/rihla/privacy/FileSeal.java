package org.rihla.privacy;

import com.google.crypto.tink.StreamingAead;
import com.google.crypto.tink.subtle.AesGcmHkdfStreaming;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;

/**
 * One file's own key at work. The file is closed piece by piece, so that nobody needs room for all of it; it is bound to the person, the table and the
 * row that its key stands in. The key is random and kept closed with the person's: without theirs nobody has it, and a rotation leaves the file as it is.
 */
public final class FileSeal {

  private static final int KEY = 32;
  private static final int PIECE = 64 * 1024;
  private static final SecureRandom RANDOM = new SecureRandom();

  private final StreamingAead cipher;
  private final byte[] bound;

  FileSeal(byte[] key, byte[] bound) {
    try {
      this.cipher = new AesGcmHkdfStreaming(key, "HmacSha256", KEY, PIECE, 0);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
    this.bound = bound;
  }

  static byte[] newKey() {
    var key = new byte[KEY];
    RANDOM.nextBytes(key);
    return key;
  }

  /** What is written there goes on closed; whole only when it was closed. */
  public OutputStream closing(OutputStream to) throws IOException {
    try {
      return cipher.newEncryptingStream(to, bound);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** @throws IOException while it is read, if it was closed elsewhere, for somebody else, cut off, or changed since */
  public InputStream opening(InputStream from) throws IOException {
    try {
      return cipher.newDecryptingStream(from, bound);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
