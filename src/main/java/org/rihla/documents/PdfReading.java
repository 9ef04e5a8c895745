package org.rihla.documents;

import java.io.IOException;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSNumber;
import org.apache.pdfbox.cos.COSObjectKey;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.io.IOUtils;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdfparser.PDFParser;
import org.jspecify.annotations.Nullable;

/**
 * PDFBox, asked before it unpacks what tells how the file is built: it does so whole and into memory. Here it is known what it will unpack and how, whatever the
 * text looks like to others ({@link PdfBounds}).
 */
final class PdfReading extends PDFParser {

  private static final int LONGEST_ROW = 10_000;

  private final Set<COSBase> measured = Collections.newSetFromMap(new IdentityHashMap<>());
  private PdfBounds sum = PdfBounds.NOTHING;

  PdfReading(byte[] sent) throws IOException {
    super(new RandomAccessReadBuffer(sent), "", null, null, IOUtils.createMemoryOnlyStreamCache());
  }

  /** Before there is a trailer, whatever is read says where everything lies. */
  @Override
  protected COSStream parseCOSStream(COSDictionary said) throws IOException {
    var stream = super.parseCOSStream(said);
    if (document.getTrailer() == null || COSName.XREF.equals(said.getCOSName(COSName.TYPE))) {
      measure(stream);
      long width = 0;
      if (said.getDictionaryObject(COSName.W) instanceof COSArray widths)
        for (var each : widths) if (each instanceof COSNumber number) width += number.intValue();
      if (width <= 0) throw new TooMuch(); // it would be read without end
    }
    return stream;
  }

  @Override
  protected COSBase parseObjectStreamObject(long container, COSObjectKey key) throws IOException {
    if (document.getObjectFromPool(new COSObjectKey(container, 0)).getObject() instanceof COSStream stream) measure(stream);
    return super.parseObjectStreamObject(container, key);
  }

  private void measure(COSStream stream) throws IOException {
    if (!measured.add(stream)) return;
    var packing = alone(stream.getFilters());
    byte[] raw;
    try (var in = stream.createRawInputStream()) {
      raw = in.readAllBytes();
    }
    if (packing == null) sum = sum.and(raw);
    else if (COSName.FLATE_DECODE.equals(packing) || COSName.FLATE_DECODE_ABBREVIATION.equals(packing)) sum = sum.and(true, raw, 0);
    else throw new TooMuch();
    if (!sum.kept() || alone(stream.getDictionaryObject(COSName.DECODE_PARMS, COSName.DP)) instanceof COSDictionary how && isLong(how))
      throw new TooMuch();
  }

  private static @Nullable COSBase alone(@Nullable COSBase oneOrSeveral) {
    return oneOrSeveral instanceof COSArray array && array.size() == 1 ? array.getObject(0) : oneOrSeveral;
  }

  /** A row is given room before it is known whether there is one. */
  private static boolean isLong(COSDictionary how) {
    return how.getInt(COSName.COLUMNS, 1) > LONGEST_ROW || how.getInt(COSName.COLORS, 1) > 4
      || how.getInt(COSName.BITS_PER_COMPONENT, 8) > 16;
  }

  /** Not an {@link IOException}: PDFBox takes that for something that is not there. */
  private static final class TooMuch extends RuntimeException {

    TooMuch() { super("more than a scan needs", null, false, false); }
  }
}
