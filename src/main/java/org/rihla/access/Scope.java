package org.rihla.access;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** To which cases a grant applies. Each is a pure question about the case and the day. */
public enum Scope {
  /** Those of one's own office; for the office of origin, once it has accepted them. */
  OFFICE,
  /** The same, and for the office of origin also those that it is asked to accept. */
  OFFERED,
  /** Those of one's own office that one has taken on or was given. */
  ASSIGNED,
  /** The same, for the first thirty days: for those who meet somebody first and hand them on. */
  ASSIGNED_30_DAYS,
  /** Those of one's own office where one is named for the sealed compartment. */
  NAMED,
  /** Those of one's own office whose journey is under way. */
  TRAVELLING,
  /** Those of one's own office for which money is asked, reserved or paid. */
  PAYING,
  /** The one that is about oneself: of it, what is about oneself. Never of no case. */
  SELF,
  /** One of one's own office, for a few hours, where one said why it could not wait. Only for reading, and never of no case. */
  EMERGENCY,
  /** Every case. */
  EVERYWHERE,
  /** No case: what was handed to one's own organisation, while the person agrees and until its day. Decided by {@link Referred}. */
  REFERRED,
  /** No case: figures about all of them. */
  AGGREGATE;

  static final int FIRST_DAYS = 30;

  /** Whether it ends where a case was not handed over. An emergency is for what somebody was not given otherwise. */
  boolean keepsToHandover() {
    return this != EVERYWHERE && this != EMERGENCY && this != SELF;
  }

  boolean holds(Actor who, Compartment compartment, @Nullable Subject of, LocalDate today, Instant now) {
    if (of == null) return this != EMERGENCY && this != SELF;
    return switch (this) {
      case EVERYWHERE -> true;
      case AGGREGATE, REFERRED -> false;
      case OFFERED -> of.isKnownTo(who.office(), today);
      case OFFICE -> of.isHeldBy(who.office(), today);
      case ASSIGNED -> of.isHeldBy(who.office(), today) && of.workers().containsKey(who.id());
      case ASSIGNED_30_DAYS -> {
        var worker = of.workers().get(who.id());
        yield of.isHeldBy(who.office(), today) && worker != null && !today.isAfter(worker.since().plusDays(FIRST_DAYS));
      }
      case SELF -> of.apart().isAbout(who.id());
      case NAMED -> of.isHeldBy(who.office(), today) && of.names(who.id(), compartment);
      case TRAVELLING -> of.isHeldBy(who.office(), today) && of.travelling().contains(today);
      case PAYING -> of.isHeldBy(who.office(), today) && of.paying().contains(today);
      case EMERGENCY -> of.isHeldBy(who.office(), today) && of.apart().hasOpen(who.id(), compartment, now);
    };
  }
}
