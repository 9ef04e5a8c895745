package org.rihla.privacy;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.rihla.privacy.Consents.Recorded;
import org.rihla.values.PolicyFile;

/**
 * What of one person may be handed to somebody, today: what {@code policy/sharing.csv} lets for that recipient and phase, as far as the person agreed
 * to it or another basis is recorded. Pure: facts in, fields out; what is not said is not handed on.
 */
public final class Disclosure {

  /** What no consent and no basis ever opens to those who represent a state: it could endanger whoever fled from it. */
  static final Set<Disclosable> NEVER_TO_A_STATE = EnumSet.of(Disclosable.ASYLUM, Disclosable.NOTES, Disclosable.SUPPORT,
    Disclosable.TRAFFICKING, Disclosable.CHILD, Disclosable.HEALTH, Disclosable.MONITORING);

  private static final String CONSENT = "CONSENT";

  /** A row of the file. */
  record Rule(Recipient recipient, Purpose purpose, Set<Phase> phases, Set<Disclosable> fields, String basis) {

    static Rule read(String line) {
      var cells = line.split(",", -1);
      if (cells.length != 5) throw new IllegalStateException("policy/sharing.csv: five cells, not \"" + line + "\"");
      var rule = new Rule(Recipient.valueOf(cells[0]), Purpose.valueOf(cells[1]),
        Arrays.stream(cells[2].split(" ")).map(Phase::valueOf).collect(Collectors.toCollection(() -> EnumSet.noneOf(Phase.class))),
        Disclosure.fields(cells[3]), cells[4]);
      if (rule.fields.stream().anyMatch(field -> isNever(field, rule.recipient)))
        throw new IllegalStateException("policy/sharing.csv: never for a state: \"" + line + "\"");
      return rule;
    }
  }

  private final List<Rule> rules;
  private final Map<String, Set<Disclosable>> opens;

  public Disclosure() {
    rules = PolicyFile.rows("sharing.csv").stream().map(Rule::read).toList();
    opens = PolicyFile.rows("consent-opens.csv").stream().map(row -> row.split(",", -1)).collect(Collectors.toMap(cells -> cells[0],
      cells -> fields(cells[1])));
  }

  private static Set<Disclosable> fields(String words) {
    return Arrays.stream(words.split(" ")).map(Disclosable::valueOf)
      .collect(Collectors.toCollection(() -> EnumSet.noneOf(Disclosable.class)));
  }

  List<Rule> rules() { return rules; }

  /** @param recorded everything that this one person said, in the order in which it was written down; @param name of a named recipient, else "" */
  public Set<Disclosable> of(Recipient to, String name, Phase phase, List<Recorded> recorded, LocalDate on) {
    var disclosed = EnumSet.noneOf(Disclosable.class);
    for (var rule : rules) {
      if (rule.recipient != to || !rule.phases.contains(phase)) continue;
      var last = last(recorded, rule.purpose, rule.basis, name);
      if (last == null || !last.holds(on)) continue;
      var covered = covered(last);
      for (var field : rule.fields) if (covered.contains(field)) disclosed.add(field);
    }
    disclosed.removeIf(field -> isNever(field, to));
    return disclosed;
  }

  /** Where no fields were named: those that were read out with that version of the text. What was read before fields were is as wide as it was. */
  private Set<Disclosable> covered(Recorded said) {
    var consent = said.consent();
    var usual = consent.covered();
    if (!consent.isConsent() || !consent.terms().covers().isEmpty()) return usual;
    return opened(Purpose.valueOf(consent.purpose()), said.version()).orElse(usual);
  }

  /** What was read out with a version of a text; empty where no fields were. */
  public Optional<Set<Disclosable>> opened(Purpose purpose, String version) {
    return Optional.ofNullable(opens.get(purpose.name() + "_" + version));
  }

  /** What a yes that names no fields opens sooner or later, by what the file lets today: the texts in force say the same, or the build fails. */
  public Set<Disclosable> opened(Purpose purpose) {
    var opened = EnumSet.noneOf(Disclosable.class);
    rules.stream().filter(rule -> rule.purpose == purpose && rule.basis.equals(CONSENT)).forEach(rule -> opened.addAll(rule.fields));
    opened.retainAll(purpose.usual());
    return opened;
  }

  /** Everything that may ever be handed to such a recipient on that basis. */
  public Set<Disclosable> atMost(Recipient to, String basis) {
    var most = EnumSet.noneOf(Disclosable.class);
    rules.stream().filter(rule -> rule.recipient == to && rule.basis.equals(basis)).forEach(rule -> most.addAll(rule.fields));
    return most;
  }

  /** The last word on it counts, also where it was no. */
  private static @Nullable Recorded last(List<Recorded> recorded, Purpose purpose, String basis, String name) {
    return recorded.reversed().stream().filter(each -> each.consent().purpose().equals(purpose.name())
      && each.consent().basis().equals(basis) && (!purpose.recipient().isNamed() || each.consent().terms().recipient().equals(name)))
      .findFirst().orElse(null);
  }

  /** Whether somebody agreed to this themselves, and it still holds. */
  public static boolean agrees(List<Recorded> recorded, Purpose purpose, LocalDate on) {
    var last = last(recorded, purpose, CONSENT, "");
    return last != null && last.holds(on);
  }

  static boolean isNever(Disclosable field, Recipient to) {
    return (to == Recipient.CONSULATE || to == Recipient.STATE_HOST) && NEVER_TO_A_STATE.contains(field);
  }
}
