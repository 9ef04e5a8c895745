package org.rihla.access;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.rihla.values.PolicyFile;

/** What a host office may still do once people have left: {@code policy/host-keeps.csv}. What does not stand there is over. */
final class HostKeeps {

  private final Map<Compartment, Set<Right>> ninetyDays = new EnumMap<>(Compartment.class);
  private final Map<Compartment, Set<Right>> afterwards = new EnumMap<>(Compartment.class);

  HostKeeps() {
    PolicyFile.rows("host-keeps.csv").forEach(this::read);
  }

  private void read(String line) {
    var cells = line.split(",", -1);
    if (cells.length != 3) throw new IllegalStateException("policy/host-keeps.csv: three cells, not \"" + line + "\"");
    var rights = EnumSet.noneOf(Right.class);
    for (var right : cells[2].split(" ")) rights.add(Right.valueOf(right));
    var when = switch (cells[0]) {
      case "NINETY_DAYS" -> ninetyDays;
      case "AFTERWARDS" -> afterwards;
      default -> throw new IllegalStateException("policy/host-keeps.csv: " + cells[0]);
    };
    when.put(Compartment.valueOf(cells[1]), rights);
  }

  boolean lets(boolean later, Compartment compartment, Right right) {
    return (later ? afterwards : ninetyDays).getOrDefault(compartment, Set.of()).contains(right);
  }
}
