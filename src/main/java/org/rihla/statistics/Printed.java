package org.rihla.statistics;

import com.ibm.icu.text.ArabicShaping;
import com.ibm.icu.text.ArabicShapingException;
import com.ibm.icu.text.Bidi;
import org.rihla.statistics.Drawing.Mark;
import org.rihla.statistics.Drawing.Words;

/**
 * Makes a picture fit for the printer: scaled to the page, its name also in {@code alt}, and Arabic already shaped and in the order of the eye, because
 * the printer's pictures join no letters.
 */
final class Printed {

  /** In CSS pixels: 174 mm of an A4 page. */
  private static final int WIDTH = 650;
  private static final ArabicShaping SHAPING = new ArabicShaping(
    ArabicShaping.LETTERS_SHAPE | ArabicShaping.LENGTH_GROW_SHRINK | ArabicShaping.TEXT_DIRECTION_LOGICAL);

  private Printed() {}

  static Drawing of(Drawing drawing, String alternative) {
    return new Drawing(drawing.id(), drawing.title(), drawing.description(), drawing.width(), drawing.height(), WIDTH,
      drawing.height() * WIDTH / drawing.width(), alternative, drawing.marks().stream().map(Printed::printed).toList());
  }

  private static Mark printed(Mark mark) {
    return mark instanceof Words words && words.said().startsWith(Sheet.MARK)
      ? new Words(words.x(), words.y(), words.anchor(), words.ink(), words.weight(), "bidi-override", visual(words.said()))
      : mark;
  }

  /** The presentation forms from left to right. */
  private static String visual(String marked) {
    var words = marked.substring(1, marked.length() - 1);
    try {
      return new Bidi(SHAPING.shape(words), Bidi.RTL).writeReordered(Bidi.DO_MIRRORING | Bidi.REMOVE_BIDI_CONTROLS);
    } catch (ArabicShapingException e) {
      throw new IllegalArgumentException(words, e);
    }
  }
}
