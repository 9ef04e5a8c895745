package org.rihla.statistics;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.rihla.values.Language;
import org.springframework.stereotype.Service;

/** The statement of a year in each of its forms. */
@Service
class AnnualStatement implements Statements {

  private final Figures figures;
  private final Edition edition;
  private final Disclosure disclosure;
  private final JsonStatement json;
  private final PdfStatement pdf;
  private final XlsxStatement xlsx;
  private final TemplateEngine templates = TemplateEngine.createPrecompiled(ContentType.Html);

  AnnualStatement(Figures figures, Edition edition, Disclosure disclosure, JsonStatement json, PdfStatement pdf, XlsxStatement xlsx) {
    this.figures = figures;
    this.edition = edition;
    this.disclosure = disclosure;
    this.json = json;
    this.pdf = pdf;
    this.xlsx = xlsx;
    templates.setBinaryStaticContent(true);
  }

  @Override
  public void write(int year, Language language, Format format, OutputStream out) throws IOException {
    out.write(file(figures.of(year), language, format));
  }

  byte[] file(Statement statement, Language language, Format format) throws IOException {
    var report = edition.of(statement, language);
    return switch (format) {
      case JSON -> json.write(statement, language);
      case HTML -> document(report).getBytes(StandardCharsets.UTF_8);
      case PDF -> printed(report);
      case XLSX -> xlsx.write(report);
    };
  }

  /** The year as everybody may read it. */
  Statement guarded(int year) { return disclosure.protect(figures.of(year)); }

  @Override
  public List<Integer> years() { return figures.years(); }

  /** The last year for which there is something to state. */
  int lastYear(int otherwise) { return figures.lastYear(otherwise); }

  /** The body of the statement, to stand inside another page; its styles are {@link #styles()}. */
  public String html(int year, Language language) {
    return html(figures.of(year), language);
  }

  String html(Statement statement, Language language) {
    var output = new StringOutput();
    templates.render("statistics/body.jte", edition.of(statement, language), output);
    return output.toString();
  }

  /** The styles of {@link #html} as CSS; every selector is within {@code .statement}, {@code .st-}. */
  public String styles() {
    return Resource.text("/statistics/statement.css");
  }

  /** The figure register as JSON. */
  public byte[] register(Language language) { return json.register(language); }

  private String document(Report report) { return render("statistics/document.jte", report, styles()); }

  private byte[] printed(Report report) throws IOException {
    return pdf.print(render("statistics/print.jte", report, Resource.text("/statistics/statement-print.css")), report);
  }

  private String render(String template, Report report, String styles) {
    var output = new StringOutput();
    templates.render(template, Map.of("report", report, "style", "<style>\n" + styles + "</style>"), output);
    return output.toString();
  }
}
