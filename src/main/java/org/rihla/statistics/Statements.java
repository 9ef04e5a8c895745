package org.rihla.statistics;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.rihla.values.Language;

/** The annual statement as a file. The same data give the same bytes, whatever the hour. */
public interface Statements {

  /** @param year the calendar year the statement is about */
  void write(int year, Language language, Format format, OutputStream out) throws IOException;

  /** The years in which anything happened that a statement counts, oldest first; any other would be all zeros. */
  List<Integer> years();

  enum Format {
    JSON, HTML, PDF, XLSX
  }
}
