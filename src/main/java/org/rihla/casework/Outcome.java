package org.rihla.casework;

import java.util.List;

/** The answer to any other verb: done, or refused with every reason. */
public sealed interface Outcome {

  record Done() implements Outcome {
  }

  /** @param reasons message keys, {@code refusal.<reason>} */
  record Refused(List<String> reasons) implements Outcome {
  }

  static Outcome done() { return new Done(); }

  static Outcome refused(String... reasons) { return new Refused(List.of(reasons)); }
}
