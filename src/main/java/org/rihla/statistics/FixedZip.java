package org.rihla.statistics;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.archivers.zip.ZipFile;

/** Packs an office file again so that it says only the date of its figures: the same content gives the same bytes. */
final class FixedZip {

  private FixedZip() {}

  static byte[] of(byte[] packed, LocalDate day) throws IOException {
    var out = new ByteArrayOutputStream();
    try (var from = ZipFile.builder().setByteArray(packed).get(); var to = new ZipOutputStream(out)) {
      for (var entries = from.getEntries(); entries.hasMoreElements();) {
        var entry = entries.nextElement();
        var content = from.getInputStream(entry).readAllBytes();
        var again = new ZipEntry(entry.getName());
        again.setTimeLocal(day.atStartOfDay());
        to.putNextEntry(again);
        to.write(entry.getName().equals("docProps/core.xml") ? dated(content, day) : content);
        to.closeEntry();
      }
    }
    return out.toByteArray();
  }

  private static byte[] dated(byte[] properties, LocalDate day) {
    return new String(properties, StandardCharsets.UTF_8).replaceAll(">\\d{4}-\\d\\d-\\d\\dT[^<]*<", ">" + day + "T00:00:00Z<")
      .getBytes(StandardCharsets.UTF_8);
  }
}
