package org.rihla.journey;

import static org.rihla.journey.Programme.CONAKRY;
import static org.rihla.journey.Programme.RABAT;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;
import org.rihla.access.Actor;
import org.rihla.access.Forbidden;
import org.rihla.access.Role;
import org.rihla.casework.Registration.DuplicateAnswer;
import org.rihla.people.Identity.Sex;
import org.rihla.values.PersonId;
import org.rihla.web.NotFound;
import org.rihla.web.Stale;

/**
 * What happens to one group, by chance: mostly what helps them on, by whoever's work it is; now and then something that stops them, somebody who should not, two
 * at once, or a machine that dies in the middle. The same number plans the same history; which of two at once comes first is not planned.
 */
final class History {

  /** Who they are decides what must be known of them. */
  enum Group {
    ALONE, COUPLE_WITH_CHILD, CHILD_ALONE, ALMOST_OF_AGE, TRAFFICKED, SEEKING_ASYLUM, ILL
  }

  /** The machine dies before the end of the transaction. */
  private static final class Died extends RuntimeException {
    private static final long serialVersionUID = 1;
  }

  /** Of whoever acts beside somebody else. */
  private static final ScopedValue<SplittableRandom> BESIDE = ScopedValue.newInstance();
  private static final int WRONG_HANDS = 3;
  private static final int DIES = 3;
  private static final int TWO_AT_ONCE = 4;
  private static final int PERCENT = 100;

  final Programme p;
  private final SplittableRandom chance;
  final Group group;
  final Family family;
  private final LocalDate born;
  final Planted planted;
  final List<String> done = Collections.synchronizedList(new ArrayList<>());
  private final List<Actor> everybody;
  /** How much of it helps them on, in percent: lives differ. */
  private final int calm;

  History(Programme p, long seed, Planted planted, List<Actor> everybody) {
    this.p = p;
    this.planted = planted;
    this.everybody = everybody;
    chance = new SplittableRandom(seed);
    group = Group.values()[(int) Math.floorMod(seed, (long) Group.values().length)];
    calm = oneOf(List.of(65, 85, 96));
    born = switch (group) {
      case CHILD_ALONE -> Family.MONDAY.minusYears(15);
      case ALMOST_OF_AGE -> Family.MONDAY.minusYears(18).plusDays(20 + chance.nextInt(40));
      case COUPLE_WITH_CHILD, ALONE, TRAFFICKED, SEEKING_ASYLUM, ILL -> Family.MONDAY.minusYears(35);
    };
    family = group == Group.COUPLE_WITH_CHILD
      ? Family.registered(p)
      : Family.of(p, Programme.GUINEA, Family.person(Sex.M, "PRINCIPAL", born, new DuplicateAnswer("DIFFERENT_PERSON", null)));
  }

  /** On the day of this history. */
  boolean isAChild(PersonId person) { return family.today.isBefore(ofAge(person)); }

  boolean isOf(Group... some) { return List.of(some).contains(group); }

  SplittableRandom chance() { return BESIDE.isBound() ? BESIDE.get() : chance; }

  /** The day on which they are eighteen. */
  LocalDate ofAge(PersonId person) { return bornOn(person).plusYears(18); }

  private LocalDate bornOn(PersonId person) {
    return group == Group.COUPLE_WITH_CHILD && person.equals(family.child()) ? Family.MONDAY.minusYears(9) : born;
  }

  PersonId anyone() { return oneOf(family.everybody); }

  <T> T oneOf(List<T> some) { return some.get(chance().nextInt(some.size())); }

  boolean oneIn(int many) { return chance().nextInt(many) == 0; }

  /** A deed of somebody in that role, at Rabat; sometimes of somebody else altogether. */
  void host(Role role, Callable<?> deed) {
    by(p.as(role, RABAT), deed);
  }

  void second(Role role, Callable<?> deed) { by(p.as(role, RABAT, "2"), deed); }

  void origin(Role role, Callable<?> deed) { by(p.as(role, CONAKRY), deed); }

  private void by(Actor usually, Callable<?> deed) {
    var who = chance().nextInt(PERCENT) < WRONG_HANDS ? oneOf(everybody) : usually;
    try {
      Programme.on(family.today, who, deed);
    } catch (Forbidden | NotFound | Stale refused) {
      // as it should be: of the others of the group something may still be done
    }
  }

  /** What happens next. Helped along most of the time, so that some come home. */
  void goOn(Deeds deeds) {
    var deed = chance().nextInt(PERCENT) < calm ? deeds.helping(this) : deeds.anything(this);
    done.add(deed.name() + "@" + family.today);
    int how = chance().nextInt(PERCENT);
    if (how < DIES) dies(deed);
    else if (how < DIES + TWO_AT_ONCE) atOnce(deed, deeds.anything(this));
    else perform(deed);
  }

  /** What is refused to whoever may not, or comes too late, is as it should be. */
  private void perform(Deeds.Deed deed) {
    try {
      deed.does().accept(this);
    } catch (Forbidden | NotFound | Stale refused) {
      done.add("…refused");
    }
  }

  /** Nothing of it is left. */
  private void dies(Deeds.Deed deed) {
    done.add("…and died");
    var before = written();
    var today = family.today;
    try {
      p.transaction.executeWithoutResult(_ -> {
        perform(deed);
        throw new Died();
      });
    } catch (Died asMeant) {
      family.today = today;
    }
    if (!written().equals(before)) throw new AssertionError(deed.name() + " died, and something of it is left");
  }

  private String written() {
    return p.db.sql("""
      select c.version || ' ' || c.stage || ' ' || (select count(*) from casework.case_history h where h.case_id = c.id) || ' '
        || (select count(*) from casework.evidence e where e.case_id = c.id) from casework.return_case c where c.id = ?""")
      .param(family.id.value()).query(String.class).single();
  }

  /** The second draws from a source of its own, so that both are planned by the number; who comes first is not. */
  private void atOnce(Deeds.Deed one, Deeds.Deed other) {
    if (one.alone() || other.alone()) {
      perform(one);
      perform(other);
      return;
    }
    done.add("…at once with " + other.name());
    var own = chance().split();
    var failure = new AtomicReference<Throwable>();
    var beside = Thread.ofVirtual().start(() -> ScopedValue.where(BESIDE, own).run(() -> {
      try {
        perform(other);
      } catch (Throwable e) {
        failure.set(e);
      }
    }));
    perform(one);
    try {
      beside.join();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
    if (failure.get() != null) throw new IllegalStateException(failure.get());
  }
}
