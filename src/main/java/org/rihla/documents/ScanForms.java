package org.rihla.documents;

import static org.rihla.web.Field.one;

import java.util.List;
import java.util.UUID;
import org.rihla.casework.CaseForm;
import org.rihla.casework.CaseView;
import org.rihla.web.Field;
import org.rihla.web.Field.Choice;
import org.rihla.web.Readers;
import org.rihla.web.Ui;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A scan that should not be there is taken away, beside what it was said to be of. */
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
    return CaseForm.of("scan-away-" + kind, scans.adding(kind), section).where(Scan.OF_CASE, scan -> isOf(kind, scan))
      .asks(view -> List.of(which(kind, view), one("scanError", "scan_error")))
      .does((view, entry) -> scans.takeAway(view.id(), kind, UUID.fromString(entry.text("scan")), entry.text("scanError")));
  }

  private static boolean isOf(String kind, Scan scan) { return scan.isThere() && scan.kind().equals(kind); }

  private Field which(String kind, CaseView view) {
    var ui = readers.ui(view.language());
    return one("scan", Scan.OF_CASE.of(view.id(), db).stream().filter(scan -> isOf(kind, scan))
      .map(scan -> new Choice(scan.id().toString(), said(scan, view, ui))).toList());
  }

  private static String said(Scan scan, CaseView view, Ui ui) {
    return view.toldApart(scan.signer()) + " · " + ui.t("scan.open", ui.date(view.day(scan.addedAt())), scan.type().name());
  }
}
