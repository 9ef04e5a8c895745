package org.rihla.protection;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.rihla.access.Act;
import org.rihla.casework.CaseDesk;
import org.rihla.casework.Fact;
import org.rihla.casework.Outcome;
import org.rihla.casework.ReturnCase;
import org.rihla.casework.TaskKind;
import org.rihla.casework.Tasks;
import org.rihla.casework.Told;
import org.rihla.protection.Findings.Kind;
import org.rihla.protection.Vulnerabilities.Said;
import org.rihla.values.CaseId;
import org.rihla.values.PersonId;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The rapid screening that everybody gets, and the vulnerabilities it finds. Fear or pressure places a hold at once. */
@Service
public class Screening {

  /** What a person answered. There is no third: whoever was not asked has not been screened. */
  public enum Answer {
    YES, NO;

    boolean yes() { return this == YES; }
  }

  /**
   * @param fearOfReturn {@code underPressure} and {@code detained} are red flags: whoever goes for fear of what happens here does not go by choice, and the case
   * stops until a protection officer has spoken with them in private
   * @param detained or moved by force, now or lately
   * @param unaccompanied of a child: without parents or another caregiver by law or custom
   * @param vulnerabilities found
   */
  public record Screened(PersonId person, Answer fearOfReturn, Answer underPressure, Answer detained, Answer unaccompanied,
    List<Vulnerability> vulnerabilities, @Nullable String story) {

    boolean redFlag() { return fearOfReturn.yes() || underPressure.yes() || detained.yes(); }
  }

  /** @param code status and source are of the code lists {@code vulnerability}, {@code vulnerability_status}, {@code vulnerability_source} */
  public record Vulnerability(String code, String status, String source) {
  }

  private static final Vulnerability ALONE = new Vulnerability("UC", "SUSPECTED", "SELF");
  private static final Set<String> OVER = Set.of("REFUTED", "RESOLVED");

  private final CaseDesk desk;
  private final Holds holds;
  private final Findings findings;
  private final Tasks tasks;
  private final Vulnerabilities known;

  Screening(CaseDesk desk, Holds holds, Findings findings, Tasks tasks, Vulnerabilities known) {
    this.desk = desk;
    this.holds = holds;
    this.findings = findings;
    this.tasks = tasks;
    this.known = known;
  }

  @Transactional
  public Outcome screen(CaseId id, Screened screened) {
    var found = desk.open(id, Act.SCREEN);
    var person = found.member(screened.person());
    // Who has left is stopped by no hold: what is found of them then is identified, and answered where they are.
    if (!found.stage().beforeBoarding()) return Outcome.refused("already-departed");
    if (screened.vulnerabilities().stream().anyMatch(v -> OVER.contains(v.status()))) return Outcome.refused("not-taken-back-here");
    findings.add(id, person, Kind.SCREENING, desk.today(), screened.redFlag() ? "RED_FLAG" : "NO_RED_FLAG",
      null, screened.story());
    var told = new ArrayList<>(screened.vulnerabilities());
    if (saidAlone(id, person, screened)) told.add(ALONE);
    if (told.stream().anyMatch(vulnerability -> news(id, person, vulnerability))) askForAssessment(found, person);
    told.forEach(vulnerability -> add(id, person, vulnerability));
    tasks.finish(id, person, TaskKind.LOOK_AFTER_CHILD);
    var traits = traits(id, person);
    // A no is written down where nothing was, and takes nothing back.
    if (desk.told(found, person, Fact.UNACCOMPANIED) == null) traits.putIfAbsent(Fact.UNACCOMPANIED, Fact.NO);
    traits.put(Fact.SCREENED, Fact.YES);
    desk.record(found, Act.SCREEN, "SCREENED", person, "", told(person, traits));
    if (screened.fearOfReturn().yes()) holds.place(found, "FEAR_OF_RETURN");
    else if (screened.redFlag()) holds.place(found, "COERCION_SUSPECTED");
    return Outcome.done();
  }

  /** A yes is a vulnerability like any other, so that only who refutes this one ends it. What is known of it already is not made less sure. */
  private boolean saidAlone(CaseId id, PersonId person, Screened screened) {
    return screened.unaccompanied().yes() && screened.vulnerabilities().stream().noneMatch(said -> said.code().equals(ALONE.code()))
      && newest(id, person, ALONE.code()).filter(status -> !OVER.contains(status)).isEmpty();
  }

  /** Found at any time, before or after the return. It re-opens the questions that depend on it. */
  @Transactional
  public Outcome identify(CaseId id, PersonId person, Vulnerability vulnerability) {
    // What was found is taken back only by who may decide on support: otherwise a slip would open a gate.
    var act = OVER.contains(vulnerability.status()) ? Act.DECIDE_SUPPORT : Act.SCREEN;
    var found = desk.open(id, act);
    if (news(id, found.member(person), vulnerability)) askForAssessment(found, person);
    add(id, person, vulnerability);
    desk.record(found, act, "VULNERABILITY", person, "", told(person, traits(id, person)));
    return Outcome.done();
  }

  /** Of something new, whoever found it and whenever: by the office that answers for the person now. Said twice it is asked once. */
  private void askForAssessment(ReturnCase found, PersonId person) {
    tasks.ask(found.id(), found.custodian(), TaskKind.ASSESS_VULNERABILITY,
      person);
  }

  /** Not yet known as it is said now. */
  private boolean news(CaseId id, PersonId person, Vulnerability said) {
    return !OVER.contains(said.status()) && !newest(id, person, said.code()).equals(Optional.of(said.status()));
  }

  private Optional<String> newest(CaseId id, PersonId person, String code) {
    return known.said(id, person).stream().filter(said -> said.code().equals(code)).map(Said::status).reduce((_, newer) -> newer);
  }

  private void add(CaseId id, PersonId person, Vulnerability vulnerability) {
    known.add(id, person, vulnerability, desk.today());
  }

  /** What the safeguards must know of a vulnerability: that there is one of a kind, never which. */
  private EnumMap<Fact, String> traits(CaseId id, PersonId person) {
    var standing = groups(id, person, false);
    var told = new EnumMap<Fact, String>(Fact.class);
    for (var group : groups(id, person, true)) trait(group).ifPresent(trait -> told.put(trait, Fact.NO));
    standing.forEach(group -> trait(group).ifPresent(trait -> told.put(trait, Fact.YES)));
    return told;
  }

  private List<Told> told(PersonId person, EnumMap<Fact, String> findings) {
    return findings.entrySet().stream().map(e -> Told.of(person, e.getKey(), e.getValue(), desk.today())).toList();
  }

  private static Optional<Fact> trait(String group) {
    return switch (group) {
      case "UASC" -> Optional.of(Fact.UNACCOMPANIED);
      case "VOT" -> Optional.of(Fact.TRAFFICKED);
      case "HEALTH" -> Optional.of(Fact.HEALTH_CASE);
      case "PROTECTION" -> Optional.of(Fact.PROTECTION_NEED);
      default -> Optional.empty(); // no safeguard asks for the other groups
    };
  }

  /** The groups of what was last said to stand, or to be over. */
  private Set<String> groups(CaseId id, PersonId person, boolean over) {
    var newest = new LinkedHashMap<String, String>();
    known.said(id, person).forEach(said -> newest.put(said.code(), said.status()));
    return newest.entrySet().stream().filter(each -> OVER.contains(each.getValue()) == over).map(each -> known.group(each.getKey()))
      .collect(Collectors.toSet());
  }
}
