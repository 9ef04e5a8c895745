package org.rihla.programme;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.yaml.snakeyaml.nodes.Node;

/** Everything that is wrong with one profile, so that it can be said at once. */
final class Faults {

  private record Fault(int line, String reason) {
  }

  private final Path file;
  private final List<Fault> found = new ArrayList<>();

  Faults(Path file) { this.file = file; }

  void add(Node where, String reason) { add(where.getStartMark().getLine() + 1, reason); }

  void add(int line, String reason) { found.add(new Fault(line, reason)); }

  boolean none() { return found.isEmpty(); }

  ProfileRefused refusal() {
    return new ProfileRefused(found.stream().sorted(Comparator.comparingInt(Fault::line)).distinct()
      .map(fault -> file + ":" + fault.line() + ": " + fault.reason()).collect(Collectors.joining("\n")));
  }
}
