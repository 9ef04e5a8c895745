package org.rihla.casework;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rihla.access.Compartment;
import org.rihla.values.PersonId;
import org.rihla.web.Ui;

/** A module's part of the case page: what it knows of this case, for those who may read that compartment. Title: message {@code section.<key>}. */
public interface CaseSection {

  /** @param detail in the reader's language; {@code about} is null for the whole group */
  record Line(@Nullable LocalDate on, String what, @Nullable PersonId about, String detail) {
  }

  String key();

  Compartment compartment();

  List<Line> lines(CaseView view, Ui ui);
}
