package org.rihla.people;

import com.ibm.icu.text.Transliterator;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.ToDoubleFunction;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.commons.text.similarity.JaroWinklerSimilarity;
import org.rihla.access.Sight;
import org.rihla.privacy.Forgetting;
import org.rihla.privacy.Seals;
import org.rihla.values.PersonId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.DefaultTransactionDefinition;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Finds people again by how they say their name. Names are closed in the database, so the index lives in memory only: it is filled from the
 * database when first asked, and kept by each commit. It knows nobody's rights; each hit is checked by whoever asked.
 */
@Component
public class IdentityIndex implements Forgetting {

  private static final double CLOSE = 0.88;
  private static final double SAME_WORD = 0.93;
  /** More than a page: whoever asks takes away what they may not see before they cut. */
  private static final int MOST = 500;
  private static final int YEARS_APART = 2;
  private static final JaroWinklerSimilarity JARO_WINKLER = new JaroWinklerSimilarity();
  private static final Pattern SPACE = Pattern.compile("\\s+");
  private static final Pattern NO_LETTER = Pattern.compile("[^a-z0-9]+");
  private static final Pattern NO_DIGIT = Pattern.compile("\\D");
  private static final Pattern VOWELS = Pattern.compile("[aeiouyw]");
  private static final Pattern ARABIC = Pattern.compile("\\p{IsArabic}");
  private static final Pattern DOUBLED = Pattern.compile("(.)\\1+");

  /** @param likeness 0 to 1 */
  public record Hit(PersonId person, double likeness) {
  }

  /**
   * A name, and what is left of it without vowels: of a name in the Arabic script there is no more, not even letters that are written twice.
   *
   * @param arabic whether it was written in that script, where two letters are often the whole of it
   */
  private record Name(String letters, String skeleton, boolean arabic) {
  }

  private record Known(List<Name> names, int bornIn, String telephone) {
  }

  private final JdbcClient db;
  private final Seals seals;
  /** By nationality first: most questions are about one. */
  private final Map<String, Map<PersonId, Known>> everybody = new ConcurrentHashMap<>();
  private final Map<PersonId, String> nationalities = new HashMap<>();
  private final TransactionTemplate byItself;
  /** What was read of them before is not put here any more. */
  private final Set<PersonId> forgotten = new HashSet<>();
  private volatile boolean filled;

  IdentityIndex(JdbcClient db, Seals seals, PlatformTransactionManager transactions) {
    this.db = db;
    this.seals = seals;
    byItself = new TransactionTemplate(transactions, new DefaultTransactionDefinition(TransactionDefinition.PROPAGATION_REQUIRES_NEW));
  }

