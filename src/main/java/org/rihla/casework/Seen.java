package org.rihla.casework;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * How far a page knows its case. A form carries it, so that whoever sends it is told what they could not know.
 *
 * @param version of the case: its stage, its day, its hold, its group
 * @param lines of its history
 * @param people the version of each of the group, in their order; empty where a form is about none
 */
record Seen(int version, long lines, List<Integer> people) {

  /** Of a page that carried no word of it, or none of ours: older than anything, so that whoever sends it is always overtaken. */
  static final Seen NOTHING = new Seen(-1, 0, List.of());
  private static final Pattern TEXT = Pattern.compile("(\\d{1,9})-(\\d{1,9})-((?:\\d{1,9}(?:\\.\\d{1,9})*+)?)");

  static Seen read(@Nullable String text) {
    var parts = TEXT.matcher(text == null ? "" : text);
    if (!parts.matches()) return NOTHING;
    var people = parts.group(3).isEmpty() ? List.<Integer>of() : Arrays.stream(parts.group(3).split("\\.")).map(Integer::valueOf).toList();
    return new Seen(Integer.parseInt(parts.group(1)), Long.parseLong(parts.group(2)), people);
  }

  @Override
  public String toString() {
    return version + "-" + lines + "-" + people.stream().map(String::valueOf).collect(Collectors.joining("."));
  }
}
