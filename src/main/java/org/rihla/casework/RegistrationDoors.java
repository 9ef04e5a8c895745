package org.rihla.casework;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.rihla.access.Access;
import org.rihla.access.Act;
import org.rihla.access.Compartment;
import org.rihla.access.Sight;
import org.rihla.casework.Registration.DuplicateAnswer;
import org.rihla.casework.Registration.Registered;
import org.rihla.drafts.Draft;
import org.rihla.drafts.Drafting;
import org.rihla.drafts.Draftings;
import org.rihla.drafts.Drafts;
import org.rihla.people.IdentityIndex;
import org.rihla.people.Persons;
import org.rihla.reference.Codes;
import org.rihla.values.CaseId;
import org.rihla.values.Country;
import org.rihla.values.Ids;
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
  private final Draftings drafts;

  RegistrationDoors(Registration registration, InterviewQuestions questions, CaseViews views, CaseDesk desk, Meanwhile meanwhile,
    Persons persons, Access access, Codes codes, Readers readers, Draftings drafts) {
    this.registration = registration;
    this.questions = questions;
    this.views = views;
    this.desk = desk;
    this.meanwhile = meanwhile;
    this.persons = persons;
    this.access = access;
    this.codes = codes;
    this.readers = readers;
    this.drafts = drafts;
  }

  @GetMapping("/cases/new")
  ModelAndView ask(@RequestParam(required = false) @Nullable String step, HttpServletRequest request) {
    return opened(null, Step.named(step), request);
  }

  @PostMapping("/cases/new")
  ModelAndView register(HttpServletRequest request) {
    if (isWithin(request)) return goOn(null, onwards(request), request);
    return read(null, request,
      entry -> registration.register(questions.newcomer(entry, Member.PRINCIPAL, duplicate(request), null),
        new Country(entry.text("returnTo"))));
  }

  @GetMapping("/cases/{id}/family")
  ModelAndView askFamily(@PathVariable CaseId id, @RequestParam(required = false) @Nullable String step, HttpServletRequest request) {
    var view = views.view(id, request);
    access.require(Act.REGISTER_PERSON, view.found().subject());
    return opened(view, Step.named(step), request);
  }

  /** What is typed is kept as it is, and whoever goes on with the conversation is led there. Nothing is done in a case. */
  @PostMapping({"/cases/new/draft", "/cases/{id}/family/draft"})
  ModelAndView keep(@PathVariable(required = false) @Nullable CaseId id, @RequestParam(required = false) @Nullable String go,
    HttpServletRequest request) {
    if (id != null && !access.may(Act.REGISTER_PERSON, desk.read(id).subject())) throw new NotFound("family");
    if ("LEAVE".equals(go)) {
      drafts.throwAway(address(id));
      return new ModelAndView("redirect:" + (id == null ? "/cases" : "/cases/" + id));
    }
    var next = Step.named(go);
    if (next != null) return goOn(id == null ? null : views.view(id, request), next, request);
    if (saysNo(request)) return nothingKept(address(id), Drafting.isByItself(request));
    return drafts.keep(address(id), request, reasons -> {
      var view = id == null ? null : views.view(id, request);
      var fields = fields(view, request, List.of());
      return sent(view, from(request), fields, Entry.begun(fields, request.getParameterMap()), request).refused(reasons, List.of())
        .view(HttpStatus.UNPROCESSABLE_CONTENT);
    });
  }

  @GetMapping({"/cases/new/draft", "/cases/{id}/family/draft"})
  String kept(@PathVariable(required = false) @Nullable CaseId id) { return "redirect:" + address(id); }

  private static String address(@Nullable CaseId id) { return id == null ? "/cases/new" : "/cases/" + id + "/family"; }

  private static String address(@Nullable CaseView view) { return address(view == null ? null : view.id()); }

  /** From which step something was sent. */
  private static Step from(HttpServletRequest request) {
    return Objects.requireNonNullElse(Step.named(request.getParameter("_step")), Step.WHOLE);
  }

  /** Sent in the middle of the conversation: nothing is opened before everything was read again. */
  private static boolean isWithin(HttpServletRequest request) {
    return from(request).next() != null && request.getParameter(Readers.CHOSEN_LANGUAGE) == null;
  }

  private static Step onwards(HttpServletRequest request) { return Objects.requireNonNull(from(request).next()); }

  /** Forward only with what was asked in this step answered. Of who says no nothing is kept, whatever else was said. */
  private ModelAndView goOn(@Nullable CaseView view, Step next, HttpServletRequest request) {
    if (saysNo(request)) return nothingKept(address(view), false);
    if (request.getParameter("instead") != null) drafts.throwAway(address(view));
    var from = from(request);
    var fields = fields(view, request, List.of());
    var entry = Entry.read(fields, request.getParameterMap(), codes);
    if (from.goesOnTo(next)) questions.check(from, entry, fields);
    entry.only(from.goesOnTo(next) ? from.among(fields) : List.of());
    var page = sent(view, from, fields, entry, request);
    return switch (drafts.goOn(address(view), (entry.ok() ? next : from).name(), request)) {
      case Drafts.Keeping.Kept _ -> entry.ok()
        ? new ModelAndView("redirect:" + address(view) + "?step=" + next)
        : page.view(HttpStatus.UNPROCESSABLE_CONTENT);
      case Drafts.Keeping.TooMuch _ -> page.refused(List.of("draft-too-much"), List.of()).view(HttpStatus.UNPROCESSABLE_CONTENT);
      case Drafts.Keeping.Another _ ->
        page.besides().refused(List.of("draft-of-another-page"), List.of()).view(HttpStatus.UNPROCESSABLE_CONTENT);
    };
  }

  private static boolean saysNo(HttpServletRequest request) {
    return FirstConsents.saidNo(Objects.requireNonNullElse(request.getParameter("legalBasis"), ""),
      Objects.requireNonNullElse(request.getParameter("consentProcess"), ""));
  }

  /** They do not want anything written down: that is an answer, and the end of it. */
  private ModelAndView nothingKept(String address, boolean byItself) {
    drafts.throwAway(address);
    return byItself
      ? new ModelAndView("drafts/hour", Map.of("hour", ""), HttpStatus.NO_CONTENT)
      : new ModelAndView("casework/nothing-kept", Map.of("address", address));
  }

  @PostMapping("/cases/{id}/family")
  ModelAndView join(@PathVariable CaseId id,
    @RequestParam(name = "_version", required = false) @Nullable String version, HttpServletRequest request) {
    var seen = Seen.read(version);
    desk.keep(id);
    var view = views.view(id, request);
    access.require(Act.REGISTER_PERSON, view.found().subject());
    if (isWithin(request)) return goOn(view, onwards(request), request);
    if (meanwhile.moved(seen, view.found()) && request.getParameter(Readers.CHOSEN_LANGUAGE) == null)
      return overtaken(view, seen, request);
    return read(view, request,
      entry -> registration.join(id, questions.newcomer(entry, entry.text("role"), duplicate(request), view.found().country())));
  }

  private List<Field> fields(@Nullable CaseView view, HttpServletRequest request, List<MaybeSame> known) {
    return view == null ? questions.ofPrincipal(readers.language(request), known) : questions.ofRelative(view, known);
  }

  /** The case moved: as long as the group is still made up, what was typed can be sent again; afterwards it can only be read. */
  private ModelAndView overtaken(CaseView view, Seen seen, HttpServletRequest request) {
    var fields = fields(view, request, List.of());
    var entry = Entry.read(fields, request.getParameterMap(), codes);
    var news = meanwhile.news(seen, view);
    return view.found().stage() == Stage.REGISTERED
      ? sent(view, Step.WHOLE, fields, entry, request).knowing(meanwhile.now(view.found()).toString()).told(news).view(HttpStatus.CONFLICT)
      : new ModelAndView("casework/overtaken", Map.of("view", view, "name", "family", "fields", fields, "entry", entry, "news", news),
        HttpStatus.CONFLICT);
  }

  /** Or read in another language, with those who are alike where they were shown. */
  private ModelAndView toMend(@Nullable CaseView view, HttpServletRequest request, Entry entry) {
    boolean shown = !entry.wrong() && request.getParameter(Entry.SAID_BEFORE) != null && request.getParameter("duplicate") != null;
    if (!shown) return again(view, fields(view, request, List.of()), entry, List.of(), List.of(), request);
    return alike(view, request, entry, List.of("answer-duplicate-question"), registration.alike(InterviewQuestions.identity(entry)));
  }

  private ModelAndView read(@Nullable CaseView view, HttpServletRequest request, Function<Entry, Registered> verb) {
    var fields = fields(view, request, List.of());
    var entry = questions.checked(Entry.read(fields, request.getParameterMap(), codes));
    if (saysNo(request)) drafts.throwAway(address(view));
    if (!entry.ok()) return toMend(view, request, entry);
    return switch (verb.apply(entry)) {
      case Registered.Done(var id, _) -> {
        drafts.over(address(view), request);
        yield new ModelAndView("redirect:/cases/" + id);
      }
      case Registered.HasOpenCase _ -> again(view, fields, entry, List.of("has-open-case"), List.of(), request);
      case Registered.Refused(var reasons, var hits) -> alike(view, request, entry, reasons, hits);
      case Registered.NoOfficeThere _ -> again(view, fields, entry, List.of("no-office-there"), List.of(), request);
      case Registered.MaybeKnown(var hits) -> alike(view, request, entry, List.of("answer-duplicate-question"), hits);
    };
  }

  /** With those who are alike, and the question whether it is one of them. */
  private ModelAndView alike(@Nullable CaseView view, HttpServletRequest request, Entry entry, List<String> refusals,
    List<IdentityIndex.Hit> hits) {
    var same = hits.stream().flatMap(hit -> maybeSame(hit).stream()).toList();
    desk.listed("alike", hits.stream().flatMap(hit -> desk.naming(hit.person()).stream()).toList());
    if (same.isEmpty()) return again(view, fields(view, request, same), entry, refusals, same, request);
    var fields = fields(view, request, same);
    return again(view, fields, Entry.read(fields, request.getParameterMap(), codes), refusals, same, request);
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

  /** As it is asked first, or as it was left: the conversation goes on where it stopped. */
  private ModelAndView opened(@Nullable CaseView view, @Nullable Step wanted, HttpServletRequest request) {
    var fields = fields(view, request, List.of());
    var drafting = drafts.opened(address(view), Compartment.IDENTITY);
    var seen = view == null ? "" : meanwhile.now(view.found()).toString();
    var draft = drafting.draft();
    if (draft != null && FirstConsents.saidNo(Entry.begun(fields, draft.typed()))) { // it was held while they were signed out
      drafts.throwAway(address(view));
      return opened(view, wanted, request);
    }
    if (draft == null) {
      var first = wanted == Step.WHOLE ? Step.WHOLE : Step.AGREEMENT;
      return InterviewPage.of(view, first, fields, Entry.empty(fields), Ids.next().toString(), drafting, false).knowing(seen).view(
        HttpStatus.OK);
    }
    var left = Objects.requireNonNullElse(Step.named(draft.step()), Step.AGREEMENT);
    var step = within(wanted == null ? left : wanted, fields, draft);
    var entry = step == Step.CHECK
      ? questions.checked(Entry.read(fields, draft.typed(), codes))
      : Entry.begun(fields, draft.typed());
    var page = InterviewPage.of(view, step, fields, entry, Ids.next().toString(), drafting, questions.isGrown(entry))
      .knowing(view == null ? "" : Objects.requireNonNullElse(draft.version(), "")).readingAgain(left == Step.CHECK);
    if (view == null) desk.resumed(); // of a case it is written down that it was looked at
    return (wanted == null || wanted == Step.WHOLE ? page.back() : page).view(HttpStatus.OK);
  }

  /** Before it is agreed that anything may be written down, nothing else is asked step by step. */
  private Step within(Step wanted, List<Field> fields, Draft draft) {
    if (wanted == Step.WHOLE) return wanted;
    var agreement = Entry.read(fields, draft.typed(), codes);
    questions.check(Step.AGREEMENT, agreement, fields);
    return agreement.only(Step.AGREEMENT.among(fields)).wrong() ? Step.AGREEMENT : wanted;
  }

  /** What must be mended is shown whole; whether somebody is known already is asked where everything is looked at. */
  private ModelAndView again(@Nullable CaseView view, List<Field> fields, Entry entry, List<String> refusals, List<MaybeSame> known,
    HttpServletRequest request) {
    var from = from(request);
    boolean stays = entry.inAnotherLanguage()
      || from == Step.CHECK && fields.stream().noneMatch(field -> Step.of(field) != from && entry.problems().containsKey(field.name()));
    return sent(view, stays ? from : Step.WHOLE, fields, entry, request).refused(refusals, known).view(HttpStatus.UNPROCESSABLE_CONTENT);
  }

  /** It knows the case as far as it did before: only who is told what others wrote knows more. */
  private InterviewPage sent(@Nullable CaseView view, Step step, List<Field> fields, Entry entry, HttpServletRequest request) {
    var key = Objects.requireNonNullElseGet(request.getParameter("_key"), () -> Ids.next().toString());
    var seen = Objects.requireNonNullElse(request.getParameter("_version"), "");
    return InterviewPage.of(view, step, fields, entry, key, drafts.sent(address(view), request), questions.isGrown(entry))
      .knowing(view == null ? "" : seen).readingAgain(Step.CHECK.name().equals(request.getParameter("go")));
  }
}
