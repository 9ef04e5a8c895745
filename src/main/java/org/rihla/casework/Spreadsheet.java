package org.rihla.casework;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.rihla.values.SpreadsheetText;

/** A table for somebody's spreadsheet, written row by row to where it goes and nowhere else. No cell can act as a formula. */
abstract sealed class Spreadsheet implements Closeable {

  enum Format {
    CSV("text/csv;charset=UTF-8"), XLSX("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");

    private final String type;

    Format(String type) { this.type = type; }

    String type() { return type; }

    String ending() { return name().toLowerCase(Locale.ROOT); }
  }

  /** Without it some spreadsheets take UTF-8 for something else. */
  private static final char BYTE_ORDER = '\uFEFF';

  static Spreadsheet to(OutputStream out, Format format) throws IOException {
    return switch (format) {
      case CSV -> new Text(out);
      case XLSX -> new Book(out);
    };
  }

  final void row(List<String> cells) throws IOException {
    write(cells.stream().map(SpreadsheetText::safe).toList());
  }

  abstract void write(List<String> cells) throws IOException;

  private static final class Text extends Spreadsheet {

    private final CSVPrinter printer;

    Text(OutputStream out) throws IOException {
      var writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
      writer.write(BYTE_ORDER);
      printer = new CSVPrinter(writer, CSVFormat.RFC4180);
    }

    @Override
    void write(List<String> cells) throws IOException { printer.printRecord(cells); }

    @Override
    public void close() throws IOException { printer.close(true); }
  }

  private static final class Book extends Spreadsheet {

    private final Workbook book;
    private final Worksheet sheet;
    private int row;

    Book(OutputStream out) {
      book = new Workbook(out, "Rihla", "1.0");
      sheet = book.newWorksheet("Rihla");
    }

    @Override
    void write(List<String> cells) {
      for (int column = 0; column < cells.size(); column++) sheet.value(row, column, cells.get(column));
      row++;
    }

    @Override
    public void close() throws IOException { book.close(); }
  }
}
