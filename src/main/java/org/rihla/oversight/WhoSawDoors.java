package org.rihla.oversight;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.rihla.access.Access;
import org.rihla.access.Actor;
import org.rihla.access.Compartment;
import org.rihla.access.Decision;
import org.rihla.access.Offices;
import org.rihla.casework.BreakGlass;
import org.rihla.casework.CaseDesk;
import org.rihla.casework.Guardians;
import org.rihla.casework.OwnFile;
import org.rihla.casework.ReturnCase;
import org.rihla.ledger.Ledger;
import org.rihla.privacy.AuditReading;
import org.rihla.values.CaseId;
import org.rihla.values.PersonId;
import org.rihla.web.NotFound;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.ModelAndView;

/** Who saw a file: a person's own question, answered from the audit. Roles, offices and days, never who it was: that is for the data protection officer. */
@Controller
class WhoSawDoors {

  private final CaseDesk desk;
  private final AuditReading audit;
  private final BreakGlass glass;
  private final Access access;
  private final Offices offices;
  private final Ledger ledger;
  private final OwnFile own;
  private final Guardians guardians;

  WhoSawDoors(CaseDesk desk, OwnFile own, Guardians guardians, AuditReading audit, BreakGlass glass, Access access, Offices offices,
    Ledger ledger) {
    this.ledger = ledger;
    this.own = own;
    this.guardians = guardians;
    this.desk = desk;
    this.audit = audit;
    this.glass = glass;
    this.access = access;
    this.offices = offices;
  }

  /**
   * For the one whose file it is: that it was opened, by whom of which office. That a part of it is sealed, or was opened in an emergency, may be about
   * another of the group, and the telephone may be in other hands: that is told at the desk.
   */
  @GetMapping("/mine/seen")
  ModelAndView mine() {
    return own.mine(Compartment.IDENTITY).map(mine -> {
      own.looked(mine);
      return page(mine, Optional.of(guardians.spokenForByMe(mine).stream().map(PersonId::value).collect(Collectors.toSet())));
    }).orElseGet(() -> new ModelAndView("redirect:/"));
  }

  /** For those who work with the person, to be read together or printed for them. */
  @GetMapping("/cases/{id}/seen")
  ModelAndView who(@PathVariable CaseId id) {
    var found = desk.read(id);
    if (access.reading(Compartment.IDENTITY, found.subject()) != Decision.ALLOWED) throw new NotFound("openings");
    return page(found, Optional.empty());
  }

  private ModelAndView page(ReturnCase found, Optional<Set<UUID>> whose) {
    var id = found.id();
    var zone = offices.get(Actor.current().office()).zone();
    return new ModelAndView("oversight/seen",
      Map.of("own", access.comesForThemselves(), "seen",
        new SeenPage(found, audit.openings(id.value(), found.number(), whose, zone.getId(), glass.withheld(id)), ledger.last())));
  }
}
