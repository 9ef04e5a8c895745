package org.rihla.oversight;

import static org.rihla.web.Field.*;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rihla.access.Access;
import org.rihla.access.Act;
import org.rihla.access.Offices;
import org.rihla.access.Purpose;
import org.rihla.access.Staff;
import org.rihla.casework.CaseRegister;
import org.rihla.ledger.Anchors;
import org.rihla.ledger.Canary;
import org.rihla.ledger.Inspections;
import org.rihla.ledger.Ledger;
import org.rihla.privacy.AuditHours;
import org.rihla.privacy.AuditReading;
import org.rihla.privacy.AuditReading.Question;
import org.rihla.reference.Codes;
import org.rihla.values.CaseId;
import org.rihla.values.OfficeCode;
import org.rihla.values.StaffId;
import org.rihla.web.Entry;
import org.rihla.web.Field;
import org.rihla.web.Field.Choice;
import org.rihla.web.Readers;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;

/** The page of the data protection officer. The question is posted: whom somebody asks about stands in no address. */
@Controller
class OversightDoors {

  private static final int DAYS = 14;
  private static final List<String> OUTCOMES = List.of("DONE", "REFUSED", "DENIED");

  private final AuditReading audit;
  private final AuditHours hours;
  private final Ledger ledger;
  private final CaseRegister cases;
  private final Staff staff;
  private final Offices offices;
  private final Access access;
  private final Codes codes;
  private final Readers readers;
  private final Completeness completeness;
  private final Canary canary;
  private final Inspections inspections;
  private final Anchors anchors;

  OversightDoors(AuditReading audit, AuditHours hours, Ledger ledger, CaseRegister cases, Staff staff, Offices offices, Access access,
    Codes codes,
    Readers readers, Completeness completeness, Canary canary, Inspections inspections, Anchors anchors) {
    this.completeness = completeness;
    this.canary = canary;
    this.inspections = inspections;
    this.anchors = anchors;
    this.audit = audit;
    this.hours = hours;
    this.ledger = ledger;
    this.cases = cases;
    this.staff = staff;
    this.offices = offices;
    this.access = access;
    this.codes = codes;
    this.readers = readers;
  }

  @GetMapping("/audit")
  ModelAndView look(HttpServletRequest request) {
    var fields = fields(request);
    return page(fields, Entry.empty(fields), null);
  }

  @PostMapping("/audit")
  ModelAndView ask(HttpServletRequest request) {
    var fields = fields(request);
    var entry = Entry.read(fields, request.getParameterMap(), codes);
    if (!entry.ok()) return page(fields, entry, null);
    var login = entry.maybe("login");
    var actor = login == null ? null : staff.find(login.strip()).map(who -> who.id()).orElse(null);
    if (login != null && actor == null) entry.refuse("login", "problem.no-such-account");
    var number = entry.maybe("caseNumber");
    var about = number == null ? null : cases.numbered(number.strip().toUpperCase(Locale.ROOT)).map(CaseId::value).orElse(null);
    if (number != null && about == null) entry.refuse("caseNumber", "problem.no-such-case");
    if (!entry.ok()) return page(fields, entry, null);
    access.done(Act.READ_AUDIT, "search"); // who watches is watched too
    return page(fields, entry, question(entry, actor, about));
  }

  private Question question(Entry entry, @Nullable StaffId actor, @Nullable UUID about) {
    var zone = readers.zone();
    var from = entry.maybeDate("from");
    var until = entry.maybeDate("until");
    return new Question((from == null ? today().minusDays(DAYS) : from).atStartOfDay(zone).toInstant(),
      (until == null ? today() : until).plusDays(1).atStartOfDay(zone).toInstant(), actor, about, entry.maybe("act"),
      entry.maybe("auditPurpose"), entry.maybe("auditOutcome"));
  }

  private ModelAndView page(List<Field> fields, Entry entry, @Nullable Question asked) {
    var zone = readers.zone();
    var from = today().minusDays(DAYS).atStartOfDay(zone).toInstant();
    var before = today().plusDays(1).atStartOfDay(zone).toInstant();
    var found = asked == null ? List.<org.rihla.privacy.Audited>of() : audit.find(asked);
    var unusual = Unusual.of(hours.of(from, before), this::zone);
    var logins = staff.logins(Stream.concat(found.stream().map(each -> new StaffId(each.actor())), unusual.stream().map(Unusual::actor))
      .distinct().toList());
    return new ModelAndView("oversight/audit", Map.of("page", new AuditPage(fields, entry, found, unusual, logins,
      whole(from, before), ledger.last(), ledger.waiting(), anchors.standing())));
  }

  private AuditPage.Whole whole(Instant from, Instant before) {
    var missing = completeness.missing(from);
    return new AuditPage.Whole(audit.deeds(from, before), cases.deeds(from, before), missing,
      cases.numbers(Completeness.some(missing).stream().map(Completeness.Missing::about).distinct().toList()), canary.missing(),
      canary.arrived(), inspections.last());
  }

  private LocalDate today() { return LocalDate.now(readers.clock()); }

  private ZoneId zone(String office) {
    return offices.find(new OfficeCode(office)).map(found -> found.zone()).orElse(readers.zone());
  }

  private List<Field> fields(HttpServletRequest request) {
    var ui = readers.ui(request);
    return List.of(date("from").optional(), date("until").optional(), text("login").optional(), text("caseNumber").optional(),
      one("act", Arrays.stream(Act.values()).map(act -> new Choice(act.name(), ui.t("act." + act))).toList()).optional(),
      one("auditPurpose", Arrays.stream(Purpose.values()).map(each -> new Choice(each.name(), ui.t("purpose." + each))).toList())
        .optional(),
      one("auditOutcome", OUTCOMES.stream().map(outcome -> new Choice(outcome, ui.t("audit.outcome." + outcome))).toList()).optional());
  }
}
