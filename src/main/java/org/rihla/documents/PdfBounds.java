package org.rihla.documents;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * How much a PDF would become if it were read, found out without reading it: each piece of it that is packed is unpacked into nothing, up to a limit. What is
 * packed twice, or tells how the file is built and is packed in an unusual way, is not let in. A scan is far below each limit.
 *
 * @param unpacked bytes of everything; built: of what tells how it is built; parts: how many pieces it is made of, at most
 */
record PdfBounds(long unpacked, long built, long parts, boolean usual) {

  private static final long MOST_UNPACKED = 300_000_000;
  private static final long MOST_BUILT = 8_000_000;
  private static final long MOST_PARTS = 600_000;
  private static final int MOST_STREAMS = 10_000;
  private static final int LONGEST_BEGINNING = 8 * 1024;
  private static final Pattern PACKING = Pattern.compile("/(FlateDecode|Fl|LZWDecode|LZW|RunLengthDecode|RL)(?![A-Za-z])");
  private static final Pattern OTHER = Pattern.compile("/(\\w+Decode|AHx|A85|Crypt)(?![A-Za-z])");
  private static final Pattern IN_NUMBERS = Pattern.compile("#([0-9A-Fa-f]{2})");

  boolean kept() { return usual && unpacked <= MOST_UNPACKED && built <= MOST_BUILT && parts <= MOST_PARTS; }

  static PdfBounds of(byte[] pdf) {
    var text = new String(pdf, StandardCharsets.ISO_8859_1);
    var sum = new PdfBounds(0, 0, parts(pdf, pdf.length), true);
    int streams = 0;
    for (int at = text.indexOf("stream"); at >= 0 && sum.kept(); at = text.indexOf("stream", at + 6)) {
      if (at >= 3 && text.startsWith("end", at - 3)) continue;
      if (at + 6 >= pdf.length || pdf[at + 6] > ' ') continue; // a word
      int object = text.substring(Math.max(0, at - LONGEST_BEGINNING), at).lastIndexOf("obj");
      if (object < 0 || ++streams > MOST_STREAMS) return new PdfBounds(sum.unpacked, sum.built, sum.parts, false);
      object += Math.max(0, at - LONGEST_BEGINNING);
      sum = sum.with(beginning(text.substring(object, at)), pdf, content(pdf, at + 6));
    }
    return sum;
  }

  private static String beginning(String written) {
    return IN_NUMBERS.matcher(written).replaceAll(number -> {
      char sign = (char) Integer.parseInt(number.group(1), 16);
      return sign == '\\' || sign == '$' ? "-" : String.valueOf(sign);
    });
  }

  private static int content(byte[] pdf, int at) {
    int from = at;
    if (from < pdf.length && pdf[from] == '\r') from++;
    if (from < pdf.length && pdf[from] == '\n') from++;
    return from;
  }

  private PdfBounds with(String beginning, byte[] pdf, int from) {
    boolean builds = beginning.contains("ObjStm") || beginning.contains("XRef");
    var packing = PACKING.matcher(beginning).results().map(found -> found.group(1)).toList();
    boolean plain = packing.size() <= 1 && (!builds || OTHER.matcher(beginning).results().count() <= packing.size())
      && !(builds && packing.stream().anyMatch(how -> !how.startsWith("Fl")));
    if (!plain) return new PdfBounds(unpacked, built, parts, false);
    if (packing.isEmpty() || !packing.getFirst().startsWith("Fl")) return this;
    var out = new byte[64 * 1024];
    long length = 0;
    long pieces = 0;
    var inflater = new Inflater();
    try {
      inflater.setInput(pdf, from, pdf.length - from);
      for (int read = inflater.inflate(out); read > 0; read = inflater.inflate(out)) {
        length += read;
        if (builds) pieces += parts(out, read);
        if (unpacked + length > MOST_UNPACKED || builds && built + length > MOST_BUILT) break;
      }
    } catch (DataFormatException notPacked) {
      // whoever reads it finds the same
    } finally {
      inflater.end();
    }
    return new PdfBounds(unpacked + length, builds ? built + length : built, parts + pieces, true);
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
