package org.rihla.documents;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.jspecify.annotations.Nullable;

/**
 * How much a PDF would become if it were read, found out without reading it: whatever follows the word "stream" is unpacked into nothing, up to a limit, whether
 * or not it says that it is packed. What is packed twice, or tells how the file is built and is packed in an unusual way, is not let in. A scan is far below each
 * limit. Where a dictionary begins can be hidden from whoever only looks at the text: what the reader itself unpacks is measured again by {@link PdfReading}.
 *
 * @param unpacked bytes of everything; built: of what tells how it is built; parts: how many pieces it is made of, at most
 */
record PdfBounds(long unpacked, long built, long parts, boolean usual) {

  private static final long MOST_UNPACKED = 300_000_000;
  private static final long MOST_BUILT = 8_000_000;
  private static final long MOST_PARTS = 600_000;
  private static final int MOST_STREAMS = 10_000;
  private static final int LONGEST_BEGINNING = 64 * 1024;
  private static final Pattern PACKING = Pattern.compile("/(FlateDecode|Fl|LZWDecode|LZW|RunLengthDecode|RL)(?![A-Za-z])");
  private static final Pattern OTHER = Pattern.compile("/(\\w+Decode|AHx|A85|Crypt)(?![A-Za-z])");
  private static final Pattern NAME_IN_NUMBERS = Pattern.compile("/[^\\s/<>\\[\\]()]*#");

  static final PdfBounds NOTHING = new PdfBounds(0, 0, 0, true);

  boolean kept() { return usual && unpacked <= MOST_UNPACKED && built <= MOST_BUILT && parts <= MOST_PARTS; }

  static PdfBounds of(byte[] pdf) {
    var text = new String(pdf, StandardCharsets.ISO_8859_1);
    var sum = new PdfBounds(0, 0, parts(pdf, pdf.length), true);
    int streams = 0;
    int begins = 0;
    for (int at = text.indexOf("stream"), last = 0; at >= 0 && sum.kept(); last = at, at = text.indexOf("stream", at + 6)) {
      if (text.startsWith("end", at - 3)) {
        begins = at + 6;
        continue;
      }
      int object = text.substring(last, at).lastIndexOf("endobj");
      if (object >= 0) begins = last + object + 6;
      if (++streams > MOST_STREAMS) return sum.unusual();
      var beginning = beginning(text, begins, at);
      if (beginning == null || !isUsual(beginning)) return sum.unusual();
      sum = sum.and(builds(beginning), pdf, content(pdf, at + 6));
    }
    return sum;
  }

  private PdfBounds unusual() { return new PdfBounds(unpacked, built, parts, false); }

  /** What is said of what follows, "" if this is a word within something else; null if it is longer than anybody needs. */
  private static @Nullable String beginning(String text, int begins, int at) {
    int before = at;
    while (before > begins && text.charAt(before - 1) <= ' ') before--;
    boolean said = text.startsWith(">>", before - 2);
    if (at - begins > LONGEST_BEGINNING) return said ? null : "";
    return said || at + 6 < text.length() && text.charAt(at + 6) <= ' ' ? text.substring(begins, at) : "";
  }

  private static boolean builds(String beginning) { return beginning.contains("ObjStm") || beginning.contains("XRef"); }

  private static boolean isUsual(String beginning) {
    var packing = PACKING.matcher(beginning).results().map(found -> found.group(1)).toList();
    boolean plain = packing.size() <= 1 && !NAME_IN_NUMBERS.matcher(beginning).find();
    return plain && (!builds(beginning) || OTHER.matcher(beginning).results().count() <= packing.size()
      && packing.stream().allMatch(how -> how.startsWith("Fl")));
  }

  private static int content(byte[] pdf, int at) {
    int from = at;
    while (from < pdf.length && pdf[from] == ' ') from++;
    if (from < pdf.length && pdf[from] == '\r') from++;
    if (from < pdf.length && pdf[from] == '\n') from++;
    return from;
  }

  /**
   * With what this becomes when it is unpacked as the reader does: two bytes are passed over, whatever they are.
   *
   * @param builds whether it tells how the file is built
   */
  PdfBounds and(boolean builds, byte[] packed, int from) {
    if (from + 2 >= packed.length) return this;
    var out = new byte[16 * 1024];
    long length = 0;
    long pieces = 0;
    var inflater = new Inflater(true);
    try {
      inflater.setInput(packed, from + 2, packed.length - from - 2);
      for (int read = inflater.inflate(out); read > 0; read = inflater.inflate(out)) {
        length += read;
        if (builds) pieces += parts(out, read);
        if (unpacked + length > MOST_UNPACKED || builds && built + length > MOST_BUILT) break;
      }
    } catch (DataFormatException notPacked) {
      length = Math.max(length, inflater.getBytesWritten()); // whoever reads it finds the same
    } finally {
      inflater.end();
    }
    return new PdfBounds(unpacked + length, builds ? built + length : built, parts + pieces, usual);
  }

  /** With what tells how the file is built and is not packed. */
  PdfBounds and(byte[] plain) {
    return new PdfBounds(unpacked, built + plain.length, parts + parts(plain, plain.length), usual);
  }

  /** Signs with which a piece begins. In a picture they stand by chance, one byte of sixty. */
  private static long parts(byte[] bytes, int length) {
    long parts = 0;
    for (int at = 0; at < length; at++) {
      byte sign = bytes[at];
      if (sign == '<' || sign == '[' || sign == '(' || sign == '/' || sign == 'R' && at > 0 && bytes[at - 1] == ' ') parts++;
    }
    return parts;
  }
}
