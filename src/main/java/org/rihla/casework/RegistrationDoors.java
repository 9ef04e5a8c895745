package org.rihla.casework;

import static org.rihla.web.Field.*;

import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.rihla.access.Access;
import org.rihla.access.Act;
import org.rihla.access.Compartment;
import org.rihla.access.Decision;
import org.rihla.access.Office;
import org.rihla.access.Offices;
import org.rihla.casework.Registration.DuplicateAnswer;
import org.rihla.casework.Registration.Newcomer;
import org.rihla.casework.Registration.Registered;
import org.rihla.people.Contact;
import org.rihla.people.Identity;
import org.rihla.people.Identity.Precision;
import org.rihla.people.Identity.Sex;
import org.rihla.people.IdentityIndex;
import org.rihla.people.Persons;
import org.rihla.privacy.Consents.Consent;
import org.rihla.reference.Codes;
import org.rihla.values.CaseId;
import org.rihla.values.Country;
import org.rihla.values.Ids;
import org.rihla.values.PersonId;
import org.rihla.web.Entry;
import org.rihla.web.Field;
import org.rihla.web.Field.Choice;
import org.rihla.web.Readers;
import org.rihla.web.Ui;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The pages of the first interview: the principal, then the family. Somebody much alike is shown before anything is written. */
@Controller
class RegistrationDoors {

  private static final int OLDEST = 120;
  private static final String PRINCIPAL = "PRINCIPAL";

  private final Registration registration;
  private final CasePages pages;
  private final Cases cases;
  private final Persons persons;
  private final Offices offices;
  private final Access access;
  private final Codes codes;
  private final Readers readers;

  RegistrationDoors(Registration registration, CasePages pages, Cases cases, Persons persons, Offices offices, Access access, Codes codes,
    Readers readers) {
    this.registration = registration;
    this.pages = pages;
    this.cases = cases;
    this.persons = persons;
    this.offices = offices;
    this.access = access;
    this.codes = codes;
    this.readers = readers;
  }

  @GetMapping("/cases/new")
  ModelAndView ask(HttpServletRequest request) {
    access.require(Act.OPEN_CASE, null);
    var fields = principal(request, List.of());
    return page(null, fields, Entry.empty(fields), List.of(), List.of(), Ids.next().toString(), HttpStatus.OK);
  }

  @PostMapping("/cases/new")
  ModelAndView register(@RequestParam("_key") String key, HttpServletRequest request) {
    access.require(Act.OPEN_CASE, null);
    var entry = checked(Entry.read(principal(request, List.of()), request.getParameterMap(), codes));
    if (!entry.ok()) return page(null, principal(request, List.of()), entry, List.of(), List.of(), key, HttpStatus.UNPROCESSABLE_CONTENT);
    return answer(null, request, key, entry,
      registration.register(newcomer(entry, request, "PRINCIPAL"), new Country(entry.text("returnTo"))));
  }

  @GetMapping("/cases/{id}/family")
  ModelAndView askFamily(@PathVariable CaseId id, HttpServletRequest request) {
    var view = pages.view(id, request);
    access.require(Act.REGISTER_PERSON, view.found().subject());
    var fields = relative(view, List.of());
    return page(view, fields, Entry.empty(fields), List.of(), List.of(), Ids.next().toString(), HttpStatus.OK);
  }

  @PostMapping("/cases/{id}/family")
  ModelAndView join(@PathVariable CaseId id, @RequestParam("_key") String key, HttpServletRequest request) {
    var view = pages.view(id, request);
    access.require(Act.REGISTER_PERSON, view.found().subject());
    var entry = checked(Entry.read(relative(view, List.of()), request.getParameterMap(), codes));
    if (!entry.ok()) return page(view, relative(view, List.of()), entry, List.of(), List.of(), key, HttpStatus.UNPROCESSABLE_CONTENT);
    return answer(view, request, key, entry, registration.join(id, newcomer(entry, request, entry.text("role"))));
  }