  void putAfterCommit(PersonId id, Identity who, Contact contact) {
    var known = known(who, contact);
    if (!TransactionSynchronizationManager.isSynchronizationActive()) put(id, who, known);
    else TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
      @Override
      public void afterCommit() { put(id, who, known); }
    });
  }

  /** Whoever turns out to be of another nationality is found among those of that one, and no longer among the others. */
  private void put(PersonId id, Identity who, Known known) {
    synchronized (nationalities) {
      if (forgotten.contains(id)) return; // of two transactions at once, that one came first
      var before = nationalities.put(id, who.nationality().code());
      if (before != null && !before.equals(who.nationality().code())) everybody.getOrDefault(before, Map.of()).remove(id);
      of(who).put(id, known);
    }
  }

  /** Nobody finds them any more, by whatever they ask. */
  @Override
  public void forget(PersonId person) {
    TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
      @Override
      public void afterCommit() {
        synchronized (nationalities) {
          forgotten.add(person);
          var nationality = nationalities.remove(person);
          if (nationality != null) everybody.getOrDefault(nationality, Map.of()).remove(person);
        }
      }
    });
  }

  /** What the database said before somebody was put here is older than that. */
  private void putUnlessKnown(PersonId id, Identity who, Known known) {
    synchronized (nationalities) {
      if (!forgotten.contains(id) && nationalities.putIfAbsent(id, who.nationality().code()) == null) of(who).put(id, known);
    }
  }

  private Map<PersonId, Known> of(Identity who) {
    return everybody.computeIfAbsent(who.nationality().code(), _ -> new ConcurrentHashMap<>());
  }

  /** People whose names, in any order, are like the words; or whose telephone ends in the digits. Best first, at most 500. */
  public List<Hit> search(String words) {
    fill();
    var all = everybody.values().stream().flatMap(people -> people.entrySet().stream());
    var digits = words.replaceAll("\\D", "");
    if (digits.length() >= 4 && digits.length() >= words.strip().length() - 4)
      return all.filter(e -> e.getValue().telephone().endsWith(asDialledFromAbroad(digits))).limit(MOST).map(e -> new Hit(e.getKey(), 1))
        .toList();
    var asked = asked(words);
    return asked.isEmpty() ? List.of() : best(all, known -> likeness(asked, known.names()));
  }

  /** Whoever was told 06 12 … looks for the same telephone as whoever wrote +212 6 12 … */
  private static String asDialledFromAbroad(String digits) {
    return digits.replaceFirst("^0+(?=\\d{4})", "");
  }

  /** People who may be the same: of one nationality, names alike, born within two years. Best first, at most 500. */
  public List<Hit> candidates(Identity who) {
    fill();
    var asked = asked(said(who));
    int bornIn = who.birthDate().getYear();
    return best(of(who).entrySet().stream(), known -> Math.abs(known.bornIn() - bornIn) > YEARS_APART ? 0 : likeness(asked, known.names()));
  }

  private static List<Hit> best(Stream<Map.Entry<PersonId, Known>> people, ToDoubleFunction<Known> likeness) {
    return people.map(e -> new Hit(e.getKey(), likeness.applyAsDouble(e.getValue()))).filter(hit -> hit.likeness() >= CLOSE)
      .sorted(Comparator.comparingDouble(Hit::likeness).reversed().thenComparing(hit -> hit.person().value())).limit(MOST).toList();
  }

  /** The mean, over the words asked, of the best likeness to any name. */
  private static double likeness(List<Name> asked, List<Name> names) {
    double sum = 0;
    for (var word : asked) {
      double best = 0;
      for (var name : names) best = Math.max(best, alike(word, name));
      sum += best;
    }
    return sum / asked.size();
  }

  private static double alike(Name word, Name name) {
    if (name.letters().equals(word.letters())) return 1;
    if (word.letters().length() >= 2 && name.letters().startsWith(word.letters())) return 0.97;
    int least = word.arabic() != name.arabic() ? 2 : 3;
    if (word.skeleton().length() >= least && word.skeleton().equals(name.skeleton())) return 0.93;
    return JARO_WINKLER.apply(word.letters(), name.letters());
  }

  /** Whether each word of the whole name is among those said, in whatever order and spelling. */
  public static boolean saysWhole(String words, Identity who) {
    var asked = asked(words);
    return asked(who.fullName()).stream().allMatch(part -> asked.stream().anyMatch(word -> alike(word, part) >= SAME_WORD));
  }

  /** What is asked: each word in one piece, whatever hyphens it has. */
  private static List<Name> asked(String text) {
    return words(text).map(word -> name(NO_LETTER.matcher(word.latin()).replaceAll(""), word.arabic()))
      .filter(name -> !name.letters().isEmpty()).toList();
  }

  /** What is known: each word in one piece, and its parts. */
  private static List<Name> names(String text) {
    return words(text)
      .flatMap(
        word -> Stream.concat(Arrays.stream(NO_LETTER.split(word.latin())), Stream.of(NO_LETTER.matcher(word.latin()).replaceAll("")))
          .map(part -> name(part, word.arabic())))
      .filter(name -> !name.letters().isEmpty()).distinct().toList();
  }

  private record Word(String latin, boolean arabic) {
  }

  private static Stream<Word> words(String text) {
    return SPACE.splitAsStream(text)
      .map(word -> new Word(LatinLetters.INSTANCE.transliterate(word).toLowerCase(Locale.ROOT), ARABIC.matcher(word).find()));
  }

  private static Name name(String letters, boolean arabic) {
    return new Name(letters, VOWELS.matcher(DOUBLED.matcher(letters).replaceAll("$1")).replaceAll(""), arabic);
  }

  private static String said(Identity who) { return who.fullName() + " " + (who.nameInScript() == null ? "" : who.nameInScript()); }

  private static Known known(Identity who, Contact contact) {
    return new Known(names(said(who)), who.birthDate().getYear(),
      contact.telephone() == null ? "" : NO_DIGIT.matcher(contact.telephone()).replaceAll(""));
  }

  private static final class LatinLetters {
    static final Transliterator INSTANCE = Transliterator.getInstance("Any-Latin; Latin-ASCII");
  }

  private void fill() {
    if (filled) return;
    synchronized (this) {
      if (filled) return;
      Sight.wide(() -> byItself.executeWithoutResult(_ -> readEverybody()));
      filled = true;
    }
  }

  private void readEverybody() {
    var keys = seals.everybodys();
    db.sql(
      """
        select id, family_name, given_names, name_in_script, sex, birth_date, birth_precision, nationality, marital_status, language, telephone, safe_to_call,
          address, place_of_return, contact_in_origin
        from people.person""")
      .query(row -> {
        var id = new PersonId(row.getObject("id", UUID.class));
        var seal = keys.get(id);
        if (seal == null) return;
        var who = Persons.identity(row, seal);
        putUnlessKnown(id, who, known(who, Persons.contact(row, seal)));
      });
  }
}
