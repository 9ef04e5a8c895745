package org.rihla.casework;

import static org.rihla.web.Field.longText;

import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rihla.access.Act;
import org.rihla.casework.Correcting.Recorded;
import org.rihla.casework.Meanwhile.Writing;
import org.rihla.people.Corrections;
import org.rihla.privacy.Disclosable;
import org.rihla.reference.Codes;
import org.rihla.values.CaseId;
import org.rihla.values.PersonId;
import org.rihla.web.Entry;
import org.rihla.web.Field;
import org.rihla.web.NotFound;
import org.rihla.web.Readers;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Who one of the group is, as it was written down; what was put right of it; and the form that does. For those who read identities. */
@Controller
class IdentityDoors {

  private static final String FORM = "identity-correction";

  private final CaseViews views;
  private final CaseDesk desk;
  private final Meanwhile meanwhile;
  private final InterviewQuestions interview;
  private final Correcting correcting;
  private final Corrections corrections;
  private final Codes codes;
  private final Readers readers;
  private final SealedWords words;

  IdentityDoors(CaseViews views, CaseDesk desk, Meanwhile meanwhile, InterviewQuestions interview, Correcting correcting,
    Corrections corrections, Codes codes,
    Readers readers, SealedWords words) {
    this.views = views;
    this.desk = desk;
    this.meanwhile = meanwhile;
    this.interview = interview;
    this.correcting = correcting;
    this.corrections = corrections;
    this.codes = codes;
    this.readers = readers;
    this.words = words;
  }

  @GetMapping("/cases/{id}/people/{person}")
  ModelAndView person(@PathVariable CaseId id, @PathVariable PersonId person, HttpServletRequest request) {
    var view = readable(id, person, request);
    var recorded = correcting.recorded(view.found(), person);
    boolean whole = view.showing().whole();
    var corrected = whole ? corrections.of(person) : List.<Corrections.Correction>of();
    if (!corrected.isEmpty()) words.viewed(id, person, new TreeSet<>(Set.of(Corrections.BEFORE, Corrections.REASON)));
    return new ModelAndView("casework/person", Map.of("view", view, "person", person, "fields", shown(view, person, recorded), "recorded",
      recorded.answers(), "corrections", corrected, "mayCorrect", correcting.may(view.found())));
  }

  @GetMapping("/cases/{id}/people/{person}/correction")
  ModelAndView ask(@PathVariable CaseId id, @PathVariable PersonId person, HttpServletRequest request) {
    var seen = meanwhile.now(desk.read(id)); // before anything is read that is shown
    var view = correctable(id, person, request);
    var fields = questions(view, correcting.recorded(view.found(), person));
    return FormPage.asking(view, FORM, fields, seen, null).view(HttpStatus.OK);
  }

  @PostMapping("/cases/{id}/people/{person}/correction")
  ModelAndView correct(@PathVariable CaseId id, @PathVariable PersonId person, @RequestParam("_key") String key,
    @RequestParam(name = "_version", required = false) @Nullable String version,
    @RequestParam(name = "_since", defaultValue = "") String since, HttpServletRequest request) {
    var seen = Seen.read(version);
    correcting.keepOpenCases(desk.keep(id), person);
    var view = correctable(id, person, request);
    var recorded = correcting.recorded(view.found(), person);
    var fields = questions(view, recorded);
    var entry = checked(Entry.read(fields, request.getParameterMap(), codes));
    var page = FormPage.sent(view, FORM, fields, entry, key, seen, null);
    return meanwhile.instead(page, seen, since, new Writing(Set.of(Act.CORRECT_IDENTITY), List.of(person), person),
      before -> news(before, page, recorded, request)).orElseGet(
        () -> switch (correcting.correct(id, person, told(entry, recorded), entry.text("reason"))) {
          case Outcome.Done _ -> new ModelAndView("redirect:/cases/" + id + "/people/" + person);
          case Outcome.Refused(var reasons) -> page.refused(reasons).view(HttpStatus.UNPROCESSABLE_CONTENT);
        });
  }

  /** In the office of origin: what was handed over of this person. */
  private List<Field> shown(CaseView view, PersonId person, Recorded recorded) {
    return fields(view, recorded).stream().filter(field -> switch (field.name()) {
      case "role" -> true;
      case "givenNames" -> view.shows(person, Disclosable.GIVEN_NAMES);
      case "familyName" -> view.shows(person, Disclosable.FAMILY_NAME);
      case "nameInScript" -> view.shows(person, Disclosable.NAME_IN_SCRIPT);
      case "sex" -> view.shows(person, Disclosable.SEX);
      case "birthDate", "birthPrecision" -> view.shows(person, Disclosable.BIRTH_DATE);
      case "nationality" -> view.shows(person, Disclosable.NATIONALITY);
      case "maritalStatus" -> view.shows(person, Disclosable.MARITAL_STATUS);
      case "language" -> view.shows(person, Disclosable.LANGUAGE);
      case "legalStatus" -> view.shows(person, Disclosable.ASYLUM);
      default -> view.showing().whole();
    }).toList();
  }

  private CaseView readable(CaseId id, PersonId person, HttpServletRequest request) {
    var view = views.view(id, request);
    view.found().member(person);
    if (view.masked()) throw new NotFound("identity");
    return view;
  }

  private CaseView correctable(CaseId id, PersonId person, HttpServletRequest request) {
    var view = readable(id, person, request);
    if (!correcting.may(view.found())) throw new NotFound("correction");
    return view;
  }

  private News news(Seen seen, FormPage page, Recorded recorded, HttpServletRequest request) {
    return meanwhile.news(seen, page.view(), Act.CORRECT_IDENTITY, page.fields(), page.entry(), recorded.answers(), readers.ui(request));
  }

  private List<Field> questions(CaseView view, Recorded recorded) {
    var questions = new ArrayList<>(fields(view, recorded));
    questions.add(longText("reason"));
    return questions;
  }

  /** The questions of registration, answered with what stands. */
  private List<Field> fields(CaseView view, Recorded recorded) {
    var role = recorded.role().equals(Member.PRINCIPAL)
      ? Stream.<Field>empty()
      : Stream.of(interview.roleOfRelative(view.language()).preset(recorded.role()));
    return Stream.concat(InterviewQuestions.identity(recorded.answers()), role).toList();
  }

  private Entry checked(Entry entry) {
    if (entry.ok()) InterviewQuestions.checkBirth(entry, LocalDate.now(readers.clock()));
    return entry;
  }

  private static Recorded told(Entry entry, Recorded before) {
    return new Recorded(InterviewQuestions.identity(entry), before.role().equals(Member.PRINCIPAL) ? Member.PRINCIPAL : entry.text("role"),
      entry.text("legalStatus"));
  }
}
