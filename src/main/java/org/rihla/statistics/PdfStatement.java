package org.rihla.statistics;

import com.openhtmltopdf.bidi.support.ICUBidiReorderer;
import com.openhtmltopdf.bidi.support.ICUBidiSplitter;
import com.openhtmltopdf.extend.FSSupplier;
import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FSFontUseCase;
import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.TextDirection;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.svgsupport.BatikSVGDrawer;
import com.openhtmltopdf.util.XRLog;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.GregorianCalendar;
import java.util.Map;
import java.util.logging.Level;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.common.PDMetadata;
import org.springframework.stereotype.Component;

/**
 * Sets the printed statement as a tagged PDF with its fonts inside. The date of the file is the cut-off of its figures, not the hour
 * of printing.
 */
@Component
class PdfStatement {

  private static final String PRODUCER = "Rihla";

  static {
    XRLog.listRegisteredLoggers().forEach(logger -> XRLog.setLevel(logger, Level.WARNING));
  }

  private final Map<String, byte[]> fonts = Map.of("NotoSans-Regular", font("NotoSans-Regular"), "NotoSans-Bold", font("NotoSans-Bold"),
    "NotoNaskhArabic-Regular", font("NotoNaskhArabic-Regular"), "NotoNaskhArabic-Bold", font("NotoNaskhArabic-Bold"));

  /** @param xhtml the statement as well-formed XHTML */
  byte[] print(String xhtml, Report report) throws IOException {
    var out = new ByteArrayOutputStream();
    var builder = new PdfRendererBuilder();
    for (var weight : new int[]{400, 700}) {
      use(builder, "Noto Sans", "NotoSans", weight);
      use(builder, "Noto Naskh Arabic", "NotoNaskhArabic", weight);
    }
    builder.useUnicodeBidiSplitter(new ICUBidiSplitter.ICUBidiSplitterFactory());
    builder.useUnicodeBidiReorderer(new ICUBidiReorderer());
    builder.defaultTextDirection(report.mirrored() ? TextDirection.RTL : TextDirection.LTR);
    builder.useSVGDrawer(new BatikSVGDrawer());
    builder.usePdfUaAccessibility(true);
    builder.withProducer(PRODUCER);
    builder.withHtmlContent(xhtml, null);
    builder.toStream(out);
    try (var renderer = builder.buildPdfRenderer(); var document = renderer.createPDFKeepOpen()) {
      date(document, report.statement().cutOff());
      document.setDocumentId((long) xhtml.hashCode());
      document.save(out);
    }
    return out.toByteArray();
  }

  private void use(PdfRendererBuilder builder, String family, String file, int weight) {
    var bytes = fonts.get(file + (weight == 700 ? "-Bold" : "-Regular"));
    FSSupplier<InputStream> supplier = () -> new ByteArrayInputStream(bytes);
    builder.useFont(supplier, family, weight, FontStyle.NORMAL, true, EnumSet.of(FSFontUseCase.DOCUMENT, FSFontUseCase.SVG));
  }

  private static void date(PDDocument document, LocalDate day) throws IOException {
    var moment = GregorianCalendar.from(day.atStartOfDay(ZoneOffset.UTC));
    document.getDocumentInformation().setCreationDate(moment);
    document.getDocumentInformation().setModificationDate(moment);
    var catalog = document.getDocumentCatalog();
    if (catalog.getMetadata() == null) return;
    var xmp = new String(catalog.getMetadata().toByteArray(), StandardCharsets.UTF_8)
      .replaceAll("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?([+-]\\d\\d:\\d\\d|Z)", day + "T00:00:00Z");
    var metadata = new PDMetadata(document);
    metadata.importXMPMetadata(xmp.getBytes(StandardCharsets.UTF_8));
    catalog.setMetadata(metadata);
  }

  private static byte[] font(String file) { return Resource.bytes("/fonts/" + file + ".ttf"); }
}
