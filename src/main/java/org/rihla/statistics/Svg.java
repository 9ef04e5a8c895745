package org.rihla.statistics;

import org.apache.commons.text.StringEscapeUtils;

/**
 * Draws on a sheet of a given width and height in pixels. Coordinates are those of a left-to-right reader; for Arabic the sheet is
 * mirrored, the
 * letters are not. Only attributes, no styles, so that it shows under a strict content security policy and in the PDF.
 */
final class Svg {

  static final String INK = "#1f2933";
  static final String MUTED = "#52606d";
  static final String RULE = "#cbd2d9";
  static final String ACCENT = "#0b5d77";

  enum Anchor {
    START, MIDDLE, END
  }

  private final StringBuilder drawn = new StringBuilder();
  private final int width;
  private final int height;
  private final boolean mirrored;

  Svg(int width, int height, boolean mirrored) {
    this.width = width;
    this.height = height;
    this.mirrored = mirrored;
  }

  void rect(int x, int y, int w, int h, String fill) {
    drawn.append("<rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" fill=\"%s\"/>".formatted(mirrored ? width - x - w : x, y, w, h, fill));
  }

  void line(int x1, int y1, int x2, int y2, String stroke, int thick) {
    drawn.append(
      "<line x1=\"%d\" y1=\"%d\" x2=\"%d\" y2=\"%d\" stroke=\"%s\" stroke-width=\"%d\"/>".formatted(at(x1), y1, at(x2), y2, stroke, thick));
  }

  void dot(int x, int y, String fill) {
    drawn.append("<circle cx=\"%d\" cy=\"%d\" r=\"5\" fill=\"%s\" stroke=\"#ffffff\" stroke-width=\"2\"/>".formatted(at(x), y, fill));
  }

  void text(int x, int y, Anchor anchor, String fill, boolean bold, String words) {
    drawn.append("<text x=\"%d\" y=\"%d\" text-anchor=\"%s\" fill=\"%s\"%s>%s</text>".formatted(at(x), y, anchor(anchor), fill,
      bold ? " font-weight=\"bold\"" : "", StringEscapeUtils.escapeXml10(marked(words))));
  }

  /** The picture with its name and what it shows, for those who do not see it. */
  String done(String id, String title, String description) {
    return """
      <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %1$d %2$d" width="%1$d" height="%2$d" role="img" direction="ltr" \
      aria-labelledby="%3$s-t %3$s-d" font-family="'Noto Sans', 'Noto Naskh Arabic', sans-serif" font-size="13">\
      <title id="%3$s-t">%4$s</title><desc id="%3$s-d">%5$s</desc>%6$s</svg>""".formatted(width, height, id,
      StringEscapeUtils.escapeXml10(title),
      StringEscapeUtils.escapeXml10(description), drawn);
  }

  /**
   * Arabic words keep their order on the left-to-right sheet when marks hold them, even where they begin or end with a digit or a
   * bracket.
   */
  private static String marked(String words) {
    boolean arabic = words.chars().anyMatch(letter -> Character.getDirectionality(letter) == Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC);
    return arabic ? "\u200f" + words + "\u200f" : words;
  }

  private int at(int x) { return mirrored ? width - x : x; }

  private String anchor(Anchor anchor) {
    return switch (anchor) {
      case START -> mirrored ? "end" : "start";
      case MIDDLE -> "middle";
      case END -> mirrored ? "start" : "end";
    };
  }
}
