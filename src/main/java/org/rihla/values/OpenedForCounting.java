package org.rihla.values;

import java.util.Map;
import java.util.UUID;

/** Codes that stand closed in a table, opened for whoever counts, in the transaction of the count. It is asked for rows and never for people. */
public interface OpenedForCounting {

  /** The group of the code list {@code report_group} that each row of {@code protection.for_statistics_vulnerability} is of, by the row's id. */
  Map<UUID, String> reportGroups();
}
