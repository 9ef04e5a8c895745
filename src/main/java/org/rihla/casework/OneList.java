package org.rihla.casework;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One list of the page "today", all of it, a page at a time.
 *
 * @param tasks of the list of tasks
 * @param part of any other
 * @param more whether there is a next page
 */
public record OneList(LocalDate today, String key, int page, List<Tasks.Task> tasks, Day.@Nullable Part part, boolean more) {

  public String at(int other) { return "/today/" + key + "?page=" + other; }
}
