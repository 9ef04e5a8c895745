package org.rihla.monitoring;

import java.util.stream.Collectors;
import org.rihla.reference.Codes;

/** When people who are home are asked how it goes: as many days after the arrival as the code list {@code wave} says. */
final class Waves {

  private Waves() {}

  /** As a table of the columns {@code wave} and {@code days}, for statements. */
  static String asTable(Codes codes) {
    return "select w.wave, w.days from (values " + codes.of("wave").stream().filter(wave -> !wave.code().equals("ADHOC"))
      .map(wave -> "('" + wave.code() + "', " + (wave.attribute().isEmpty() ? "0" : Integer.valueOf(wave.attribute())) + ")")
      .collect(Collectors.joining(", ")) + ") w (wave, days)";
  }
}
