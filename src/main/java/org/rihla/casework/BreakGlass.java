package org.rihla.casework;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rihla.access.Access;
import org.rihla.access.Act;
import org.rihla.access.Actor;
import org.rihla.access.Compartment;
import org.rihla.access.Role;
import org.rihla.access.Staff;
import org.rihla.privacy.AuditReading.Withheld;
import org.rihla.values.CaseId;
import org.rihla.web.NotFound;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Opening what is closed because it cannot wait: one part of one case, for reading, for a few hours. Those who work on the case know of it at once,
 * and the data protection officer says afterwards what they think of it.
 */
@Service
public class BreakGlass {

  private final CaseDesk desk;
  private final Emergencies emergencies;
  private final Tasks tasks;
  private final Staff staff;
  private final SealedWords words;
  private final Access access;
  private final Clock clock;

  BreakGlass(CaseDesk desk, Emergencies emergencies, Tasks tasks, Staff staff, SealedWords words, Access access, Clock clock) {
    this.desk = desk;
    this.emergencies = emergencies;
    this.tasks = tasks;
    this.staff = staff;
    this.words = words;
    this.access = access;
    this.clock = clock;
  }

  /** @param reason of the code list {@code emergency_reason} */
  @Transactional
  public Outcome open(CaseId id, Compartment part, String reason, String words) {
    var found = desk.open(id, Act.OPEN_IN_EMERGENCY);
    if (Substance.lacking(words)) return Outcome.refused("reason-too-short");
    if (!access.closedTo(found.subject()).contains(part)) return Outcome.refused("emergency-not-this-part");
    var now = now();
    return switch (EmergencyRule.ask(emergencies.keepOf(Actor.current().id()), id, part, now)) {
      case EmergencyRule.Answer.Refused(var why) -> Outcome.refused(why);
      case EmergencyRule.Answer.Opens opens -> {
        emergencies.open(found, part, reason, words.strip(), now, opens);
        tell(found, part);
        desk.record(found, Act.OPEN_IN_EMERGENCY, opens.renews() == null ? "EMERGENCY_OPENED" : "EMERGENCY_RENEWED", null,
          part + " " + reason);
        yield Outcome.done();
      }
    };
  }

  /** At once: whoever works on it, and of what is sealed also the protection officers of this side. */
  private void tell(ReturnCase found, Compartment part) {
    var me = Actor.current();
    tasks.ask(found.id(), found.host(), TaskKind.REVIEW_EMERGENCY);
    staff.active().stream().filter(each -> !each.id().equals(me.id()))
      .filter(each -> found.subject().isWorkedOnBy(each.id()) || part.sealed() && protects(each, found))
      .forEach(each -> tasks.ask(found.id(), each, TaskKind.KNOW_OF_EMERGENCY));
  }

  private boolean protects(Actor each, ReturnCase found) {
    return each.role() == Role.PROTECTION_OFFICER && access.may(each, Act.READ_CASE, found.subject())
      && each.office().equals(found.origin()) == Actor.current().office().equals(found.origin());
  }

  // ---- afterwards

  /** All of them, the newest first: for who looks at them. */
  public List<Emergency> all() {
    access.require(Act.REVIEW_EMERGENCY, null);
    return emergencies.newest();
  }

  /** @throws NotFound if there is none, or it is not for the reader's eyes */
  public Emergency get(UUID id) {
    access.require(Act.REVIEW_EMERGENCY, null);
    var found = emergencies.find(id).orElseThrow(() -> new NotFound("emergency"));
    access.require(Act.REVIEW_EMERGENCY, desk.read(found.of()).subject());
    return found;
  }

  /** By somebody else than who opened it, whatever they work as today; once. */
  @Transactional
  public Outcome review(UUID id, Emergency.Finding finding, String words) {
    var found = desk.open(get(id).of(), Act.REVIEW_EMERGENCY);
    var one = get(id); // as it is now that the case is ours
    if (one.who().equals(Actor.current().id())) return Outcome.refused("second-person-needed");
    if (one.reviewed()) return Outcome.refused("emergency-reviewed-already");
    if (Substance.lacking(words)) return Outcome.refused("reason-too-short");
    emergencies.review(one, finding, words.strip(), now());
    if (emergencies.of(found.id()).stream().allMatch(Emergency::reviewed))
      tasks.finish(found.id(), TaskKind.REVIEW_EMERGENCY, TaskKind.KNOW_OF_EMERGENCY);
    desk.record(found, Act.REVIEW_EMERGENCY, "EMERGENCY_REVIEWED", null, finding + " " + one.who());
    return Outcome.done();
  }

  /** Whether the person must not be told of it yet, because that would put somebody in danger. */
  @Transactional
  public Outcome withhold(UUID id, boolean withheld) {
    var found = desk.open(get(id).of(), Act.REVIEW_EMERGENCY);
    var one = get(id);
    if (one.who().equals(Actor.current().id())) return Outcome.refused("second-person-needed");
    if (one.withheld() == withheld) return Outcome.done();
    emergencies.withhold(id, withheld);
    desk.record(found, Act.REVIEW_EMERGENCY, withheld ? "EMERGENCY_WITHHELD" : "EMERGENCY_TOLD", null, one.who().toString());
    return Outcome.done();
  }

  /** What was written down of it; null where the key of the person is gone. @param review also null while nobody has looked */
  public record Read(Emergency of, @Nullable String words, @Nullable String review) {
  }

  /** For who looks at it. That they read it is written down first. */
  @Transactional
  public Read read(UUID id) {
    var one = get(id);
    words.viewed(one.of(), one.closedFor(), one.reviewed()
      ? new TreeSet<>(Set.of(Emergencies.WORDS, Emergencies.REVIEW))
      : Set.of(
        Emergencies.WORDS));
    return new Read(one, emergencies.words(one), emergencies.review(one));
  }

  /** What of a file's openings its person is not told yet. */
  public List<Withheld> withheld(CaseId id) {
    return emergencies.of(id).stream().filter(Emergency::withheld).map(each -> new Withheld(each.who(), each.openedAt(), each.endsAt()))
      .toList();
  }

  private Instant now() { return clock.instant().truncatedTo(ChronoUnit.MICROS); }
}
