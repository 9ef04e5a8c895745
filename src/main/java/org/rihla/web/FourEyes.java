package org.rihla.web;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.rihla.access.SecondLook;

/** What a module brings for what it asks a second person: the words for who is to answer, and the deed once they have confirmed it. */
public interface FourEyes {

  /** @param label a message key */
  record Line(String label, String value) {
  }

  SecondLook.Kind kind();

  /** What the second person must know, without a name of anybody who is helped. */
  List<Line> told(SecondLook look, Ui ui);

  /** Where it can be looked at, if there is such a page. */
  default @Nullable String page(SecondLook look) { return null; }

  /** In the transaction of who confirms. @return why it can no longer be done, a code; then nothing was written */
  Optional<String> confirmed(SecondLook look);
}
