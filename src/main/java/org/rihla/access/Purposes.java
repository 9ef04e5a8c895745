package org.rihla.access;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.rihla.values.PolicyFile;

/** What each role may act for: {@code policy/purposes.csv}. A grant for anything else is a mistake, and nothing starts with one. */
final class Purposes {

  private final Map<Role, Set<Purpose>> own = new EnumMap<>(Role.class);

  Purposes() {
    PolicyFile.rows("purposes.csv").forEach(this::add);
  }

  private void add(String line) {
    var cells = line.split(",", -1);
    if (cells.length != 2) throw new IllegalStateException("policy/purposes.csv: two cells, not \"" + line + "\"");
    var purposes = EnumSet.noneOf(Purpose.class);
    for (var purpose : cells[1].strip().split(" ")) purposes.add(Purpose.valueOf(purpose));
    if (own.put(Role.valueOf(cells[0].strip()), purposes) != null)
      throw new IllegalStateException("policy/purposes.csv: " + cells[0] + " stands there twice");
  }

  Set<Purpose> of(Role role) { return own.getOrDefault(role, Set.of()); }

  void require(Policy.Grant grant) {
    var purpose = Purpose.of(grant.compartment(), grant.role());
    if (!of(grant.role()).contains(purpose))
      throw new IllegalStateException("policy/policy.csv grants " + grant.role() + " " + grant.compartment() + ", which is for " + purpose
        + ": policy/purposes.csv does not let that role act for it");
  }
}
