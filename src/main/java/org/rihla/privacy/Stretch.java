package org.rihla.privacy;

import java.security.SecureRandom;
import java.util.Arrays;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/**
 * How a passphrase becomes a key: Argon2id, slow and wide on purpose, so that trying many costs much. A file says itself with what it was made; it is
 * believed within bounds only, before any memory is taken.
 *
 * @param salt 16 bytes of chance
 */
record Stretch(int kibibytes, int passes, int lanes, byte[] salt) {

  private static final int LEAST_KIBIBYTES = 64 * 1024;
  /** The whole process has 512 MB. */
  private static final int MOST_KIBIBYTES = 128 * 1024;
  private static final int LEAST_PASSES = 3;
  private static final int MOST_PASSES = 10;
  private static final int MOST_LANES = 4;
  private static final int SALT_BYTES = 16;
  private static final int KEY_BYTES = 32;
  private static final SecureRandom RANDOM = new SecureRandom();

  /** @throws IllegalArgumentException if Rihla never wrote that */
  Stretch {
    if (kibibytes < LEAST_KIBIBYTES || kibibytes > MOST_KIBIBYTES || passes < LEAST_PASSES || passes > MOST_PASSES || lanes < 1
      || lanes > MOST_LANES || salt.length != SALT_BYTES) throw new IllegalArgumentException("not a stretch of ours");
  }

  /** With today's parameters. */
  static Stretch anew() {
    var salt = new byte[SALT_BYTES];
    RANDOM.nextBytes(salt);
    return new Stretch(LEAST_KIBIBYTES, LEAST_PASSES, 1, salt);
  }

  byte[] key(Passphrase said) {
    var stretching = new Argon2BytesGenerator();
    stretching.init(new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id).withVersion(Argon2Parameters.ARGON2_VERSION_13)
      .withMemoryAsKB(kibibytes).withIterations(passes).withParallelism(lanes).withSalt(salt).build());
    var key = new byte[KEY_BYTES];
    var bytes = said.bytes();
    stretching.generateBytes(bytes, key);
    Arrays.fill(bytes, (byte) 0);
    return key;
  }

  boolean isTheSameAs(Stretch other) {
    return kibibytes == other.kibibytes && passes == other.passes && lanes == other.lanes && Arrays.equals(salt, other.salt);
  }
}
