package org.rihla.casework;

import java.time.LocalDate;
import java.util.List;
import org.rihla.web.Notice;

/**
 * What somebody came to do today.
 *
 * @param cases whether the reader works with cases at all
 * @param asked how many tasks there are, of which the first are shown
 */
public record Day(LocalDate today, String country, boolean cases, List<Tasks.Task> tasks, long asked, List<StageCount> counts,
  List<Part> parts, List<Notice.Told> notices) {

  public record StageCount(Stage stage, long cases) {
  }

  /** @param total of all there are, of which the first are shown; due: whether a day that is past is late; whole: where all are */
  public record Part(String key, boolean due, String whole, List<TodayPart.Waits> rows, long total) {

    public boolean late(TodayPart.Waits row, LocalDate today) { return due && row.on() != null && row.on().isBefore(today); }

    public long more() { return Math.max(0, total - rows.size()); }
  }

  /** So many are read at once; the others are folded away. */
  public static final int AT_ONCE = 12;

  public List<Tasks.Task> firstTasks() { return tasks.subList(0, Math.min(AT_ONCE, tasks.size())); }

  public List<Tasks.Task> laterTasks() { return tasks.subList(firstTasks().size(), tasks.size()); }

  public List<Notice.Told> ahead() { return notices.stream().filter(Notice.Told::ahead).toList(); }

  public List<Notice.Told> others() { return notices.stream().filter(notice -> !notice.ahead()).toList(); }

  public long moreTasks() { return asked - tasks.size(); }
}
