package org.rihla.statistics;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;
import org.rihla.statistics.Report.Cell;
import org.rihla.statistics.Report.Line;
import org.rihla.statistics.Report.Table;
import org.rihla.values.SpreadsheetText;
import org.springframework.stereotype.Component;

/**
 * The statement as a workbook: a cover with the notes and the single figures, one sheet for each table, the definitions. Numbers are
 * numbers; text is
 * always text, so that nothing in it can act as a formula.
 */
@Component
class XlsxStatement {

  private static final int LONGEST_NAME = 31;

  byte[] write(Report report) throws IOException {
    var out = new ByteArrayOutputStream();
    try (var book = new Workbook(out, "Rihla", "1.0")) {
      cover(book, report);
      for (var section : report.sections()) for (var exhibit : section.exhibits()) table(book, report, exhibit.table());
      definitions(book, report);
    }
    return FixedZip.of(out.toByteArray(), report.statement().cutOff());
  }

  private void cover(Workbook book, Report report) {
    var sheet = sheet(book, report, report.title());
    int row = 0;
    words(sheet, row, 0, report.title());
    sheet.style(row++, 0).bold().fontSize(16).set();
    words(sheet, row++, 0, report.t("statement.programme"));
    words(sheet, row++, 0, report.cutOff());
    for (var note : report.notes()) {
      words(sheet, ++row, 0, note.title());
      sheet.style(row++, 0).bold().set();
      for (var line : note.lines()) {
        words(sheet, row, 0, line);
        sheet.style(row, 0).wrapText(true).verticalAlignment("top").set();
        sheet.rowHeight(row++, 15.0 * (1 + line.length() / 80));
      }
    }
    row++;
    heads(sheet, row++, List.of(report.t("definition.title"), report.t("definition.value"), report.t("definition.numerator"),
      report.t("definition.denominator"), report.t("definition.unit")));
    for (var result : report.statement().results()) {
      if (result.figure().shape() == Figure.Shape.BREAKDOWN) continue;
      var definition = report.definitions().get(result.figure().ordinal());
      words(sheet, row, 0, definition.title());
      number(sheet, row, 1, result.value(), result.figure().unit());
      if (result.veil() != null) words(sheet, row, 1, definition.value());
      number(sheet, row, 2, result.numerator(), Unit.PERSONS);
      number(sheet, row, 3, result.denominator(), Unit.PERSONS);
      words(sheet, row++, 4, definition.unit());
    }
    widths(sheet, 90, 14, 14, 14, 18);
  }

  private void table(Workbook book, Report report, Table table) {
    var sheet = sheet(book, report, table.heads().getFirst());
    words(sheet, 0, 0, table.caption());
    sheet.style(0, 0).bold().fontSize(14).set();
    words(sheet, 1, 0, report.cutOff());
    heads(sheet, 3, table.heads());
    sheet.freezePane(0, 4);
    int row = 4;
    for (var line : table.lines()) line(sheet, row++, line, false);
    if (table.total() != null) line(sheet, row++, table.total(), true);
    if (!table.note().isEmpty()) words(sheet, row + 1, 0, table.note());
    widths(sheet, 48, 16, 16, 16);
  }

  private void definitions(Workbook book, Report report) {
    var sheet = sheet(book, report, report.t("section.definitions"));
    heads(sheet, 0,
      List.of(report.t("definition.code"), report.t("definition.title"), report.t("definition.text"), report.t("definition.unit"),
        report.t("definition.version")));
    sheet.freezePane(0, 1);
    int row = 1;
    for (var entry : report.definitions()) {
      words(sheet, row, 0, entry.code());
      words(sheet, row, 1, entry.title());
      words(sheet, row, 2, entry.text());
      words(sheet, row, 3, entry.unit());
      sheet.value(row, 4, entry.version());
      sheet.range(row, 0, row, 4).style().wrapText(true).verticalAlignment("top").set();
      sheet.rowHeight(row++, 15.0 * (1 + entry.text().length() / 85));
    }
    widths(sheet, 44, 44, 90, 16, 10);
  }

  private static Worksheet sheet(Workbook book, Report report, String name) {
    var safe = name.replaceAll("[\\[\\]:*?/\\\\']", " ").strip();
    var sheet = book.newWorksheet(safe.length() > LONGEST_NAME ? safe.substring(0, LONGEST_NAME) : safe);
    if (report.mirrored()) sheet.rightToLeft();
    return sheet;
  }

  private static void heads(Worksheet sheet, int row, List<String> heads) {
    for (int column = 0; column < heads.size(); column++) words(sheet, row, column, heads.get(column));
    sheet.range(row, 0, row, heads.size() - 1).style().bold().fillColor("FFEEF2F5").wrapText(true).set();
  }

  private static void line(Worksheet sheet, int row, Line line, boolean total) {
    words(sheet, row, 0, line.label());
    if (total) sheet.style(row, 0).bold().set();
    int column = 1;
    for (Cell cell : line.cells()) {
      number(sheet, row, column, cell.value(), cell.unit());
      if (cell.value() == null) words(sheet, row, column, cell.shown());
      if (total) sheet.style(row, column).bold().format(format(cell.unit())).set();
      column++;
    }
  }

  private static void words(Worksheet sheet, int row, int column, String words) {
    sheet.value(row, column, SpreadsheetText.safe(words));
  }

  private static void number(Worksheet sheet, int row, int column, @Nullable BigDecimal value, Unit unit) {
    if (value == null) return;
    sheet.value(row, column, unit == Unit.PERCENT ? value.movePointLeft(2) : value);
    sheet.style(row, column).format(format(unit)).set();
  }

  private static String format(Unit unit) {
    return switch (unit) {
      case PERSONS, COUNTRIES, MONEY -> "#,##0";
      case PERCENT -> "0.0%";
      case DAYS -> "0.0";
      case SCORE -> "0.00";
    };
  }

  private static void widths(Worksheet sheet, double... widths) {
    for (int column = 0; column < widths.length; column++) sheet.width(column, widths[column]);
  }
}
