package org.rihla.casework;

import jakarta.servlet.http.HttpServletRequest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.rihla.access.Access;
import org.rihla.access.Act;
import org.rihla.access.Compartment;
import org.rihla.access.Decision;
import org.rihla.casework.Registration.DuplicateAnswer;
import org.rihla.casework.Registration.Registered;
import org.rihla.people.IdentityIndex;
import org.rihla.people.Persons;
import org.rihla.reference.Codes;
import org.rihla.values.CaseId;
import org.rihla.values.Country;
import org.rihla.values.Ids;
import org.rihla.values.PersonId;
import org.rihla.web.Entry;
import org.rihla.web.Field;
import org.rihla.web.Readers;
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

  private final Registration registration;
  private final InterviewQuestions questions;
  private final CasePages pages;
  private final Cases cases;
  private final Persons persons;
  private final Access access;
  private final Codes codes;
  private final Readers readers;

  RegistrationDoors(Registration registration, InterviewQuestions questions, CasePages pages, Cases cases, Persons persons, Access access,
    Codes codes, Readers readers) {
    this.registration = registration;
    this.questions = questions;
    this.pages = pages;
    this.cases = cases;
    this.persons = persons;
    this.access = access;
    this.codes = codes;
    this.readers = readers;
  }

  @GetMapping("/cases/new")
  ModelAndView ask(HttpServletRequest request) {
    access.require(Act.OPEN_CASE, null);
    return page(null, fields(null, request, List.of()));
  }

  @PostMapping("/cases/new")
  ModelAndView register(@RequestParam("_key") String key, HttpServletRequest request) {
    access.require(Act.OPEN_CASE, null);
    return read(null, request, key,
      entry -> registration.register(InterviewQuestions.newcomer(entry, "PRINCIPAL", duplicate(request)),
        new Country(entry.text("returnTo"))));
  }

  @GetMapping("/cases/{id}/family")
  ModelAndView askFamily(@PathVariable CaseId id, HttpServletRequest request) {
    var view = pages.view(id, request);
    access.require(Act.REGISTER_PERSON, view.found().subject());
    return page(view, fields(view, request, List.of()));
  }

  @PostMapping("/cases/{id}/family")
  ModelAndView join(@PathVariable CaseId id, @RequestParam("_key") String key, HttpServletRequest request) {
    var view = pages.view(id, request);
    access.require(Act.REGISTER_PERSON, view.found().subject());
    return read(view, request, key,
      entry -> registration.join(id, InterviewQuestions.newcomer(entry, entry.text("role"), duplicate(request))));
  }

  private List<Field> fields(@Nullable CaseView view, HttpServletRequest request, List<MaybeSame> known) {
    return view == null ? questions.ofPrincipal(readers.language(request), known) : questions.ofRelative(view, known);
  }

  private ModelAndView read(@Nullable CaseView view, HttpServletRequest request, String key, Function<Entry, Registered> verb) {
    var fields = fields(view, request, List.of());
    var entry = questions.checked(Entry.read(fields, request.getParameterMap(), codes));
    if (!entry.ok()) return again(view, fields, entry, List.of(), List.of(), key);
    return switch (verb.apply(entry)) {
      case Registered.Done(var id, _) -> new ModelAndView("redirect:/cases/" + id);
      case Registered.HasOpenCase _ -> again(view, fields, entry, List.of("has-open-case"), List.of(), key);
      case Registered.Refused(var reasons) -> again(view, fields, entry, reasons, List.of(), key);
      case Registered.NoOfficeThere _ -> again(view, fields, entry, List.of("no-office-there"), List.of(), key);
      case Registered.MaybeKnown(var hits) -> {
        var same = hits.stream().map(this::maybeSame).toList();
        yield again(view, fields(view, request, same), entry, List.of("answer-duplicate-question"), same, key);
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

  private static ModelAndView page(@Nullable CaseView view, List<Field> fields) {
    return page(view, fields, Entry.empty(fields), List.of(), List.of(), Ids.next().toString(), HttpStatus.OK);
  }

  private static ModelAndView again(@Nullable CaseView view, List<Field> fields, Entry entry, List<String> refusals, List<MaybeSame> known,
    String key) {
    return page(view, fields, entry, refusals, known, key, HttpStatus.UNPROCESSABLE_CONTENT);
  }

  private static ModelAndView page(@Nullable CaseView view, List<Field> fields, Entry entry, List<String> refusals, List<MaybeSame> known,
    String key, HttpStatus status) {
    var model = new HashMap<String, Object>(
      Map.of("fields", fields, "entry", entry, "refusals", refusals, "known", known, "key", key));
    if (view != null) model.put("view", view);
    return new ModelAndView("casework/register", model, status);
  }
}
