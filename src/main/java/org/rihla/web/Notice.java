package org.rihla.web;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.rihla.access.Role;

/**
 * What a module says on the page "today" that is of no case: a number, a state, a file to open. Title: message {@code today.<key>}; where there is
 * nothing to say, {@code today.<key>.none} says what to do.
 *
 * @param roles those it is told to
 * @param lines in the reader's words
 * @param silent whether it is left out where there is nothing to say
 * @param ahead whether it stands before everything else
 */
public record Notice(String key, Set<Role> roles, Function<Ui, List<Line>> lines, boolean silent, boolean ahead) {

  /** @param address of what to do about it, or null where there is nothing to do */
  public record Line(String said, @Nullable String address, boolean attention) {

    public static Line of(String said) { return new Line(said, null, false); }

    public static Line leading(String said, String address) { return new Line(said, address, false); }

    /** Something is not as it should be. */
    public Line unless(boolean well) {
      return new Line(said, address, !well);
    }
  }

  /** As one reader is told. */
  public record Told(String key, List<Line> lines, boolean ahead) {
  }

  public static Notice of(String key, Function<Ui, List<Line>> lines, Role first, Role... more) {
    return new Notice(key, EnumSet.of(first, more), lines, false, false);
  }

  /** Most days there is nothing, and nobody needs to be told that. */
  public Notice whereThereIsAny() {
    return new Notice(key, roles, lines, true, ahead);
  }

  /** Somebody was in the middle of it. */
  public Notice beforeAll() { return new Notice(key, roles, lines, silent, true); }

  /** Empty where it is left out. */
  public Optional<Told> to(Ui ui) {
    return Optional.of(new Told(key, lines.apply(ui), ahead)).filter(told -> !silent || !told.lines().isEmpty());
  }
}
