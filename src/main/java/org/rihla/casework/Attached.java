package org.rihla.casework;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rihla.database.CaseRows;
import org.rihla.values.PersonId;

/** What is kept with a line of the page of a case, and where more is added: brought by the module that keeps it, for this reader alone. */
public interface Attached {

  /** What it must know of the case. */
  CaseRows<?> asks();

  List<Link> to(CaseSection.Paper paper, PersonId about, CaseSection.Page page);

  /** @param words in the reader's language; address: null where there is something that cannot be opened now */
  record Link(String words, @Nullable String address) {
  }
}
