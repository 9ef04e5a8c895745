package org.rihla.privacy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import org.rihla.privacy.OnDisk.Stamp;

/** What a key file held when it was read, and how it stood there. */
record KeysRead(KeySet keys, Cover cover, Stamp stamp) {

  private static final long MOST_BYTES = 100_000;
  private static final String DAMAGED = "is damaged or no key file";

  /** Finds out how the keys stand in a file. */
  private interface Covered {
    Cover as(String text);
  }

  private interface Parsing<T> {
    T parsed() throws GeneralSecurityException;
  }

  static KeysRead atStart(Path file, PassphraseAsked asked) {
    return load(file, text -> LockedFile.is(text) ? opened(file, text, asked) : new Cover.Open());
  }

  /** What the file asks for is looked at before anybody is asked for anything. */
  private static Cover opened(Path file, String text, PassphraseAsked asked) {
    var stretch = whole(file, () -> LockedFile.parse(text).stretch());
    var locked = Cover.Locked.with(stretch, asked.now().orElseThrow(() -> KeysUnusable.noPassphrase(file)));
    try {
      locked.read(text);
      return locked;
    } catch (GeneralSecurityException notWithThisOne) {
      throw KeysUnusable.wrongPassphrase(file);
    }
  }

  /** Nobody is asked again: a file under another passphrase, or under none any more, is not the one it was started with. */
  static KeysRead again(Path file, Cover before) {
    return load(file, text -> {
      if (!whole(file, () -> before.wrote(text))) throw new KeysUnusable(file, "is not under the passphrase that it had at the start");
      return before;
    });
  }

  private static KeysRead load(Path file, Covered covered) {
    try {
      var stamp = Stamp.of(file); // before the content: then it is at worst read once more
      if (stamp.size() > MOST_BYTES) throw new KeysUnusable(file, DAMAGED);
      var text = Files.readString(file);
      var cover = covered.as(text);
      return new KeysRead(whole(file, () -> cover.read(text)), cover, stamp);
    } catch (NoSuchFileException e) {
      throw new KeysUnusable(file, "is missing", e);
    } catch (IOException e) {
      throw new KeysUnusable(file, "cannot be read", e);
    }
  }

  /** Half a file fails in many ways. */
  private static <T> T whole(Path file, Parsing<T> parsing) {
    try {
      return parsing.parsed();
    } catch (GeneralSecurityException | RuntimeException e) {
      throw new KeysUnusable(file, DAMAGED, e);
    }
  }
}
