package org.rihla.casework;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.rihla.access.Act;
import org.rihla.casework.CasePage.Part;
import org.rihla.casework.CasePage.Shown;
import org.rihla.casework.CasePage.Words;
import org.rihla.casework.CaseSection.Line;
import org.rihla.casework.CaseSection.Sealed;
import org.rihla.privacy.Audit;
import org.rihla.privacy.Bunch;
import org.rihla.privacy.Seals;
import org.rihla.values.CaseId;
import org.rihla.values.PersonId;
import org.rihla.web.Ui;
import org.springframework.stereotype.Component;

/**
 * Opens what was written down about people, for a reader to whom a section gave it. Whose words were opened, and of which kind, is in the audit
 * before they are sent; where it cannot be written there, nothing is.
 */
@Component
public class SealedWords {

  private final Seals seals;
  private final Audit audit;

  SealedWords(Seals seals, Audit audit) {
    this.seals = seals;
    this.audit = audit;
  }

  /** @param lines of each section, those that this reader is told */
  List<Part> open(CaseId id, Map<String, List<Line>> lines, Ui ui) {
    var all = lines.values().stream().flatMap(List::stream).flatMap(line -> line.sealed().stream()).toList();
    var keys = seals.of(all.stream().map(Sealed::closedFor).collect(Collectors.toSet()));
    var read = new LinkedHashMap<PersonId, Set<String>>();
    all.forEach(sealed -> read.computeIfAbsent(sealed.closedFor(), _ -> new TreeSet<>()).add(sealed.place().column()));
    read.forEach((whose, places) -> viewed(id, whose, places));
    var parts = new ArrayList<Part>();
    lines.forEach((key, told) -> parts.add(new Part(key, told.stream().map(line -> shown(line, keys, ui)).toList())));
    return parts;
  }

  private static Shown shown(Line line, Bunch keys, Ui ui) {
    return new Shown(line, line.sealed().stream().map(sealed -> new Words(sealed.what(), text(sealed, keys, ui)))
      .toList(), List.of());
  }

  /** Of somebody whose key is gone, nobody reads anything any more. */
  private static String text(Sealed sealed, Bunch keys, Ui ui) {
    return keys.of(sealed.closedFor(), sealed.compartment())
      .map(key -> sealed.saying().apply(Objects.requireNonNull(key.open(sealed.closed(), sealed.place()))))
      .orElseGet(() -> ui.t("words.gone"));
  }

  /** Writes down that somebody reads the words of one person, before they do. @param places {@code schema.table.column} */
  public void viewed(CaseId id, PersonId whose, Set<String> places) {
    audit.record(Act.READ_CASE, id.value(), whose.value(), "DONE", "sealed " + String.join(" ", places));
  }
}
