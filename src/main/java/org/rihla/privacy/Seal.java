package org.rihla.privacy;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.subtle.AesGcmJce;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import org.jspecify.annotations.Nullable;
import org.rihla.values.PersonId;

/**
 * One person's key at work. What it closes is bound to the person and to the place it stands in, so that nobody can move a value to another row or
 * column.
 */
public final class Seal {

  private final PersonId owner;
  private final Aead cipher;

  Seal(PersonId owner, byte[] key) { this(owner, cipher(key)); }

  Seal(PersonId owner, Aead cipher) {
    this.owner = owner;
    this.cipher = cipher;
  }

  private static Aead cipher(byte[] key) {
    try {
      return new AesGcmJce(key);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Null stays null: an unknown value is not a secret. */
  public byte @Nullable [] close(@Nullable String text, Place place) {
    return text == null ? null : closed(text.getBytes(StandardCharsets.UTF_8), place);
  }

  private byte[] closed(byte[] open, Place place) {
    try {
      return cipher.encrypt(open, bound(place));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** @throws Unreadable if it was closed elsewhere, for somebody else, or changed since */
  public @Nullable String open(byte @Nullable [] closed, Place place) {
    return closed == null ? null : new String(opened(closed, place), StandardCharsets.UTF_8);
  }

  /** A key for one file of theirs. @param place where it will stand, closed with this one */
  public NewFile newFile(Place place) {
    var key = FileSeal.newKey();
    return new NewFile(closed(key, place), new FileSeal(key, bound(place)));
  }

  /** What a file is closed with, and the same as it is kept. */
  public record NewFile(byte[] closedKey, FileSeal seal) {
  }

  /** @throws Unreadable if that key was closed elsewhere, for somebody else, or changed since */
  public FileSeal file(byte[] closedKey, Place place) {
    return new FileSeal(opened(closedKey, place), bound(place));
  }

  private byte[] opened(byte[] closed, Place place) {
    try {
      return cipher.decrypt(closed, bound(place));
    } catch (GeneralSecurityException e) {
      throw new Unreadable(place.column(), e);
    }
  }

  private byte[] bound(Place place) {
    return (place.column() + "|" + owner + "|" + place.row()).getBytes(StandardCharsets.UTF_8);
  }
}
