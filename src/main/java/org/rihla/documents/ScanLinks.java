package org.rihla.documents;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import org.rihla.access.Actor;
import org.rihla.access.Compartment;
import org.rihla.casework.Attached;
import org.rihla.casework.CaseSection;
import org.rihla.casework.Stage;
import org.rihla.database.CaseRows;
import org.rihla.values.PersonId;
import org.rihla.web.Ui;
import org.springframework.stereotype.Component;

/** With each line that tells of something signed: its scans, for whoever may open them, and where one is added. */
@Component
class ScanLinks implements Attached {

  private final Scans scans;
  private final Cabinet cabinet;

  ScanLinks(Scans scans, Cabinet cabinet) {
    this.scans = scans;
    this.cabinet = cabinet;
  }

  @Override
  public CaseRows<?> asks() { return Scan.OF_CASE; }

  @Override
  public List<Link> to(CaseSection.Paper paper, PersonId about, CaseSection.Page page) {
    var view = page.view();
    var links = new ArrayList<Link>();
    var opens = new HashMap<Whose, Boolean>();
    for (var scan : page.answers().to(Scan.OF_CASE)) {
      if (!scan.kind().equals(paper.kind()) || !scan.row().equals(paper.row())) continue;
      if (opens.computeIfAbsent(new Whose(scan.signer(), scan.part()), _ -> scans.opens(scan, view.found()))) links.add(link(scan, page));
      else if (scan.isClosedTo(Actor.current().id().value())) links.add(new Link(page.ui().t("scan.CLOSED"), null));
    }
    if (view.people().containsKey(about) && view.found().stage() != Stage.CLOSED && scans.mayAdd(paper.kind(), view.found()))
      links.add(new Link(page.ui().t("scan.add"), "/cases/" + view.id() + "/papers/" + paper.kind() + "/" + paper.row()));
    return links;
  }

  /** For all of theirs it is asked once whether they may be opened. */
  private record Whose(PersonId signer, Compartment part) {
  }

  private Link link(Scan scan, CaseSection.Page page) {
    var ui = page.ui();
    if (scan.state() != Scan.State.KEPT) return new Link(ui.t("scan." + scan.state()), null);
    return cabinet.holds(scan.file())
      ? new Link(ui.t("scan.open", ui.date(page.view().day(scan.addedAt())), Ui.apart(scan.type().name())),
        "/cases/" + page.view().id() + "/scans/" + scan.id())
      : new Link(ui.t("scan.UNAVAILABLE"), null);
  }
}
