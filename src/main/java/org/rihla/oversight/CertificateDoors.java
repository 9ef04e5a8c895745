package org.rihla.oversight;

import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.rihla.access.Access;
import org.rihla.access.Compartment;
import org.rihla.access.Decision;
import org.rihla.access.Staff;
import org.rihla.casework.CaseDesk;
import org.rihla.ledger.Ledger;
import org.rihla.privacy.Erasures;
import org.rihla.privacy.Erasures.Erasure;
import org.rihla.values.CaseId;
import org.rihla.values.StaffId;
import org.rihla.web.NotFound;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.ModelAndView;

/** The proof that somebody was forgotten, to be printed: what was destroyed, when, by whom, and where the audit says so. */
@Controller
class CertificateDoors {

  private final CaseDesk desk;
  private final Erasures erasures;
  private final Ledger ledger;
  private final Staff staff;
  private final Access access;

  CertificateDoors(CaseDesk desk, Erasures erasures, Ledger ledger, Staff staff, Access access) {
    this.desk = desk;
    this.erasures = erasures;
    this.ledger = ledger;
    this.staff = staff;
    this.access = access;
  }

  @GetMapping("/cases/{id}/erasures")
  ModelAndView certificates(@PathVariable CaseId id) {
    var found = desk.read(id);
    if (access.reading(Compartment.REQUESTS, found.subject()) != Decision.ALLOWED) throw new NotFound("erasures");
    var done = erasures.of(desk.everybodyOf(found)).stream().filter(Erasure::done).toList();
    if (done.isEmpty()) throw new NotFound("erasures");
    var roles = desk.rolesIn(found);
    var logins = staff.logins(done.stream().flatMap(each -> Stream.of(each.askedBy(), second(each))).distinct().toList());
    return new ModelAndView("oversight/erasures", Map.of("found", found, "certificates", done.stream().map(
      each -> certificate(each, roles.getOrDefault(each.person(), ""), logins)).toList()));
  }

  private static StaffId second(Erasure done) { return Objects.requireNonNull(done.decidedBy()); }

  private Certificate certificate(Erasure done, String role, Map<StaffId, String> logins) {
    var position = ledger.position(Objects.requireNonNull(done.auditId()));
    return new Certificate(done, role, logins.getOrDefault(done.askedBy(), "–"), logins.getOrDefault(second(done), "–"),
      Objects.requireNonNull(done.decidedAt()), Objects.requireNonNull(done.keys()), position.orElse(null),
      position.flatMap(_ -> ledger.last()).orElse(null));
  }
}
