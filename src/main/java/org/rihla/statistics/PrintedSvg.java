package org.rihla.statistics;

import com.ibm.icu.text.ArabicShaping;
import com.ibm.icu.text.ArabicShapingException;
import com.ibm.icu.text.Bidi;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.text.StringEscapeUtils;

/**
 * Makes a picture fit for the printer: scaled to the page, its words also in {@code alt}, and Arabic already shaped and in the order of
 * the eye, because
 * the printer's pictures join no letters.
 */
final class PrintedSvg {

  /** In CSS pixels: 174 mm of an A4 page. */
  private static final int WIDTH = 650;
  private static final Pattern SIZE = Pattern.compile("width=\"(\\d+)\" height=\"(\\d+)\"");
  private static final Pattern ARABIC_TEXT = Pattern.compile("<text ([^>]*)>\\u200f([^<]*)\\u200f</text>");
  private static final ArabicShaping SHAPING = new ArabicShaping(
    ArabicShaping.LETTERS_SHAPE | ArabicShaping.LENGTH_GROW_SHRINK | ArabicShaping.TEXT_DIRECTION_LOGICAL);

  private PrintedSvg() {}

  static String of(String svg, String alternative) {
    var scaled = SIZE.matcher(svg).replaceFirst(size -> Matcher.quoteReplacement("width=\"%d\" height=\"%d\" alt=\"%s\"".formatted(WIDTH,
      Integer.parseInt(size.group(2)) * WIDTH / Integer.parseInt(size.group(1)), StringEscapeUtils.escapeXml10(alternative))));
    return ARABIC_TEXT.matcher(scaled)
      .replaceAll(text -> Matcher.quoteReplacement("<text %s unicode-bidi=\"bidi-override\">%s</text>".formatted(
        text.group(1), StringEscapeUtils.escapeXml10(visual(StringEscapeUtils.unescapeXml(text.group(2)))))));
  }

  /** The presentation forms from left to right. */
  private static String visual(String words) {
    try {
      return new Bidi(SHAPING.shape(words), Bidi.RTL).writeReordered(Bidi.DO_MIRRORING | Bidi.REMOVE_BIDI_CONTROLS);
    } catch (ArabicShapingException e) {
      throw new IllegalArgumentException(words, e);
    }
  }
}
