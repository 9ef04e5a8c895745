package org.rihla.casework;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.rihla.access.Access;
import org.rihla.access.Act;
import org.rihla.access.Compartment;
import org.rihla.access.Decision;
import org.rihla.access.Sight;
import org.rihla.casework.Members.Standing;
import org.rihla.casework.Registration.DuplicateAnswer;
import org.rihla.people.Corrections;
import org.rihla.people.Identity;
import org.rihla.people.IdentityIndex;
import org.rihla.people.IdentityIndex.Hit;
import org.rihla.people.Persons;
import org.rihla.privacy.Consents;
import org.rihla.values.CaseId;
import org.rihla.values.PersonId;
import org.rihla.web.NotFound;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What registration wrote down wrongly is put right: the old words stay, and whatever was built on them is asked again. */
@Service
public class Correcting {

  /** Everything that registration records of one of the group, but how to reach them and what they agreed to. */
  public record Recorded(Identity identity, String role, String legalStatus) {

    Map<String, String> answers() {
      var answers = new LinkedHashMap<>(identity.answers());
      answers.put("role", role);
      answers.put("legalStatus", legalStatus);
      return answers;
    }
  }

  private final CaseDesk desk;
  private final Cases cases;
  private final Members members;
  private final Persons persons;
  private final Corrections corrections;
  private final IdentityIndex index;
  private final Consents consents;
  private final Access access;
  private final Tasks tasks;
  private final OtherAge otherAge;
  private final WhoCanTell whoCanTell;

  Correcting(CaseDesk desk, Cases cases, Members members, Persons persons, Corrections corrections, IdentityIndex index, Consents consents,
    Access access,
    Tasks tasks, OtherAge otherAge, WhoCanTell whoCanTell) {
    this.desk = desk;
    this.cases = cases;
    this.members = members;
    this.persons = persons;
    this.corrections = corrections;
    this.index = index;
    this.consents = consents;
    this.access = access;
    this.tasks = tasks;
    this.otherAge = otherAge;
    this.whoCanTell = whoCanTell;
  }

  Recorded recorded(ReturnCase of, PersonId person) {
    var standing = members.standing(of.id(), of.member(person));
    return new Recorded(persons.find(person).orElseThrow(() -> new NotFound("person")), standing.role(), standing.legalStatus());
  }

  /** Whoever may write identities but not read them cannot put one right. */
  boolean may(ReturnCase of) {
    return access.may(Act.CORRECT_IDENTITY, of.subject()) && access.reading(Compartment.IDENTITY, of.subject()) == Decision.ALLOWED;
  }

  /** Before anything of the person is locked: whoever writes of them in another case has locked that case first. */
  void keepOpenCases(ReturnCase found, PersonId person) {
    otherOpen(found, person);
  }

  /** @param reason why, in words */
  @Transactional
  public Outcome correct(CaseId id, PersonId person, Recorded now, String reason) {
    var found = desk.open(id, Act.CORRECT_IDENTITY);
    if (!may(found)) throw new NotFound("identity");
    found.member(person);
    var others = otherOpen(found, person);
    persons.lock(List.of(person));
    var before = recorded(found, person);
    var wrong = wrong(before, now);
    if (wrong.isEmpty()) return Outcome.refused("nothing-to-correct");
    if (reason.isBlank()) return Outcome.refused("reason-needed");
    if (now.identity().birthDate().isAfter(desk.today())) return Outcome.refused("not-born-yet");
    if (before.role().equals(Member.PRINCIPAL) != now.role().equals(Member.PRINCIPAL)) return Outcome.refused("principal-stays");

    boolean somebodyNew = !newlyAlike(person, before.identity(), now.identity()).isEmpty();
    corrections.note(person, wrong, reason);
    persons.correct(person, now.identity());
    members.correct(id, person, new Standing(now.role(), now.legalStatus()));
    members.correct(person, now.identity());
    follow(found, person, wrong.keySet(), somebodyNew, before.identity(), now.identity());
    if (before.identity().equals(now.identity())) return Outcome.done();
    var ofPerson = wrong.keySet().stream().filter(before.identity().answers()::containsKey).toList(); // role and legal status are of one case
    Sight.wide(() -> others.forEach(each -> follow(each, person, ofPerson, somebodyNew, before.identity(), now.identity())));
    return Outcome.done();
  }

  /** What follows from it in one of their cases. */
  private void follow(ReturnCase of, PersonId person, Collection<String> fields, boolean somebodyNew, Identity before, Identity now) {
    cases.regroup(of.id(), of.principal()); // pages made before are of other people
    trace(of, person, String.join(" ", fields), somebodyNew);
    if (of.stage() != Stage.CLOSED) otherAge.askAgain(of, person, before, now, consents.of(person));
  }

  /** Who is corrected in a case long closed may be on their way in another: it is built on the same words, and nobody changes it meanwhile. */
  private List<ReturnCase> otherOpen(ReturnCase found, PersonId person) {
    return Sight.wide(() -> cases.open(person).stream().filter(other -> !other.equals(found.id())).map(cases::lock)
      .filter(other -> other.stage() != Stage.CLOSED && other.members().contains(person)).toList());
  }

  private void trace(ReturnCase of, PersonId person, String fields, boolean somebodyNew) {
    boolean asked = somebodyNew && of.stage() != Stage.CLOSED;
    if (asked) tasks.ask(of.id(), of.host(), TaskKind.ANSWER_DUPLICATE_QUESTION, person);
    desk.record(of, Act.CORRECT_IDENTITY, "IDENTITY_CORRECTED", person, fields,
      asked ? List.of(Told.of(person, Fact.DUPLICATE_QUESTION, Fact.NO, desk.today())) : List.of());
  }

  /** What is no longer so, with what stood there. */
  private static Map<String, String> wrong(Recorded before, Recorded now) {
    var after = now.answers();
    var wrong = new LinkedHashMap<String, String>();
    before.answers().forEach((field, answer) -> {
      if (!answer.equals(after.get(field))) wrong.put(field, answer);
    });
    return wrong;
  }

  /** People who are like whom they turned out to be, and were not like whom they were taken for. */
  private List<Hit> newlyAlike(PersonId person, Identity before, Identity now) {
    var known = index.candidates(before).stream().map(Hit::person).toList();
    return index.candidates(now).stream().filter(hit -> !hit.person().equals(person) && !known.contains(hit.person())).toList();
  }

  /**
   * Asked again after a correction, or of whoever can tell where the registrar could not. Two records of one person are not made one; but nobody is helped twice at a time.
   *
   * @param same the known person, where the answer says so
   */
  @Transactional
  public Outcome answerDuplicateQuestion(CaseId id, PersonId person, String answer, @Nullable PersonId same) {
    var found = desk.open(id, Act.ANSWER_DUPLICATE_QUESTION);
    var answered = new DuplicateAnswer(answer, same);
    if (!answered.isWhole()) return Outcome.refused("who-is-the-same");
    if (answered.isNone() || whoCanTell.wouldGuess(id, person)) return Outcome.refused("somebody-out-of-sight");
    if (same != null && (same.equals(found.member(person)) || cases.hasOpen(same))) return Outcome.refused("has-open-case");
    tasks.finish(id, found.member(person), TaskKind.ANSWER_DUPLICATE_QUESTION, TaskKind.FIND_WHO_CAN_TELL);
    desk.record(found, Act.ANSWER_DUPLICATE_QUESTION, "DUPLICATE_ANSWERED", person, answer,
      Told.of(person, Fact.DUPLICATE_QUESTION, answer, desk.today()));
    return Outcome.done();
  }
}
