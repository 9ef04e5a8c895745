package org.rihla.statistics;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A picture, in pixels of its own sheet, with its name and what it shows for those who do not see it. How it is written down is the business of the
 * template {@code statistics/drawing}: the same in the page and in the printed statement.
 *
 * @param shownWidth as wide as it would like to be; @param alternative for the printer, which reads no title
 */
public record Drawing(String id, String title, String description, int width, int height, int shownWidth, int shownHeight,
  @Nullable String alternative, List<Mark> marks) {

  public Drawing { marks = List.copyOf(marks); }

  public sealed interface Mark {
  }

  public record Box(int x, int y, int width, int height, Ink ink, @Nullable String edge) implements Mark {
  }

  /** @param dashes how it is broken, so that lines are told apart without their colours; null for a whole one */
  public record Stroke(int x1, int y1, int x2, int y2, Ink ink, int thick, @Nullable String dashes) implements Mark {
  }

  public record Dot(int x, int y, int radius, Ink ink) implements Mark {
  }

  /** @param direction how its letters are ordered, where not as they are read */
  public record Words(int x, int y, String anchor, Ink ink, @Nullable String weight, @Nullable String direction, String said)
    implements
      Mark {
  }

  /** @param place where its shapes stand on the sheet, and how large */
  public record Ground(String place, List<Shape> shapes) implements Mark {
  }

  /** @param said what a pointer on it is told; empty for nothing */
  public record Shape(String path, Ink ink, String said) {
  }
}
