package org.rihla.documents;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.function.Consumer;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.imageio.ImageIO;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.filespecification.PDComplexFileSpecification;
import org.apache.pdfbox.pdmodel.common.filespecification.PDEmbeddedFile;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.pdfbox.pdmodel.graphics.image.JPEGFactory;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.apache.pdfbox.pdmodel.interactive.action.PDActionJavaScript;
import org.apache.pdfbox.pdmodel.interactive.action.PDActionLaunch;

/** Files as people send them, and as those do who mean harm: each is made here, and lies nowhere. */
public final class Papers {

  /** The sign by which scanners are tried out; in two parts, so that none finds it here. */
  public static final String EICAR = "X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR-STANDARD-" + "ANTIVIRUS-TEST-FILE!$H+H*";
  /** Planted where a picture was taken, and by whom. */
  public static final String TAKEN_AT = "GPS 33.971590 -6.849813 Zzyzx Invented";

  private Papers() {}

  public static BufferedImage picture(int width, int height) {
    var picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    var brush = picture.createGraphics();
    brush.setColor(Color.WHITE);
    brush.fillRect(0, 0, width, height);
    brush.setColor(Color.RED);
    brush.fillRect(0, 0, width / 2, height / 2);
    brush.dispose();
    return picture;
  }

  public static byte[] image(String type, int width, int height) {
    try {
      var bytes = new ByteArrayOutputStream();
      ImageIO.write(picture(width, height), type, bytes);
      return bytes.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static byte[] jpeg() { return image("jpg", 120, 80); }

  public static byte[] png() { return image("png", 120, 80); }

  /** From a telephone: held as this says (1 to 8), and with the place where it was taken. */
  public static byte[] photograph(int held) {
    var exif = ByteBuffer.allocate(14 + 4 + 2 + 12 * 2 + 4 + TAKEN_AT.length());
    exif.put("Exif\0\0".getBytes(StandardCharsets.US_ASCII)).putShort((short) 0x4D4D).putShort((short) 42).putInt(8).putShort((short) 2);
    exif.putShort((short) 0x0112).putShort((short) 3).putInt(1).putShort((short) held).putShort((short) 0);
    exif.putShort((short) 0x8825).putShort((short) 4).putInt(1).putInt(38);
    exif.putInt(0).put(TAKEN_AT.getBytes(StandardCharsets.US_ASCII));
    var said = java.util.Arrays.copyOf(exif.array(), exif.position());
    var jpeg = jpeg();
    var all = ByteBuffer.allocate(jpeg.length + said.length + 4);
    all.put(jpeg, 0, 2).putShort((short) 0xFFE1).putShort((short) (said.length + 2)).put(said).put(jpeg, 2, jpeg.length - 2);
    return all.array();
  }

  @FunctionalInterface
  public interface Making {
    void make(PDDocument document) throws IOException;
  }

  public static byte[] pdf() {
    return pdf(_ -> {});
  }

  /** One page with a photograph that says where it was taken, made by somebody. */
  public static byte[] pdf(Making more) {
    try (var document = new PDDocument()) {
      var page = new PDPage();
      document.addPage(page);
      PDImageXObject photograph = JPEGFactory.createFromByteArray(document, photograph(1));
      try (var content = new PDPageContentStream(document, page)) {
        content.drawImage(photograph, 100, 100);
      }
      document.getDocumentInformation().setAuthor(TAKEN_AT);
      more.make(document);
      var bytes = new ByteArrayOutputStream();
      document.save(bytes);
      return bytes.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static byte[] lockedPdf(String password) {
    return pdf(document -> document.protect(new StandardProtectionPolicy("owner", password, new AccessPermission())));
  }

  public static byte[] pdfThatRunsScript() {
    return pdf(document -> document.getDocumentCatalog().setOpenAction(new PDActionJavaScript("app.alert('x')")));
  }

  public static byte[] pdfThatStartsAProgram() {
    return pdf(document -> document.getDocumentCatalog().setOpenAction(new PDActionLaunch()));
  }

  public static byte[] pdfThatCarriesAFile() {
    return pdf(document -> {
      var file = new PDComplexFileSpecification();
      file.setFile("a.exe");
      file.setEmbeddedFile(new PDEmbeddedFile(document, new java.io.ByteArrayInputStream(new byte[]{1, 2, 3})));
      var annotation = new COSDictionary();
      annotation.setItem(COSName.FS, file);
      document.getPage(0).getCOSObject().setItem(COSName.getPDFName("X"), annotation);
    });
  }

  /** A page that becomes that much when it is read. */
  public static byte[] pdfBomb(long megabytes) {
    return raw(flate(out -> zeros(out, megabytes)), "/Filter /FlateDecode", "", false);
  }

  /** Its own building plan becomes that much. @param escaped with the name of what it is written in numbers */
  public static byte[] pdfBombOfObjects(long megabytes, boolean escaped) {
    return raw(flate(out -> zeros(out, megabytes)), "/Type /" + (escaped ? "Obj#53tm" : "ObjStm") + " /N 1 /First 10 /Filter /FlateDecode",
      "",
      false);
  }

  /**
   * Its own building plan becomes that much as soon as its page is looked at.
   *
   * @param said how it says so; word: after which it begins; header: with which it begins
   */
  public static byte[] pdfOfAPlan(long megabytes, String said, String word, int header) {
    var plan = flate(out -> {
      out.write(text("5 0 <<>> "));
      zeros(out, megabytes);
    });
    plan[0] = (byte) (header >> 8);
    plan[1] = (byte) header;
    var out = new ByteArrayOutputStream();
    var at = new int[7];
    var objects = java.util.List.of("<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
      "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 200] /Extra 5 0 R >>");
    out.writeBytes(text("%PDF-1.5\n"));
    for (int each = 1; each < 4; each++) {
      at[each] = out.size();
      out.writeBytes(text(each + " 0 obj\n" + objects.get(each - 1) + "\nendobj\n"));
    }
    at[4] = out.size();
    out.writeBytes(text("4 0 obj\n<< " + said + " /N 1 /First 4 /Length " + plan.length + " >>" + word));
    out.writeBytes(plan);
    out.writeBytes(text("\nendstream\nendobj\n"));
    at[6] = out.size();
    var places = ByteBuffer.allocate(7 * 6);
    for (int each = 0; each < 7; each++)
      places.put((byte) (each == 0 ? 0 : each == 5 ? 2 : 1)).putInt(each == 5 ? 4 : at[each]).put((byte) 0);
    out.writeBytes(text("6 0 obj\n<< /Type /XRef /Size 7 /W [1 4 1] /Root 1 0 R /Length 42 >>\nstream\n"));
    out.writeBytes(places.array());
    out.writeBytes(text("\nendstream\nendobj\nstartxref\n" + at[6] + "\n%%EOF\n"));
    return out.toByteArray();
  }

  /** Each hides from whoever looks at the text only how much its building plan is. */
  public static Map<String, byte[]> pdfsThatHideTheirPlan(long megabytes) {
    var usual = "/Type /ObjStm /Filter /FlateDecode";
    return Map.of("behind another word", pdfOfAPlan(megabytes, usual + " /aobj 1", "\nstream\n", 0x78DA),
      "behind a space", pdfOfAPlan(megabytes, usual, "\nstream \n", 0x78DA),
      "with no sign between", pdfOfAPlan(megabytes, usual, "\nstream", 0x28DA),
      "with a wrong beginning", pdfOfAPlan(megabytes, usual, "\nstream\n", 0x4142),
      "in numbers", pdfOfAPlan(megabytes, "/Type /ObjStm /F#69lter /FlateDecode", "\nstream\n", 0x78DA),
      "behind a remark", pdfOfAPlan(megabytes, usual + " % endobj 7 0 obj <<\n", "\nstream\n", 0x78DA),
      "without saying what it is", pdfOfAPlan(megabytes, "/Filter /FlateDecode", "\nstream\n", 0x78DA),
      "with a row without end", pdfOfAPlan(1, usual + " /DecodeParms << /Predictor 12 /Columns 1000000000 >>", "\nstream\n", 0x78DA));
  }

  public static byte[] pdfPackedTwice() {
    return raw(flate(out -> out.write(flate(inner -> zeros(inner, 100)))), "/Filter [/FlateDecode /FlateDecode]", "", false);
  }

  public static byte[] pdfOfCountlessParts() {
    return raw(new byte[1], "", "<<>>".repeat(1_000_000), false);
  }

  public static byte[] pdfNestedDeep() {
    return raw(new byte[1], "", "[".repeat(200_000) + "]".repeat(200_000), false);
  }

  @FunctionalInterface
  public interface Writing {
    void to(OutputStream out) throws IOException;
  }

  public static byte[] flate(Writing content) {
    try {
      var bytes = new ByteArrayOutputStream();
      try (var packed = new DeflaterOutputStream(bytes, new Deflater(9))) {
        content.to(packed);
      }
      return bytes.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void zeros(OutputStream out, long megabytes) throws IOException {
    var megabyte = new byte[1024 * 1024];
    for (long each = 0; each < megabytes; each++) out.write(megabyte);
  }

  /** Written by hand, as no library would. */
  public static byte[] raw(byte[] content, String beginning, String inPage, boolean cut) {
    var out = new ByteArrayOutputStream();
    var at = new int[5];
    Consumer<String> say = text -> out.writeBytes(text.getBytes(StandardCharsets.ISO_8859_1));
    say.accept("%PDF-1.5\n");
    at[1] = out.size();
    say.accept("1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n");
    at[2] = out.size();
    say.accept("2 0 obj\n<< /Type /Pages /Kids [3 0 R] /Count 1 >>\nendobj\n");
    at[3] = out.size();
    say.accept("3 0 obj\n<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 200] /Contents 4 0 R /Extra [" + inPage + "] >>\nendobj\n");
    at[4] = out.size();
    say.accept("4 0 obj\n<< " + beginning + " /Length " + content.length + " >>\nstream\n");
    out.writeBytes(content);
    say.accept("\nendstream\nendobj\n");
    int xref = out.size();
    say.accept("xref\n0 5\n0000000000 65535 f \n");
    for (int each = 1; each < 5; each++) say.accept("%010d 00000 n \n".formatted(at[each]));
    say.accept("trailer\n<< /Size 5 /Root 1 0 R >>\nstartxref\n" + xref + "\n%%EOF\n");
    var all = out.toByteArray();
    return cut ? java.util.Arrays.copyOf(all, all.length / 2) : all;
  }

  /** A PNG that says it is that large, and is not. */
  public static byte[] pixelFlood(int width, int height) {
    var png = png();
    var flood = ByteBuffer.wrap(png.clone());
    flood.putInt(16, width).putInt(20, height);
    var sum = new CRC32();
    sum.update(flood.array(), 12, 17);
    flood.putInt(29, (int) sum.getValue());
    return flood.array();
  }

  public static byte[] pixelFloodJpeg(int width, int height) {
    var jpeg = ByteBuffer.wrap(jpeg());
    for (int at = 2; at < jpeg.capacity();) {
      if (jpeg.getShort(at) == (short) 0xFFC0) {
        jpeg.putShort(at + 5, (short) height).putShort(at + 7, (short) width);
        return jpeg.array();
      }
      at += 2 + (jpeg.getShort(at + 2) & 0xFFFF);
    }
    throw new IllegalStateException("no picture");
  }

  public static byte[] zip(Map<String, byte[]> files) {
    try {
      var bytes = new ByteArrayOutputStream();
      try (var zip = new ZipOutputStream(bytes)) {
        for (var file : files.entrySet()) {
          zip.putNextEntry(new ZipEntry(file.getKey()));
          zip.write(file.getValue());
        }
      }
      return bytes.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static byte[] joined(byte[] first, byte[] second) {
    return ByteBuffer.allocate(first.length + second.length).put(first).put(second).array();
  }

  public static byte[] text(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  public static byte[] cut(byte[] file) {
    return java.util.Arrays.copyOf(file, file.length / 2);
  }

  public static String BILLION_LAUGHS = "<?xml version=\"1.0\"?><!DOCTYPE l [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;\">"
    + "<!ENTITY c \"&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;\">]><l>&c;</l>";
}
