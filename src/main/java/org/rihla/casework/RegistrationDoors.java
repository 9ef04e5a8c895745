package org.rihla.casework;

import jakarta.servlet.http.HttpServletRequest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.rihla.access.Access;
import org.rihla.access.Act;
import org.rihla.access.Sight;
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
  private final CaseViews views;
  private final CaseDesk desk;
  private final Meanwhile meanwhile;
  private final Persons persons;
  private final Access access;
  private final Codes codes;
  private final Readers readers;

  RegistrationDoors(Registration registration, InterviewQuestions questions, CaseViews views, CaseDesk desk, Meanwhile meanwhile,
    Persons persons, Access access, Codes codes, Readers readers) {
    this.registration = registration;
    this.questions = questions;
    this.views = views;
    this.desk = desk;
    this.meanwhile = meanwhile;
    this.persons = persons;
    this.access = access;
    this.codes = codes;
    this.readers = readers;
  }

  @GetMapping("/cases/new")
  ModelAndView ask(HttpServletRequest request) {
    return page(null, fields(null, request, List.of()));
  }

  @PostMapping("/cases/new")
  ModelAndView register(@RequestParam("_key") String key, HttpServletRequest request) {
    return read(null, request, key,
      entry -> registration.register(questions.newcomer(entry, Member.PRINCIPAL, duplicate(request), null),
        new Country(entry.text("returnTo"))));
  }

  @GetMapping("/cases/{id}/family")
  ModelAndView askFamily(@PathVariable CaseId id, HttpServletRequest request) {
    var view = views.view(id, request);
    access.require(Act.REGISTER_PERSON, view.found().subject());
    return page(view, fields(view, request, List.of()));
  }

  @PostMapping("/cases/{id}/family")
  ModelAndView join(@PathVariable CaseId id, @RequestParam("_key") String key,
    @RequestParam(name = "_version", required = false) @Nullable String version, HttpServletRequest request) {
    var seen = Seen.read(version);
    desk.keep(id);
    var view = views.view(id, request);
    access.require(Act.REGISTER_PERSON, view.found().subject());
    if (meanwhile.moved(seen, view.found()) && request.getParameter(Readers.CHOSEN_LANGUAGE) == null)
      return overtaken(view, seen, key, request);
    return read(view, request, key,
      entry -> registration.join(id, questions.newcomer(entry, entry.text("role"), duplicate(request), view.found().country())));
  }

  private List<Field> fields(@Nullable CaseView view, HttpServletRequest request, List<MaybeSame> known) {
    return view == null ? questions.ofPrincipal(readers.language(request), known) : questions.ofRelative(view, known);
  }

  /** The case moved: as long as the group is still made up, what was typed can be sent again; afterwards it can only be read. */
  private ModelAndView overtaken(CaseView view, Seen seen, String key, HttpServletRequest request) {
    var fields = fields(view, request, List.of());
    var entry = Entry.read(fields, request.getParameterMap(), codes);
    var news = meanwhile.news(seen, view);
    return view.found().stage() == Stage.REGISTERED
      ? page(view, fields, entry, List.of(), List.of(), key, HttpStatus.CONFLICT).addObject("news", news)
      : new ModelAndView("casework/overtaken", Map.of("view", view, "name", "family", "fields", fields, "entry", entry, "news", news),
        HttpStatus.CONFLICT);
  }

  /** Or read in another language, with those who are alike where they were shown. */
  private ModelAndView toMend(@Nullable CaseView view, HttpServletRequest request, Entry entry, String key) {
    boolean shown = !entry.wrong() && request.getParameter(Entry.SAID_BEFORE) != null && request.getParameter("duplicate") != null;
    if (!shown) return again(view, fields(view, request, List.of()), entry, List.of(), List.of(), key);
    return alike(view, request, entry, List.of("answer-duplicate-question"), registration.alike(InterviewQuestions.identity(entry)), key);
  }

  private ModelAndView read(@Nullable CaseView view, HttpServletRequest request, String key, Function<Entry, Registered> verb) {
    var fields = fields(view, request, List.of());
    var entry = questions.checked(Entry.read(fields, request.getParameterMap(), codes));
    if (!entry.ok()) return toMend(view, request, entry, key);
    return switch (verb.apply(entry)) {
      case Registered.Done(var id, _) -> new ModelAndView("redirect:/cases/" + id);
      case Registered.HasOpenCase _ -> again(view, fields, entry, List.of("has-open-case"), List.of(), key);
      case Registered.Refused(var reasons, var hits) -> alike(view, request, entry, reasons, hits, key);
      case Registered.NoOfficeThere _ -> again(view, fields, entry, List.of("no-office-there"), List.of(), key);
      case Registered.MaybeKnown(var hits) -> alike(view, request, entry, List.of("answer-duplicate-question"), hits, key);
    };
  }

  /** With those who are alike, and the question whether it is one of them. */
  private ModelAndView alike(@Nullable CaseView view, HttpServletRequest request, Entry entry, List<String> refusals,
    List<IdentityIndex.Hit> hits, String key) {
    var same = hits.stream().flatMap(hit -> maybeSame(hit).stream()).toList();
    desk.listed("alike", hits.stream().flatMap(hit -> desk.naming(hit.person()).stream()).toList());
    if (same.isEmpty()) return again(view, fields(view, request, same), entry, refusals, same, key);
    var fields = fields(view, request, same);
    return again(view, fields, Entry.read(fields, request.getParameterMap(), codes), refusals, same, key);
  }

  /** Of somebody out of the reader's sight nothing is shown but the likeness: that there is a question, not who it is. Whoever was just forgotten is none. */
  private Optional<MaybeSame> maybeSame(IdentityIndex.Hit hit) {
    return Sight.wide(() -> persons.find(hit.person())).map(who -> desk.naming(hit.person())
      .map(found -> new MaybeSame(who.fullName(), String.valueOf(who.birthDate().getYear()), who.nationality().code(), found.number(),
        hit.likeness(),
        hit.person().toString()))
      .orElseGet(() -> new MaybeSame("–", "–", "–", "–", hit.likeness(), "")));
  }

  /** The answer counts only when it is whole: the same person must be pointed at. */
  private @Nullable DuplicateAnswer duplicate(HttpServletRequest request) {
    var answer = request.getParameter("duplicate");
    var same = request.getParameter("samePerson");
    if (answer == null || !codes.has("duplicate_answer", answer)) return null;
    var known = same == null ? null : PersonId.maybe(same).orElse(null);
    if (!answer.equals(DuplicateAnswer.SAME_PERSON)) return new DuplicateAnswer(answer, known); // both at once is refused
    return known != null && desk.naming(known).isPresent() ? new DuplicateAnswer(answer, known) : null;
  }

  private ModelAndView page(@Nullable CaseView view, List<Field> fields) {
    return page(view, fields, Entry.empty(fields), List.of(), List.of(), Ids.next().toString(), HttpStatus.OK);
  }

  private ModelAndView again(@Nullable CaseView view, List<Field> fields, Entry entry, List<String> refusals, List<MaybeSame> known,
    String key) {
    return page(view, fields, entry, refusals, known, key, HttpStatus.UNPROCESSABLE_CONTENT);
  }

  private ModelAndView page(@Nullable CaseView view, List<Field> fields, Entry entry, List<String> refusals, List<MaybeSame> known,
    String key, HttpStatus status) {
    var model = new HashMap<String, Object>(
      Map.of("fields", fields, "entry", entry, "refusals", refusals, "known", known, "key", key));
    if (view != null) model.putAll(Map.of("view", view, "seen", meanwhile.now(view.found()).toString()));
    return new ModelAndView("casework/register", model, status);
  }
}
