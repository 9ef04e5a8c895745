package org.rihla.reference;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.commons.csv.CSVFormat;

/** One reference table: a CSV file with a header. */
final class Table {

  private Table() {}

  /** One row; a column that does not exist is a bug of ours. */
  record Row(Map<String, String> cells) {
    String get(String column) { return Objects.requireNonNull(cells.get(column), column); }
  }

  static List<Row> read(String name) {
    var file = Table.class.getResourceAsStream("/reference/" + name + ".csv");
    if (file == null) throw new IllegalStateException("reference/" + name + ".csv is missing");
    try (var reader = new InputStreamReader(file, StandardCharsets.UTF_8)) {
      return CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get().parse(reader).stream()
        .map(record -> new Row(record.toMap())).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
