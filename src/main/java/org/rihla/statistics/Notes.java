package org.rihla.statistics;

import java.util.ArrayList;
import java.util.List;
import org.rihla.values.Language;
import org.springframework.stereotype.Component;

/**
 * What a reader must know before the first figure: that people are invented, which totals are real, and whether
 * small counts are protected.
 */
@Component
class Notes {

  private static final String KNOWN_PROFILE = "morocco-2024";

  private final Words words;

  Notes(Words words) { this.words = words; }

  List<String> of(Statement statement, Language language) {
    var notes = new ArrayList<>(demonstration(statement, language));
    notes.add(words.text(statement.guarded() ? "note.guarded" : "note.unprotected", language));
    return notes;
  }

  /** Empty for the data of a real programme. */
  List<String> demonstration(Statement statement, Language language) {
    if (!statement.invented()) return List.of();
    var notes = new ArrayList<String>();
    notes.add(words.text("note.invented", language));
    if (KNOWN_PROFILE.equals(statement.source().get("profile"))) {
      notes.add(words.text("note." + KNOWN_PROFILE + ".published", language));
      notes.add(words.text("note." + KNOWN_PROFILE + ".assumed", language));
    } else {
      for (var part : List.of("published", "assumed")) {
        var titles = titles(statement.source().getOrDefault(part, ""), language);
        if (!titles.isEmpty()) notes.add(words.text("note." + part, language, titles));
      }
      var profile = statement.source().get("profile");
      if (profile != null) notes.add(words.text("note.profile", language, profile));
    }
    return notes;
  }

  /** Figure codes become their titles; other words are for machines, and stand in the file of the programme year. */
  private String titles(String codes, Language language) {
    var known = List.of(Figure.values()).stream().filter(figure -> List.of(codes.split("[\\s,;]+")).contains(figure.code())).toList();
    return String.join(words.text("list.separator", language),
      known.stream().map(figure -> words.text(figure.titleKey(), language)).toList());
  }
}
