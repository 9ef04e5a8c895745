package org.rihla.casework;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.rihla.access.Access;
import org.rihla.access.Actor;
import org.rihla.access.Compartment;
import org.rihla.access.Decision;
import org.rihla.access.Office;
import org.rihla.access.Offices;
import org.rihla.people.Identity;
import org.rihla.people.IdentityIndex;
import org.rihla.people.Persons;
import org.rihla.privacy.Disclosable;
import org.rihla.values.CaseId;
import org.rihla.values.PersonId;
import org.rihla.web.NotFound;
import org.rihla.web.Typed;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The pages of casework: the list, a case and its gates. */
@Controller
class CaseDoors {

  private static final int A_PAGE = 50;
  private static final Pattern YEAR = Pattern.compile("\\b(19|20)\\d{2}\\b");
  private static final Pattern DIGITS = Pattern.compile("\\d{5}");

  private final CasePages pages;
  private final CaseViews views;
  private final Moves moves;
  private final Cases cases;
  private final Persons persons;
  private final IdentityIndex index;
  private final Access access;
  private final CaseDesk desk;
  private final Meanwhile meanwhile;
  private final Sharing sharing;
  private final KeptViews kept;
  private final Offices offices;

  CaseDoors(CasePages pages, CaseViews views, Moves moves, Cases cases, Persons persons, IdentityIndex index,
    Access access,
    CaseDesk desk, Meanwhile meanwhile, Sharing sharing, KeptViews kept, Offices offices) {
    this.kept = kept;
    this.offices = offices;
    this.pages = pages;
    this.views = views;
    this.moves = moves;
    this.cases = cases;
    this.persons = persons;
    this.index = index;
    this.access = access;
    this.desk = desk;
    this.meanwhile = meanwhile;
    this.sharing = sharing;
  }

  /** The list answers to a form by GET, but a name never stands in an address: searching is a POST of its own. */
  @GetMapping("/cases")
  ModelAndView list(@RequestParam(defaultValue = "") String stage, @RequestParam(defaultValue = "") String country,
    @RequestParam(defaultValue = "") String leaving, @RequestParam(defaultValue = "false") boolean mine,
    @RequestParam(defaultValue = "false") boolean held, @RequestParam(defaultValue = "0") int page) {
    var filter = CaseFilter.read(stage, country, leaving, mine, held);
    int at = Math.max(0, Math.min(page, 10_000));
    var found = cases.newest(reader(), filter, A_PAGE + 1, at * A_PAGE);
    var shown = found.stream().limit(A_PAGE).filter(this::sees).toList();
    desk.listed("cases", named(shown));
    return new ModelAndView("casework/cases",
      Map.of("list", new CaseList(rows(shown), null, filter, kept.mine(), at, found.size() > A_PAGE),
        "countries", destinations()));
  }

  /** By case number, telephone or name in any spelling; each hit is checked before it is shown. */
  @PostMapping("/cases/search")
  ModelAndView search(@RequestParam(defaultValue = "") String q) {
    var typed = Typed.words(q);
    var words = typed.substring(0, Math.min(typed.length(), 200));
    var found = new ArrayList<ReturnCase>();
    if (!words.isEmpty()) {
      cases.find(words.toUpperCase(Locale.ROOT)).ifPresent(found::add);
      if (found.isEmpty() && access.reading(Compartment.IDENTITY, null) == Decision.ALLOWED) found.addAll(ofSomebody(words));
    }
    var shown = found.stream().filter(this::sees).limit(A_PAGE).toList();
    if (!words.isEmpty())
      desk.searched(words.matches("(?i)[A-Z]{3}-\\d{4}-.*") ? "number" : "words", shown.size(),
        named(shown));
    return new ModelAndView("casework/cases",
      Map.of("list", new CaseList(rows(shown), words, CaseFilter.ALL, kept.mine(), 0, false), "countries",
        destinations()));
  }

  /** A list to come back to. */
  @PostMapping("/cases/views")
  String keep(@RequestParam(defaultValue = "") String stage, @RequestParam(defaultValue = "") String country,
    @RequestParam(defaultValue = "") String leaving, @RequestParam(defaultValue = "false") boolean mine,
    @RequestParam(defaultValue = "false") boolean held) {
    var filter = CaseFilter.read(stage, country, leaving, mine, held);
    kept.keep(filter);
    return "redirect:/cases?" + filter.query();
  }

  @PostMapping("/cases/views/{view}/away")
  String drop(@PathVariable UUID view) {
    kept.drop(view);
    return "redirect:/cases";
  }

  /** Where a post has answered with a page: reloaded, or read in another language, it is the page it came from. */
  @GetMapping("/cases/search")
  String searchAgain() { return "redirect:/cases"; }

  /** A step has nothing typed: whoever asked for it is told who was here, and looks again. */
  private ModelAndView overtaken(CaseId id, Seen seen, HttpServletRequest request) {
    var view = views.view(id, request);
    return new ModelAndView("casework/overtaken", Map.of("view", view, "news", meanwhile.news(seen, view)), HttpStatus.CONFLICT);
  }