  /** Nobody is born tomorrow; nothing is written down of who does not agree; and a child's consent is given by a guardian. */
  private Entry checked(Entry entry) {
    if (!entry.ok()) return entry;
    var today = LocalDate.now(readers.clock());
    boolean consents = entry.text("legalBasis").equals("CONSENT");
    if (entry.date("birthDate").isAfter(today) || entry.date("birthDate").plusYears(OLDEST).isBefore(today))
      entry.refuse("birthDate", "problem.date-range");
    else
      if (consents && !entry.yes("consentProcess")) entry.refuse("consentProcess", "problem.consent");
      else if (consents && identity(entry).minorOn(today) && !entry.yes("guardianGave")) entry.refuse("guardianGave", "problem.guardian");
    return entry;
  }

  private ModelAndView answer(@Nullable CaseView view, HttpServletRequest request, String key, Entry entry, Registered registered) {
    return switch (registered) {
      case Registered.Done(var id, _) -> new ModelAndView("redirect:/cases/" + id);
      case Registered.HasOpenCase _ -> page(view, view == null ? principal(request, List.of()) : relative(view, List.of()), entry,
        List.of("has-open-case"), List.of(), key, HttpStatus.UNPROCESSABLE_CONTENT);
      case Registered.Refused(var reasons, var hits) -> again(view, request, entry, reasons, hits, key);
      case Registered.NoOfficeThere _ ->
        page(view, principal(request, List.of()), entry, List.of("no-office-there"), List.of(), key, HttpStatus.UNPROCESSABLE_CONTENT);
      case Registered.MaybeKnown(var hits) -> again(view, request, entry, List.of("answer-duplicate-question"), hits, key);
    };
  }

  /** With those who are alike, and the question whether it is one of them. */
  private ModelAndView again(@Nullable CaseView view, HttpServletRequest request, Entry entry, List<String> refusals,
    List<IdentityIndex.Hit> hits, String key) {
    var same = hits.stream().map(this::maybeSame).toList();
    return page(view, view == null ? principal(request, same) : relative(view, same), entry, refusals, same, key,
      HttpStatus.UNPROCESSABLE_CONTENT);
  }

  /** Of somebody out of the reader's sight nothing is shown but the likeness: that there is a question, not who it is. */
  private MaybeSame maybeSame(IdentityIndex.Hit hit) {
    var who = persons.find(hit.person()).orElseThrow();
    var theirs = cases.ofPersons(List.of(hit.person())).stream()
      .filter(found -> access.reading(Compartment.IDENTITY, found.subject()) == Decision.ALLOWED).findFirst();
    return theirs
      .map(found -> new MaybeSame(who.fullName(), String.valueOf(who.birthDate().getYear()), who.nationality().code(), found.number(),
        hit.likeness(),
        hit.person().toString()))
      .orElseGet(() -> new MaybeSame("–", "–", "–", "–", hit.likeness(), ""));
  }

  private List<Field> principal(HttpServletRequest request, List<MaybeSame> known) {
    var language = readers.language(request);
    var destinations = offices.all().stream().filter(office -> office.kind() == Office.Kind.ORIGIN)
      .map(office -> new Choice(office.country().code(), codes.country(office.country().code(), language)))
      .sorted(java.util.Comparator.comparing(Choice::label)).toList();
    var fields = new ArrayList<Field>();
    if (!known.isEmpty()) fields.addAll(duplicateQuestion(known));
    fields.add(one("returnTo", destinations));
    fields.addAll(person(null));
    return fields;
  }

  private List<Field> relative(CaseView view, List<MaybeSame> known) {
    var fields = new ArrayList<Field>();
    if (!known.isEmpty()) fields.addAll(duplicateQuestion(known));
    var language = view.language();
    fields.add(one("role", codes.of("case_role").stream().filter(role -> !role.code().equals(PRINCIPAL))
      .map(role -> new Choice(role.code(), role.labels().getOrDefault(language, role.code()))).toList()));
    fields.addAll(person(view));
    return fields;
  }

