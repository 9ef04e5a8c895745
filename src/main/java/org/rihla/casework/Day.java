package org.rihla.casework;

import java.time.LocalDate;
import java.util.List;

/** What waits for somebody today. @param cases whether the reader works with cases at all */
public record Day(LocalDate today, String country, boolean cases, List<Tasks.Task> tasks, List<StageCount> counts) {

  public record StageCount(Stage stage, long cases) {
  }
}
