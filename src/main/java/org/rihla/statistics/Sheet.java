package org.rihla.statistics;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rihla.statistics.Drawing.Mark;
import org.rihla.statistics.Drawing.Shape;

/**
 * Draws on a sheet of a given width and height in pixels. Coordinates are those of a left-to-right reader; for Arabic the sheet is mirrored, the
 * letters are not, and neither is the ground of a map.
 */
final class Sheet {

  /** Holds Arabic words in their order on a left-to-right sheet. */
  static final String MARK = "\u200f";

  enum Anchor {
    START, MIDDLE, END
  }

  private final List<Mark> marks = new ArrayList<>();
  private final int width;
  private final int height;
  private final boolean mirrored;

  Sheet(int width, int height, boolean mirrored) {
    this.width = width;
    this.height = height;
    this.mirrored = mirrored;
  }

  void rect(int x, int y, int w, int h, Ink fill) { rect(x, y, w, h, fill, null); }

  /** @param edge the colour around it on paper, for what is nearly as pale as that; null for none */
  void rect(int x, int y, int w, int h, Ink fill, @Nullable Ink edge) {
    marks.add(new Drawing.Box(mirrored ? width - x - w : x, y, w, h, fill, edge == null ? null : edge.paper()));
  }

  void line(int x1, int y1, int x2, int y2, Ink stroke, int thick, @Nullable String dashes) {
    marks.add(new Drawing.Stroke(at(x1), y1, at(x2), y2, stroke, thick, dashes));
  }

  void line(int x1, int y1, int x2, int y2, Ink stroke) { line(x1, y1, x2, y2, stroke, 1, null); }

  void dot(int x, int y, int radius, Ink fill) { marks.add(new Drawing.Dot(at(x), y, radius, fill)); }

  void text(int x, int y, Anchor anchor, Ink fill, boolean bold, String words) {
    marks.add(new Drawing.Words(at(x), y, anchor(anchor), fill, bold ? "bold" : null, null, marked(words)));
  }

  /** What is as it is, whoever reads: @param x from the left of the sheet */
  void ground(int x, String scale, List<Shape> shapes) {
    marks.add(new Drawing.Ground("translate(" + x + " 0) scale(" + scale + ")", shapes));
  }

  /** Where the left edge of something comes to stand that is not turned over itself. */
  int placed(int x, int w) {
    return mirrored ? width - x - w : x;
  }

  /** The same for a point on such a ground, to be given to the other methods. */
  int unturned(int x) { return at(x); }

  Drawing done(String id, String title, String description) {
    return new Drawing(id, title, description, width, height, width, height, null, marks);
  }

  /** Arabic words keep their order when marks hold them, even where they begin or end with a digit or a bracket. */
  private static String marked(String words) {
    boolean arabic = words.chars().anyMatch(letter -> Character.getDirectionality(letter) == Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC);
    return arabic ? MARK + words + MARK : words;
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
