package org.rihla.casework;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.rihla.access.Access;
import org.rihla.access.Act;
import org.rihla.access.Decision;
import org.rihla.people.Persons;
import org.rihla.values.PersonId;
import org.rihla.web.Entry;
import org.rihla.web.Field;
import org.rihla.web.Ui;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;

/**
 * Keeps a later writer from overwriting an earlier one unseen. A form is refused if, since its page was made, the case moved; or the same thing was
 * done about the same person; or the person it changes was changed.
 */
@Component
class Meanwhile {

  private final Trail trail;
  private final Checks checks;
  private final Persons persons;
  private final Access access;

  Meanwhile(Trail trail, Checks checks, Persons persons, Access access) {
    this.trail = trail;
    this.checks = checks;
    this.persons = persons;
    this.access = access;
  }

  /**
   * What a form is about to write.
   *
   * @param alike the acts that write the same
   * @param about those whom it concerns; empty for the whole case
   * @param changed the one whose own row is changed, or null
   */
  record Writing(Set<Act> alike, List<PersonId> about, @Nullable PersonId changed) {
  }

  Seen now(ReturnCase of) {
    var versions = persons.versions(of.members());
    return new Seen(of.version(), trail.length(of.id()), of.members().stream().map(person -> versions.getOrDefault(person, 0)).toList());
  }

  /**
   * What is answered instead of carrying a form out: it is read in another language, somebody was overtaken, or there is something to mend.
   *
   * @param since how far the page knew the case from which somebody was overtaken, else ""
   * @param writing null where what it writes stands beside what others write
   * @param news what happened since then
   */
  Optional<ModelAndView> instead(FormPage page, Seen seen, String since, @Nullable Writing writing,
    Function<Seen, News> news) {
    var found = page.view().found();
    if (page.entry().inAnotherLanguage())
      return Optional.of((since.isEmpty() ? page : page.told(news.apply(Seen.read(since)), seen, since)).view(HttpStatus.OK));
    if (writing != null && overtaken(seen, found, writing))
      return Optional.of(page.told(news.apply(seen), now(found), seen.toString()).view(HttpStatus.CONFLICT));
    return page.entry().ok() ? Optional.empty() : Optional.of(page.view(HttpStatus.UNPROCESSABLE_CONTENT));
  }

  boolean moved(Seen seen, ReturnCase of) { return seen.version() != of.version(); }

  /** To be asked of a case that nobody else changes now. */
  private boolean overtaken(Seen seen, ReturnCase of, Writing writing) {
    if (moved(seen, of)) return true;
    if (writing.changed() != null && changed(seen, of, writing.changed())) return true;
    return trail.newest(of.id(), trail.length(of.id()) - seen.lines()).stream().anyMatch(line -> !line.what().equals("REFUSED")
      && writing.alike().contains(line.act())
      && (line.about() == null || writing.about().isEmpty() || writing.about().contains(line.about())));
  }

  /** Also in another case of theirs. */
  private boolean changed(Seen seen, ReturnCase of, PersonId person) {
    if (seen.people().size() != of.members().size()) return true;
    return !seen.people().get(of.members().indexOf(person)).equals(persons.lock(List.of(person)).get(person));
  }

  /** What this reader may know of it. */
  News news(Seen seen, CaseView view) {
    return new News(lines(seen, view), List.of(), false);
  }

  /** @param stored what is stored now, by the names of the questions */
  News news(Seen seen, CaseView view, Act act, List<Field> fields, Entry entry, Map<String, String> stored, Ui ui) {
    boolean reads = access.reading(act.compartment(), view.found().subject()) == Decision.ALLOWED;
    var both = new ArrayList<News.Both>();
    if (reads)
      for (var field : fields)
        if (stored.containsKey(field.name()))
          both.add(new News.Both(field, ui.answers(field, List.of(stored.get(field.name()))), ui.answers(field, entry.all(field.name()))));
    return new News(lines(seen, view), both, !stored.isEmpty() && !reads);
  }

  private List<CasePage.Past> lines(Seen seen, CaseView view) {
    var found = view.found();
    var since = seen.equals(Seen.NOTHING) ? List.<Trail.Line>of() : trail.newest(found.id(), trail.length(found.id()) - seen.lines());
    var told = since.stream().filter(line -> !line.what().equals("REFUSED") && view.shows(line.about())).toList();
    boolean ofOverrides = told.stream().anyMatch(line -> line.act() == Act.OVERRIDE_SAFEGUARD);
    return checks.history(told, found, ofOverrides ? checks.overridden(found) : List.of()); // whoever is not told of one has read no reason
  }
}
