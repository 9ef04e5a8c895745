package org.rihla.privacy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.util.Collection;
import java.util.List;
import org.rihla.privacy.OnDisk.Stamp;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The key-encryption keys, kept in a file outside the database. The first of them wraps each person's own key, and any of them unwraps; whoever has
 * only the database has nothing. The file may be given a new key while this is at work: it is read again when it is newer, and when a key does not
 * open. Whatever else becomes of the file meanwhile, the keys that it held stay in use until the next start, which says what is wrong.
 */
final class KeyRing {

  private static final Logger LOG = LoggerFactory.getLogger(KeyRing.class);

  private final Path file;
  private volatile Cover cover;
  private volatile KeySet keys;
  /** Of the file that was looked at last, taken or not: what cannot be taken is said once and not read at every request. */
  private volatile Stamp seen;

  private KeyRing(Path file, KeysRead first) {
    this.file = file;
    this.cover = first.cover();
    this.keys = first.keys();
    this.seen = first.stamp();
  }

  /** Where nobody can be asked for a passphrase. */
  static KeyRing read(Path file) { return read(file, PassphraseAsked.NOBODY); }

  /** @throws KeysUnusable if the file is missing, unreadable, not a key set or under another passphrase: there is no fallback to plain text */
  static KeyRing read(Path file, PassphraseAsked asked) {
    return new KeyRing(file, KeysRead.atStart(file, asked));
  }

  /** Makes a new key; the file can be read by its owner only, and is never overwritten. */
  static void create(Path file) {
    try {
      Files.createDirectories(file.getParent(), PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
      OnDisk.create(file, KeySet.ofOneNewKey().json());
    } catch (IOException | GeneralSecurityException e) {
      throw new KeysUnusable(file, "cannot be made", e);
    }
  }

  /** For as long as the file is read, changed and written. @throws KeysBusy if somebody else does */
  OneAtATime alone() {
    try {
      return OneAtATime.in(file.resolveSibling("."));
    } catch (IOException e) {
      throw new KeysUnusable(file, "cannot be changed", e);
    }
  }

  /**
   * Takes away what was being written when the process was ended: keys that nobody is under, maybe in the open. The file itself is whole, since it is
   * exchanged in one step.
   */
  void clearAway() {
    if (!OnDisk.isHalfWritten(file)) return;
    try (var _ = alone()) {
      OnDisk.clearAway(file);
      LOG.warn("A key file that was not written to its end was taken away; the one before it is in use.");
    } catch (KeysBusy atWork) {
      // it is being written now
    } catch (IOException e) {
      throw new KeysUnusable(file, "cannot be changed", e);
    }
  }

  /** Those of the file with a new first one, not written yet. */
  KeySet withNewFirst() {
    try {
      return inTheFile().keys().withNewFirst();
    } catch (GeneralSecurityException e) {
      throw new KeysUnusable(file, "cannot be changed", e);
    }
  }

  /** Those of the file less these, not written yet. */
  KeySet without(Collection<Integer> numbers) {
    try {
      return inTheFile().keys().without(numbers);
    } catch (GeneralSecurityException e) {
      throw new KeysUnusable(file, "cannot be changed", e);
    }
  }

  /** Only for whoever is {@link #alone}. What these keys wrap must never be on disk before them. */
  synchronized void put(KeySet next) {
    try {
      OnDisk.replace(file, cover.write(next));
      take(KeysRead.again(file, cover));
    } catch (IOException | GeneralSecurityException e) {
      throw new KeysUnusable(file, "cannot be changed", e);
    }
  }

  /** The same keys under another cover. Only for whoever is {@link #alone} and serves nobody: another Rihla could not read them again. */
  synchronized void put(Cover next) {
    try {
      var text = next.write(inTheFile().keys());
      if (!next.read(text).holds(keys)) throw new GeneralSecurityException("not what was written");
      OnDisk.replace(file, text);
      take(KeysRead.again(file, next));
    } catch (IOException | GeneralSecurityException e) {
      throw new KeysUnusable(file, "cannot be changed", e);
    }
  }

  boolean isLocked() { return cover instanceof Cover.Locked; }

  private void take(KeysRead found) {
    cover = found.cover();
    keys = found.keys();
    seen = found.stamp();
  }

  /** Only {@link #without} takes keys away, where nobody else is at work: a file that lacks one is not ours, an older one, or half a copy. */
  private KeysRead inTheFile() {
    var found = KeysRead.again(file, cover);
    if (!found.keys().holds(keys)) throw new KeysUnusable(file, "lacks a key that it held before");
    return found;
  }

  private KeySet current() {
    try {
      var stamp = Stamp.of(file);
      return stamp.equals(seen) ? keys : changed(stamp);
    } catch (IOException gone) {
      return keys;
    }
  }

  private synchronized KeySet changed(Stamp stamp) {
    if (stamp.equals(seen)) return keys;
    try {
      take(inTheFile());
    } catch (KeysUnusable notOurs) {
      seen = stamp;
      LOG.error("{} Until then the keys that it held before are in use.", notOurs.getMessage());
    }
    return keys;
  }

  byte[] wrap(byte[] key, String place) {
    try {
      return current().wrap(key, place);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** @throws Unreadable if none of the keys opens it: it belongs to another place, or to another installation */
  byte[] unwrap(byte[] wrapped, String place) {
    try {
      return keys.unwrap(wrapped, place);
    } catch (GeneralSecurityException maybeNewer) {
      try {
        return current().unwrap(wrapped, place);
      } catch (GeneralSecurityException e) {
        throw new Unreadable(place, e);
      }
    }
  }

  /** The number of the key with which it wraps now. */
  int first() { return current().first(); }

  /** Whether that key wrapped it. */
  boolean isUnderFirst(byte[] wrapped) { return KeySet.isUnder(first(), wrapped); }

  /** The numbers of all of them. */
  List<Integer> all() { return current().numbers(); }
}
