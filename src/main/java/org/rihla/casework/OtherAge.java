package org.rihla.casework;

import java.util.ArrayList;
import java.util.List;
import org.rihla.access.Act;
import org.rihla.people.Identity;
import org.rihla.privacy.Consents.Recorded;
import org.rihla.values.PersonId;
import org.springframework.stereotype.Component;

/** Somebody was written down as a child and is an adult, or the other way round: what turning 18, or an adult's leaving, asks is asked now. */
@Component
class OtherAge {

  private final CaseDesk desk;
  private final Decisions decisions;
  private final Leaving leaving;
  private final Reopening reopening;
  private final Tasks tasks;

  OtherAge(CaseDesk desk, Decisions decisions, Leaving leaving, Reopening reopening, Tasks tasks) {
    this.desk = desk;
    this.decisions = decisions;
    this.leaving = leaving;
    this.reopening = reopening;
    this.tasks = tasks;
  }

  /** The trace of what is asked again is written with the verb of the correction. */
  void askAgain(ReturnCase of, PersonId person, Identity before, Identity now, List<Recorded> consents) {
    var today = desk.today();
    boolean adult = before.minorOn(today) && !now.minorOn(today);
    boolean child = !before.minorOn(today) && now.minorOn(today);
    var again = again(of, person, before, now);
    if (child && !Consenting.guardianAgreed(consents)) again.add(Told.of(person, Fact.LEGAL_BASIS, Fact.NO, today));
    if (!again.isEmpty()) {
      decisions.endOverrides(of, Gate.CLEAR, Act.CORRECT_IDENTITY); // they were granted for whom this was taken for
      desk.record(of, Act.CORRECT_IDENTITY, "ASKED_AGAIN", person, "", again);
    }
    if (adult) {
      tasks.finish(of.id(), person, TaskKind.DECLARE_AS_CHILD);
      reopening.turnedOutAdult(of, person);
    }
    if (child) {
      reopening.turnedOutMinor(of, person);
      leaving.turnedOutMinor(of, person);
      if (of.stage().beforeBoarding())
        tasks.ask(of.id(), of.host(), TaskKind.DECLARE_AS_CHILD, person);
    }
  }

  /** Their declaration, where it was made by a child who was none, or by an adult who was none. */
  private List<Told> again(ReturnCase of, PersonId person, Identity before, Identity now) {
    var again = new ArrayList<Told>();
    var declared = desk.told(of, person, Fact.DECLARATION);
    if (of.stage().beforeBoarding() && declared != null && declared.finding().equals(Fact.YES)
      && before.minorOn(declared.from()) != now.minorOn(declared.from()))
      again.add(Told.of(person, Fact.DECLARATION, Fact.AGAIN, desk.today()));
    return again;
  }
}
