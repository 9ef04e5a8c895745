package org.rihla.casework;

import java.util.List;
import org.rihla.web.Field;

/**
 * What was written by others, or in another window, since the page was made from which somebody sends a form: nothing of theirs is kept yet, and
 * nothing of it is lost.
 *
 * @param lines of history, as far as this reader may know them
 * @param both what is stored now beside what was typed, for the questions that have something stored
 * @param closed whether something is stored that this reader may not read
 */
public record News(List<CasePage.Past> lines, List<Both> both, boolean closed) {

  /** One question: what is stored now, and what was typed, in the reader's words; "" for nothing. */
  public record Both(Field field, String stored, String typed) {

    public boolean differ() { return !stored.equals(typed); }
  }
}
