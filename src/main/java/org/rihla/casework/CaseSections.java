package org.rihla.casework;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.rihla.access.Access;
import org.rihla.access.Decision;
import org.rihla.casework.CasePage.Part;
import org.rihla.database.CaseRows;
import org.springframework.stereotype.Component;

/** The sections that the modules bring, as far as the one who acts may read them. */
@Component
class CaseSections {

  private final List<CaseSection> sections;
  private final Access access;
  private final Sharing sharing;
  private final SealedWords words;
  private final List<Attached> attached;

  CaseSections(List<CaseSection> sections, Access access, Sharing sharing, SealedWords words, List<Attached> attached) {
    this.attached = attached;
    this.sharing = sharing;
    this.sections = sections;
    this.access = access;
    this.words = words;
  }

  List<CaseSection> readable(ReturnCase found) {
    var today = sharing.partsToday(found);
    return sections.stream().filter(section -> access.reading(section.compartment(), found.subject()) == Decision.ALLOWED
      && sharing.lets(section.compartment(), found, today)).toList();
  }

  /** What the sections must know, and what is kept with their lines. */
  Stream<CaseRows<?>> asks(List<CaseSection> readable) {
    return Stream.concat(readable.stream().flatMap(section -> section.asks().stream()), attached.stream().map(Attached::asks));
  }

  /** An empty section is shown only to those who can fill it. @param usable sections with a form */
  List<Part> parts(List<CaseSection> readable, CaseSection.Page page, Set<String> usable) {
    var told = new LinkedHashMap<String, List<CaseSection.Line>>();
    for (var section : readable) {
      var lines = section.lines(page).stream().filter(line -> page.view().shows(line.about())).toList();
      if (!lines.isEmpty() || usable.contains(section.key())) told.put(section.key(), lines);
    }
    return words.open(page.view().id(), told, page.ui()).stream()
      .map(part -> new Part(part.key(), part.lines().stream().map(shown -> shown.with(links(shown.line(), page))).toList())).toList();
  }

  private List<Attached.Link> links(CaseSection.Line line, CaseSection.Page page) {
    var paper = line.paper();
    var about = line.about();
    return paper == null || about == null ? List.of() : attached.stream().flatMap(each -> each.to(paper, about, page).stream()).toList();
  }
}
