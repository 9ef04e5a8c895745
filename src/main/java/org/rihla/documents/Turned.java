package org.rihla.documents;

import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * How a telephone was held: it says so beside the picture (EXIF, tag 0x0112) and leaves the picture as it is. As nothing beside a picture is kept, the picture
 * is turned.
 *
 * @param how 1 to 8, as in EXIF
 */
record Turned(int how) {

  private static final int APP1 = 0xFFE1;
  private static final int START_OF_PICTURE = 0xFFDA;
  private static final int EXIF = 0x45786966;
  private static final int ORIENTATION = 0x0112;
  private static final int AN_ENTRY = 12;

  private static final Turned UPRIGHT = new Turned(1);

  /** Of a JPEG. What cannot be read is not turned. */
  static Turned of(byte[] jpeg) {
    try {
      var at = ByteBuffer.wrap(jpeg).position(2);
      while (at.remaining() > 4) {
        int mark = at.getShort() & 0xFFFF;
        int length = at.getShort() & 0xFFFF;
        if (mark == START_OF_PICTURE || mark < 0xFF00 || length < 2) return UPRIGHT;
        if (mark == APP1 && at.remaining() > 14 && at.getInt(at.position()) == EXIF) return said(at.slice(at.position() + 6, length - 8));
        at.position(at.position() + length - 2);
      }
    } catch (BufferUnderflowException | IllegalArgumentException | IndexOutOfBoundsException cutOff) {
      // nothing is known
    }
    return UPRIGHT;
  }

  private static Turned said(ByteBuffer exif) {
    exif.order(exif.getShort(0) == 0x4949 ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
    int first = exif.getInt(4);
    int entries = exif.getShort(first) & 0xFFFF;
    for (int entry = 0; entry < entries; entry++) {
      int at = first + 2 + entry * AN_ENTRY;
      if ((exif.getShort(at) & 0xFFFF) == ORIENTATION) {
        int how = exif.getShort(at + 8);
        return how >= 1 && how <= 8 ? new Turned(how) : UPRIGHT;
      }
    }
    return UPRIGHT;
  }

  BufferedImage upright(BufferedImage picture) {
    if (how == 1) return picture;
    int width = picture.getWidth();
    int height = picture.getHeight();
    var turning = switch (how) {
      case 2 -> new AffineTransform(-1, 0, 0, 1, width, 0);
      case 3 -> new AffineTransform(-1, 0, 0, -1, width, height);
      case 4 -> new AffineTransform(1, 0, 0, -1, 0, height);
      case 5 -> new AffineTransform(0, 1, 1, 0, 0, 0);
      case 6 -> new AffineTransform(0, 1, -1, 0, height, 0);
      case 7 -> new AffineTransform(0, -1, -1, 0, height, width);
      default -> new AffineTransform(0, -1, 1, 0, 0, width);
    };
    boolean lying = how > 4;
    var upright = new BufferedImage(lying ? height : width, lying ? width : height, picture.getType());
    Graphics2D brush = upright.createGraphics();
    brush.drawImage(picture, turning, null);
    brush.dispose();
    return upright;
  }
}
