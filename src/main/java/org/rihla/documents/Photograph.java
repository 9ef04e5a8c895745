package org.rihla.documents;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A JPEG that stays as it was painted, without what stands beside the picture: where it was taken, with what, small copies of it, words. */
final class Photograph {

  private static final byte[] COLOURS = "ICC_PROFILE".getBytes(StandardCharsets.US_ASCII);

  private Photograph() {}

  /** What reads pictures paints the rest of one that was cut off in grey: the signature may have stood there. @throws NotFit if its end is missing */
  static void requireWhole(byte[] jpeg) throws NotFit {
    alone(jpeg, true);
  }

  /** @throws NotFit if it is none */
  static byte[] alone(byte[] jpeg) throws NotFit {
    return alone(jpeg, false);
  }

  private static byte[] alone(byte[] jpeg, boolean toItsEnd) throws NotFit {
    var kept = new ByteArrayOutputStream(jpeg.length);
    try {
      if ((jpeg[0] & 0xFF) != 0xFF || (jpeg[1] & 0xFF) != 0xD8) throw new NotFit("scan-broken");
      kept.write(jpeg, 0, 2);
      int at = 2;
      while (at + 3 < jpeg.length) {
        if ((jpeg[at] & 0xFF) != 0xFF) throw new NotFit("scan-broken");
        int mark = jpeg[at + 1] & 0xFF;
        if (mark == 0xD9) break;
        int end = at + 2 + ((jpeg[at + 2] & 0xFF) << 8 | jpeg[at + 3] & 0xFF);
        if (mark == 0xDA) end = endOfScan(jpeg, end);
        if (isOfThePicture(mark, jpeg, at + 4)) kept.write(jpeg, at, Math.min(end, jpeg.length) - at);
        at = end;
      }
      if (toItsEnd && ((jpeg[at] & 0xFF) != 0xFF || (jpeg[at + 1] & 0xFF) != 0xD9)) throw new NotFit("scan-broken");
    } catch (ArrayIndexOutOfBoundsException cutOff) {
      throw new NotFit("scan-broken");
    }
    kept.write(0xFF);
    kept.write(0xD9);
    return kept.toByteArray();
  }

  /** Of what stands beside it only how its colours are meant. */
  private static boolean isOfThePicture(int mark, byte[] jpeg, int from) {
    boolean beside = mark >= 0xE0 && mark <= 0xEF || mark == 0xFE;
    boolean colours = mark == 0xE0 || mark == 0xEE || mark == 0xE2 && from + COLOURS.length <= jpeg.length
      && Arrays.equals(jpeg, from, from + COLOURS.length, COLOURS, 0, COLOURS.length);
    return !beside || colours;
  }

  /** Up to the next mark that is not part of the painting. */
  private static int endOfScan(byte[] jpeg, int from) {
    int at = from;
    while (at + 1 < jpeg.length) {
      int next = jpeg[at + 1] & 0xFF;
      if ((jpeg[at] & 0xFF) == 0xFF && next != 0 && next != 0xFF && (next < 0xD0 || next > 0xD7)) return at;
      at++;
    }
    return jpeg.length;
  }
}
