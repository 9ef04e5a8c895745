package org.rihla.programme;

import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/** All chance of a plan. Each case draws from its own stream, so that one more draw in one case changes nothing in another. */
final class Chance {

  private static final RandomGeneratorFactory<RandomGenerator> ALGORITHM = RandomGeneratorFactory.of("L64X128MixRandom");
  private static final long GOLDEN = 0x9E3779B97F4A7C15L;

  /** What the stream is for. Add at the end only: the order is part of every plan made so far. */
  enum Of {
    COUNTRIES, GROUPS, PERSONS, SELECTION, COURSE, IDENTITIES, HOST, AFTER, OTHERS
  }

  private Chance() {}

  static RandomGenerator of(long seed, Of purpose, int key) {
    return ALGORITHM.create(mix(mix(seed + purpose.ordinal() * GOLDEN) + key * GOLDEN));
  }

  private static long mix(long z) {
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }
}
