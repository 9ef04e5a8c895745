package org.rihla.people;

import com.ibm.icu.text.Transliterator;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.commons.text.similarity.JaroWinklerSimilarity;
import org.jspecify.annotations.Nullable;
import org.rihla.privacy.Seals;
import org.rihla.values.PersonId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Finds people again by how they say their name. Names are closed in the database, so the index lives in memory only: it is filled from the
 * database when first asked, and kept by each commit. It knows nobody's rights; each hit is checked by whoever asked.
 */
@Component
public class IdentityIndex {

  private static final double CLOSE = 0.88;
  private static final int MOST = 50;

  /** @param likeness 0 to 1 */
  public record Hit(PersonId person, double likeness) {
  }

  private record Known(List<String> names, @Nullable LocalDate birth, String nationality, String telephone) {
  }

  private final JdbcClient db;
  private final Seals seals;
  private final Map<PersonId, Known> everybody = new ConcurrentHashMap<>();
  private volatile boolean filled;

  IdentityIndex(JdbcClient db, Seals seals) {
    this.db = db;
    this.seals = seals;
  }

  void putAfterCommit(PersonId id, Identity who, Contact contact) {
    var known = known(who, contact);
    if (!TransactionSynchronizationManager.isSynchronizationActive()) everybody.put(id, known);
    else TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
      @Override
      public void afterCommit() { everybody.put(id, known); }
    });
  }

  /** People whose names, in any order, are like the words; or whose telephone ends in the digits. Best first, at most 50. */
  public List<Hit> search(String words) {
    fill();
    var digits = words.replaceAll("\\D", "");
    if (digits.length() >= 4 && digits.length() >= words.strip().length() - 4)
      return everybody.entrySet().stream().filter(e -> e.getValue().telephone().endsWith(digits)).limit(MOST)
        .map(e -> new Hit(e.getKey(), 1)).toList();
    var asked = folded(words);
    if (asked.isEmpty()) return List.of();
    return best(known -> likeness(asked, known.names()));
  }

  /** People who may be the same: names alike and nothing that speaks against it. Best first, at most 50. */
  public List<Hit> candidates(Identity who) {
    fill();
    var names = folded(who.fullName() + " " + (who.nameInScript() == null ? "" : who.nameInScript()));
    return best(known -> {
      boolean bornApart = known.birth() != null && Math.abs(known.birth().getYear() - who.birthDate().getYear()) > 2;
      return bornApart || !known.nationality().equals(who.nationality().code()) ? 0 : likeness(names, known.names());
    });
  }

  private List<Hit> best(java.util.function.ToDoubleFunction<Known> likeness) {
    return everybody.entrySet().stream().map(e -> new Hit(e.getKey(), likeness.applyAsDouble(e.getValue())))
      .filter(hit -> hit.likeness() >= CLOSE)
      .sorted(Comparator.comparingDouble(Hit::likeness).reversed().thenComparing(hit -> hit.person().value())).limit(MOST).toList();
  }

  /** The mean, over the words asked, of the best likeness to any name. */
  private static double likeness(List<String> asked, List<String> names) {
    double sum = 0;
    for (var word : asked) sum += names.stream().mapToDouble(name -> alike(word, name)).max().orElse(0);
    return sum / asked.size();
  }

  private static double alike(String word, String name) {
    if (name.equals(word)) return 1;
    if (word.length() >= 2 && name.startsWith(word)) return 0.97;
    if (word.length() >= 3 && skeleton(word).equals(skeleton(name)) && skeleton(word).length() >= 3) return 0.93;
    return new JaroWinklerSimilarity().apply(word, name);
  }

  /** Consonants only: what is left of a name in the Arabic script too. */
  private static String skeleton(String name) {
    return name.replaceAll("[aeiouyw]", "").replaceAll("(.)\\1+", "$1");
  }

  private static List<String> folded(String text) {
    return Arrays.stream(LatinLetters.INSTANCE.transliterate(text).toLowerCase(Locale.ROOT).split("[^a-z0-9]+"))
      .filter(word -> !word.isEmpty()).toList();
  }

  private static final class LatinLetters {
    static final Transliterator INSTANCE = Transliterator.getInstance("Any-Latin; Latin-ASCII");
  }

  private static Known known(Identity who, Contact contact) {
    return new Known(folded(who.fullName() + " " + (who.nameInScript() == null ? "" : who.nameInScript())), who.birthDate(),
      who.nationality().code(),
      contact.telephone() == null ? "" : contact.telephone().replaceAll("\\D", ""));
  }

  private void fill() {
    if (filled) return;
    synchronized (this) {
      if (filled) return;
      var keys = seals.everybodys();
      var read = new HashMap<PersonId, Known>();
      db.sql("select * from people.person").query(row -> {
        var id = new PersonId(row.getObject("id", UUID.class));
        var seal = keys.get(id);
        if (seal != null) read.put(id, known(Persons.identity(row, seal), Persons.contact(row, seal)));
      });
      read.forEach(everybody::putIfAbsent);
      filled = true;
    }
  }
}
