package org.rihla.documents;

import static org.rihla.web.Field.one;

import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.rihla.casework.CaseForm;
import org.rihla.casework.CaseView;
import org.rihla.web.Field;
import org.rihla.web.Field.Choice;
import org.rihla.web.Readers;
import org.rihla.web.Ui;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A scan that should not be there is taken away, beside what it was said to be of, by whoever knows of it. */
@Configuration
class ScanForms {

  private final Scans scans;
  private final Readers readers;
  private final JdbcClient db;

  ScanForms(Scans scans, Readers readers, JdbcClient db) {
    this.scans = scans;
    this.readers = readers;
    this.db = db;
  }

  @Bean
  CaseForm scanOfDeclarationAway() { return away("declaration", "counselling"); }

  @Bean
  CaseForm scanOfConsentAway() { return away("consent", "sharing"); }

  private CaseForm away(String kind, String section) {
    return CaseForm.of("scan-away-" + kind, scans.adding(kind), section).where(Scan.OF_CASE, (view, scan) -> isKnown(kind, scan, view))
      .asks(view -> List.of(which(kind, view), one("scanError", "scan_error")))
      .does((view, entry) -> scans.takeAway(view.id(), kind, UUID.fromString(entry.text("wrongScan")), entry.text("scanError")));
  }

  private boolean isKnown(String kind, Scan scan, CaseView view) {
    return scan.isThere() && scan.kind().equals(kind) && scans.knows(scan, view.found());
  }

  private Field which(String kind, CaseView view) {
    var ui = readers.ui(view.language());
    return one("wrongScan", Scan.OF_CASE.of(view.id(), db).stream().filter(scan -> isKnown(kind, scan, view))
      .map(scan -> new Choice(scan.id().toString(), said(scan, view, ui))).toList());
  }

  /** Its mark is the one in the name of the file that whoever opens it gets. */
  private String said(Scan scan, CaseView view, Ui ui) {
    return Stream.of(view.toldApart(scan.signer()), scans.told(scan, view.found(), ui), ui.t("scan.open", ui.date(view.day(scan.addedAt())),
      scan.type().name()), scan.mark()).filter(part -> !part.isEmpty()).collect(Collectors.joining(" · "));
  }
}