  @GetMapping("/cases/{id}/gates/{gate}")
  String backToCase(@PathVariable CaseId id) { return "redirect:/cases/" + id; }

  /** Where there is an office that receives people. */
  private List<String> destinations() {
    return offices.all().stream().filter(office -> office.kind() == Office.Kind.ORIGIN).map(office -> office.country().code()).distinct()
      .toList();
  }

  private boolean sees(ReturnCase found) { return access.reading(Compartment.CASE, found.subject()) != Decision.DENIED; }

  private boolean reads(ReturnCase found) { return access.reading(Compartment.IDENTITY, found.subject()) == Decision.ALLOWED; }

  /**
   * A name alone does not tell who is in the programme. Whoever has the person before them, to write down that they want to stay, can say the whole
   * name and the year of birth: then the case of a colleague is found, without names.
   */
  private List<ReturnCase> ofSomebody(String words) {
    var hits = cases.ofPersons(index.search(YEAR.matcher(words).replaceAll(" ")).stream().map(IdentityIndex.Hit::person).toList());
    var year = YEAR.matcher(words);
    var people = year.find()
      ? persons.identities(hits.stream().flatMap(each -> each.members().stream()).toList())
      : Map.<PersonId, Identity>of();
    var abroad = sharing.showing(hits);
    return hits.stream()
      .filter(
        each -> abroad.containsKey(each.id())
          ? reads(each) && told(abroad.get(each.id()), each, words)
          : reads(each) || each.members().stream().map(people::get).filter(Objects::nonNull)
            .anyMatch(who -> String.valueOf(who.birthDate().getYear()).equals(year.group()) && IdentityIndex.saysWhole(words, who)))
      .toList();
  }

  /** Nobody is found by what was not handed over of anybody in the case. */
  private static boolean told(Showing showing, ReturnCase found, String words) {
    var by = DIGITS.matcher(words).find()
      ? List.of(Disclosable.TELEPHONE)
      : List.of(Disclosable.FAMILY_NAME, Disclosable.GIVEN_NAMES, Disclosable.NAME_IN_SCRIPT);
    return found.members().stream().allMatch(person -> by.stream().allMatch(field -> showing.shows(person, field)));
  }

  private List<ReturnCase> named(List<ReturnCase> shown) { return shown.stream().filter(this::reads).toList(); }

  private Seeing reader() { return new Seeing(Actor.current(), access.scopesOfReading(Compartment.CASE), desk.today()); }

  private List<CaseList.Row> rows(List<ReturnCase> found) {
    var people = persons.identities(found.stream().map(ReturnCase::principal).toList());
    var abroad = sharing.showing(found);
    return found.stream().map(each -> {
      var who = people.get(each.principal());
      return new CaseList.Row(each, who == null ? "" : called(each, who, abroad.get(each.id())));
    }).toList();
  }

  /** @param showing in the office of origin; null at the host's */
  private String called(ReturnCase found, Identity who, @Nullable Showing showing) {
    if (showing == null) return reads(found) ? who.fullName() : who.initials();
    var name = showing.name(found.principal(), who);
    if (reads(found)) return name.isEmpty() ? "–" : name;
    return name.equals(who.fullName()) ? who.initials() : "–"; // initials tell of both names
  }

  @GetMapping("/cases/{id}")
  ModelAndView page(@PathVariable CaseId id, HttpServletRequest request) { return page(id, request, HttpStatus.OK, null, false); }

  private ModelAndView page(CaseId id, HttpServletRequest request, HttpStatus status, @Nullable Set<Safeguard> refused,
    boolean outOfOrder) {
    return new ModelAndView("casework/case", Map.of("page", pages.page(id, request, refused, outOfOrder)), status);
  }

  @PostMapping("/cases/{id}/gates/{gate}")
  ModelAndView pass(@PathVariable CaseId id, @PathVariable Gate gate,
    @RequestParam(name = "_version", required = false) String version, HttpServletRequest request) {
    var seen = Seen.read(version);
    var found = desk.keep(id);
    access.require(gate.act(), found.subject()); // who may not is told nothing of what was done meanwhile
    if (meanwhile.moved(seen, found)) return overtaken(id, seen, request);
    var move = switch (gate) {
      case APPLY -> moves.apply(id);
      case APPROVE -> moves.approve(id);
      case CLEAR -> moves.clear(id);
      case DEPART -> throw new NotFound("departure has a form of its own");
    };
    return switch (move) {
      case Move.Made _ -> new ModelAndView("redirect:/cases/" + id);
      case Move.Refused(var unmet) -> page(id, request, HttpStatus.UNPROCESSABLE_CONTENT, unmet, false);
      case Move.OutOfOrder _ -> page(id, request, HttpStatus.CONFLICT, Set.of(), true);
    };
  }
}
