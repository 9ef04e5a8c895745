package org.rihla.casework;

import java.util.List;
import java.util.Set;
import org.rihla.access.Act;
import org.rihla.web.Entry;
import org.rihla.web.Field;

/**
 * One thing that can be written into a case on a screen. The module that owns the verb brings the form; the case page offers it to those who may.
 * Title and hint are the messages {@code form.<name>.title} and {@code form.<name>.hint}.
 */
public interface CaseForm {

  /** Its place in the address, unique among all forms: lower case and hyphens. */
  String name();

  /** The right it takes. The verb itself checks again. */
  Act act();

  /** The section of the case page it belongs to. */
  String section();

  /** Whether it makes sense now. */
  boolean offered(CaseView view);

  List<Field> fields(CaseView view);

  Outcome submit(CaseView view, Entry entry);

  /** The safeguards that this form helps to meet; the case page links them. */
  default Set<Safeguard> meets() { return Set.of(); }
}
