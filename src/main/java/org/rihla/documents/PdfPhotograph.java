package org.rihla.documents;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.jspecify.annotations.Nullable;

/** A photograph in a PDF: what stands beside the picture is gone, however it was packed; and it is packed no more than a photograph is by itself. */
final class PdfPhotograph {

  private static final Set<String> PHOTOGRAPH = Set.of("DCTDecode", "DCT");
  private static final Set<String> PACKED = Set.of("FlateDecode", "Fl");

  private PdfPhotograph() {}

  /** Leaves alone what is none. @throws NotFit where it is of a kind, or packed in a way, that cannot be looked into */
  static void strip(COSStream stream) throws IOException, NotFit {
    var how = names(stream.getFilters());
    if (how.contains("JPXDecode")) throw new NotFit("pdf-photograph");
    if (how.stream().noneMatch(PHOTOGRAPH::contains)) return;
    boolean alone = how.size() == 1;
    if (!alone && !(how.size() == 2 && PACKED.contains(how.getFirst()) && PHOTOGRAPH.contains(how.getLast())))
      throw new NotFit("pdf-photograph");
    byte[] photograph;
    try (var raw = stream.createRawInputStream()) {
      photograph = raw.readAllBytes();
    }
    if (!alone) photograph = unpacked(photograph);
    var colours = ofTheLast(stream.getDictionaryObject(COSName.DECODE_PARMS, COSName.DP));
    try (var raw = stream.createRawOutputStream()) {
      raw.write(Photograph.alone(photograph));
    }
    stream.setItem(COSName.FILTER, COSName.DCT_DECODE);
    stream.removeItem(COSName.DP);
    if (colours == null) stream.removeItem(COSName.DECODE_PARMS);
    else stream.setItem(COSName.DECODE_PARMS, colours);
  }

  private static List<String> names(@Nullable COSBase filters) {
    var names = new ArrayList<String>();
    if (filters instanceof COSName one) names.add(one.getName());
    if (filters instanceof COSArray several)
      for (int each = 0; each < several.size(); each++) names.add(several.getObject(each) instanceof COSName one ? one.getName() : "");
    return names;
  }

  private static @Nullable COSDictionary ofTheLast(@Nullable COSBase said) {
    var last = said instanceof COSArray several && several.size() > 0 ? several.getObject(several.size() - 1) : said;
    return last instanceof COSDictionary dictionary ? dictionary : null;
  }

  /** As a reader of PDFs does it: two bytes are passed over. */
  private static byte[] unpacked(byte[] packed) throws NotFit {
    var unpacked = new ByteArrayOutputStream();
    var out = new byte[16 * 1024];
    var inflater = new Inflater(true);
    try {
      inflater.setInput(packed, 2, Math.max(0, packed.length - 2));
      for (int read = inflater.inflate(out); read > 0; read = inflater.inflate(out)) {
        unpacked.write(out, 0, read);
        if (unpacked.size() > Contents.LARGEST) throw new NotFit("scan-too-large");
      }
      return unpacked.toByteArray();
    } catch (DataFormatException | IllegalArgumentException | ArrayIndexOutOfBoundsException broken) {
      throw new NotFit("pdf-broken");
    } finally {
      inflater.end();
    }
  }
}