  private static List<Field> duplicateQuestion(List<MaybeSame> known) {
    return List.of(one("duplicate", "duplicate_answer"), one("samePerson", known.stream().filter(other -> !other.personId().isEmpty())
      .map(other -> new Choice(other.personId(), Ui.apart(other.name()) + " · " + Ui.apart(other.caseNumber()))).toList()).optional());
  }

  /** What is known of the principal is not asked twice. */
  private List<Field> person(@Nullable CaseView view) {
    var principal = view == null ? null : view.identity(view.found().principal());
    return List.of(name("givenNames"),
      principal == null || view == null || view.masked() ? name("familyName") : name("familyName").preset(principal.familyName()),
      name("nameInScript").optional(), one("sex", "sex"),
      date("birthDate"), one("birthPrecision", "date_precision").preset("DAY"),
      principal == null ? one("nationality", "country") : one("nationality", "country").preset(principal.nationality()),
      one("maritalStatus", "marital_status"),
      principal == null ? one("language", "language") : one("language", "language").preset(principal.language()),
      one("legalStatus", "legal_status"),
      tel("telephone").optional(), yes("safeToCall"), text("address").optional(), text("placeOfReturn").optional(),
      text("contactInOrigin").optional(),
      one("legalBasis", "legal_basis").preset("CONSENT"), one("howGiven", "how_given"), yes("guardianGave"), yes("consentProcess"),
      yes("consentOrigin"),
      yes("consentAfter"));
  }

  private Newcomer newcomer(Entry entry, HttpServletRequest request, String role) {
    var identity = identity(entry);
    var contact = new Contact(entry.maybe("telephone"), entry.yes("safeToCall"), entry.maybe("address"), entry.maybe("placeOfReturn"),
      entry.maybe("contactInOrigin"));
    boolean guardian = entry.yes("guardianGave");
    var consents = List.of(consent("C_PROCESS", entry.yes("consentProcess"), entry, guardian),
      consent("C_SHARE_ORIGIN", entry.yes("consentOrigin"), entry, guardian),
      consent("C_CONTACT_AFTER", entry.yes("consentAfter"), entry, guardian));
    return new Newcomer(identity, contact, role, entry.text("legalStatus"), consents, duplicate(request));
  }

  private static Identity identity(Entry entry) {
    return new Identity(entry.text("familyName"), entry.text("givenNames"), entry.maybe("nameInScript"), Sex.valueOf(entry.text("sex")),
      entry.date("birthDate"),
      Precision.valueOf(entry.text("birthPrecision")), new Country(entry.text("nationality")), entry.text("maritalStatus"),
      entry.text("language"));
  }

  private static Consent consent(String purpose, boolean given, Entry entry, boolean guardian) {
    return new Consent(purpose, entry.text("legalBasis"), given, entry.text("howGiven"), entry.text("language"), guardian);
  }

  /** The answer counts only when it is whole: the same person must be pointed at. */
  private @Nullable DuplicateAnswer duplicate(HttpServletRequest request) {
    var answer = request.getParameter("duplicate");
    var same = request.getParameter("samePerson");
    if (answer == null || !codes.has("duplicate_answer", answer)) return null;
    boolean pointed = same != null && same.matches("[0-9a-f-]{36}");
    if (!answer.equals("SAME_PERSON_NEW_CASE")) return new DuplicateAnswer(answer, pointed ? PersonId.of(same) : null); // both at once is refused
    if (!pointed) return null;
    var known = PersonId.of(same);
    boolean visible = cases.ofPersons(List.of(known)).stream()
      .anyMatch(found -> access.reading(Compartment.IDENTITY, found.subject()) == Decision.ALLOWED);
    return visible ? new DuplicateAnswer(answer, known) : null;
  }

  private static ModelAndView page(@Nullable CaseView view, List<Field> fields, Entry entry, List<String> refusals, List<MaybeSame> known,
    String key, HttpStatus status) {
    var model = new java.util.HashMap<String, Object>(
      Map.of("fields", fields, "entry", entry, "refusals", refusals, "known", known, "key", key));
    if (view != null) model.put("view", view);
    return new ModelAndView("casework/register", model, status);
  }
}
