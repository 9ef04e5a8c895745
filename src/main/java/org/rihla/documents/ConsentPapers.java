package org.rihla.documents;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.rihla.access.Act;
import org.rihla.access.Compartment;
import org.rihla.casework.CaseDesk;
import org.rihla.casework.ReturnCase;
import org.rihla.privacy.Consents;
import org.rihla.web.Ui;
import org.springframework.stereotype.Component;

/** What somebody agreed to, or refused, on paper. */
@Component
class ConsentPapers implements SignedPapers {

  private final Consents consents;
  private final CaseDesk desk;

  ConsentPapers(Consents consents, CaseDesk desk) {
    this.consents = consents;
    this.desk = desk;
  }

  @Override
  public String kind() { return "consent"; }

  @Override
  public Act adding() { return Act.RECORD_LEGAL_BASIS; }

  @Override
  public Compartment part() { return Compartment.SHARING; }

  @Override
  public Optional<Paper> find(ReturnCase of, UUID row) {
    return consents.of(desk.everybodyOf(of)).entrySet().stream()
      .filter(each -> each.getValue().stream().anyMatch(said -> said.id().equals(row)))
      .map(each -> new Paper(each.getKey(), Compartment.SHARING)).findFirst();
  }

  @Override
  public String told(ReturnCase of, UUID row, Ui ui) {
    return consents.of(desk.everybodyOf(of)).values().stream().flatMap(List::stream).filter(said -> said.id().equals(row)).findFirst()
      .map(said -> ui.code("consent_purpose", said.consent().purpose())).orElse("");
  }
}
