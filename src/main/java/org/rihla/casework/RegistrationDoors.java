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
  private final CaseDesk desk;
  private final Meanwhile meanwhile;
  private final Cases cases;
  private final Persons persons;
  private final Offices offices;
  private final Access access;
  private final Codes codes;
  private final Readers readers;

  RegistrationDoors(Registration registration, CasePages pages, CaseDesk desk, Meanwhile meanwhile, Cases cases, Persons persons,
    Offices offices, Access access, Codes codes,
    Readers readers) {
    this.registration = registration;
    this.pages = pages;
    this.desk = desk;
    this.meanwhile = meanwhile;
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
    if (!entry.ok()) return again(null, request, key, entry);
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
  ModelAndView join(@PathVariable CaseId id, @RequestParam("_key") String key,
    @RequestParam(name = "_version", required = false) @Nullable String version, HttpServletRequest request) {
    var seen = Seen.read(version);
    desk.keep(id);
    var view = pages.view(id, request);
    access.require(Act.REGISTER_PERSON, view.found().subject());
    if (meanwhile.moved(seen, view.found()) && request.getParameter(Readers.CHOSEN_LANGUAGE) == null)
      return overtaken(view, seen, key, request);
    var entry = checked(Entry.read(relative(view, List.of()), request.getParameterMap(), codes));
    if (!entry.ok()) return again(view, request, key, entry);
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

  /** The case moved: as long as the group is still made up, what was typed can be sent again; afterwards it can only be read. */
  private ModelAndView overtaken(CaseView view, @Nullable Seen seen, String key, HttpServletRequest request) {
    var fields = relative(view, List.of());
    var entry = Entry.read(fields, request.getParameterMap(), codes);
    var news = meanwhile.news(seen, view);
    return view.found().stage() == Stage.REGISTERED
      ? page(view, fields, entry, List.of(), List.of(), key, HttpStatus.CONFLICT).addObject("news", news)
      : new ModelAndView("casework/overtaken", Map.of("view", view, "name", "family", "fields", fields, "entry", entry, "news", news),
        HttpStatus.CONFLICT);
  }

  /** To be mended; or read in another language, with those who are alike where they were shown. */
  private ModelAndView again(@Nullable CaseView view, HttpServletRequest request, String key, Entry entry) {
    boolean shown = !entry.wrong() && request.getParameter(Entry.SAID_BEFORE) != null && request.getParameter("duplicate") != null;
    var same = shown ? registration.alike(identity(entry)).stream().map(this::maybeSame).toList() : List.<MaybeSame>of();
    var fields = view == null ? principal(request, same) : relative(view, same);
    return page(view, fields, same.isEmpty() ? entry : Entry.read(fields, request.getParameterMap(), codes),
      same.isEmpty() ? List.of() : List.of("answer-duplicate-question"), same, key, HttpStatus.UNPROCESSABLE_CONTENT);
  }

  private ModelAndView answer(@Nullable CaseView view, HttpServletRequest request, String key, Entry entry, Registered registered) {
    return switch (registered) {
      case Registered.Done(var id, _) -> new ModelAndView("redirect:/cases/" + id);
      case Registered.HasOpenCase _ -> page(view, view == null ? principal(request, List.of()) : relative(view, List.of()), entry,
        List.of("has-open-case"), List.of(), key, HttpStatus.UNPROCESSABLE_CONTENT);
      case Registered.Refused(var reasons) -> page(view, view == null ? principal(request, List.of()) : relative(view, List.of()), entry,
        reasons, List.of(), key, HttpStatus.UNPROCESSABLE_CONTENT);
      case Registered.NoOfficeThere _ ->
        page(view, principal(request, List.of()), entry, List.of("no-office-there"), List.of(), key, HttpStatus.UNPROCESSABLE_CONTENT);
      case Registered.MaybeKnown(var hits) -> {
        var same = hits.stream().map(this::maybeSame).toList();
        yield page(view, view == null ? principal(request, same) : relative(view, same), entry, List.of("answer-duplicate-question"), same,
          key, HttpStatus.UNPROCESSABLE_CONTENT);
      }
    };
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
    if (!answer.equals("SAME_PERSON_NEW_CASE")) return new DuplicateAnswer(answer, null);
    if (same == null || same.isEmpty()) return null;
    var known = PersonId.of(same);
    boolean visible = cases.ofPersons(List.of(known)).stream()
      .anyMatch(found -> access.reading(Compartment.IDENTITY, found.subject()) == Decision.ALLOWED);
    return visible ? new DuplicateAnswer(answer, known) : null;
  }

  private ModelAndView page(@Nullable CaseView view, List<Field> fields, Entry entry, List<String> refusals, List<MaybeSame> known,
    String key, HttpStatus status) {
    var model = new java.util.HashMap<String, Object>(
      Map.of("fields", fields, "entry", entry, "refusals", refusals, "known", known, "key", key));
    if (view != null) model.putAll(Map.of("view", view, "seen", meanwhile.now(view.found()).toString()));
    return new ModelAndView("casework/register", model, status);
  }
}
