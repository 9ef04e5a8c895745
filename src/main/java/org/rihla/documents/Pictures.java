package org.rihla.documents;

import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Objects;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.ImageWriteParam;
import javax.imageio.stream.MemoryCacheImageInputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** Photographs and scans, painted anew: where and with what they were taken, and whatever else stood beside the picture, is gone. Nothing goes to disk. */
final class Pictures {

  /** Width times height as it says itself, asked before anything is painted. */
  static final long MOST_PIXELS = 50_000_000;
  /** Painted with at most so many: a page of A4 has nine million at 300 points an inch. */
  private static final long PAINTED = 12_000_000;
  private static final float GOOD_TO_READ = 0.85f;

  private Pictures() {}

  static byte[] anew(byte[] sent, Type type) throws NotFit {
    try {
      var picture = read(sent, type);
      if (type == Type.JPEG) Photograph.requireWhole(sent);
      return written(type == Type.JPEG ? Turned.of(sent).upright(plain(picture)) : picture, type);
    } catch (IOException | RuntimeException broken) { // what reads pictures fails in many ways
      throw new NotFit("scan-broken");
    }
  }

  private static BufferedImage read(byte[] sent, Type type) throws IOException, NotFit {
    ImageReader reader = ImageIO.getImageReadersByFormatName(type.name()).next();
    try (var input = new MemoryCacheImageInputStream(new ByteArrayInputStream(sent))) {
      reader.setInput(input, true, true);
      long pixels = (long) reader.getWidth(0) * reader.getHeight(0);
      if (pixels > MOST_PIXELS) throw new NotFit("scan-pixels");
      var how = reader.getDefaultReadParam();
      int every = (int) Math.ceil(Math.sqrt((double) pixels / PAINTED));
      if (every > 1) how.setSourceSubsampling(every, every, 0, 0);
      return Objects.requireNonNull(reader.read(0, how));
    } finally {
      reader.dispose();
    }
  }

  /** Without what JPEG has no room for. */
  private static BufferedImage plain(BufferedImage picture) {
    int type = picture.getColorModel().getNumColorComponents() == 1 ? BufferedImage.TYPE_BYTE_GRAY : BufferedImage.TYPE_3BYTE_BGR;
    if (picture.getType() == type) return picture;
    var plain = new BufferedImage(picture.getWidth(), picture.getHeight(), type);
    Graphics2D brush = plain.createGraphics();
    brush.drawImage(picture, 0, 0, null);
    brush.dispose();
    return plain;
  }

  private static byte[] written(BufferedImage picture, Type type) throws IOException {
    var writer = ImageIO.getImageWritersByFormatName(type.name()).next();
    var bytes = new ByteArrayOutputStream();
    try (var output = new MemoryCacheImageOutputStream(bytes)) {
      writer.setOutput(output);
      var how = writer.getDefaultWriteParam();
      if (type == Type.JPEG) {
        how.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
        how.setCompressionQuality(GOOD_TO_READ);
      }
      writer.write(null, new IIOImage(picture, null, null), how);
    } finally {
      writer.dispose();
    }
    return bytes.toByteArray();
  }
}
