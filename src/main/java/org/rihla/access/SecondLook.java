package org.rihla.access;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rihla.values.OfficeCode;
import org.rihla.values.StaffId;

/**
 * Something that one person asked for and another must have looked at before it is done.
 *
 * @param what codes and ids for whoever carries it out, never a name
 * @param about the account it is about, if it is about one: that one does not answer either
 * @param office of who asked
 * @param until from then on nobody can answer any more
 */
public record SecondLook(UUID id, Kind kind, String what, @Nullable StaffId about, StaffId askedBy, OfficeCode office, Instant askedAt,
  Instant until, @Nullable StaffId answeredBy, @Nullable Instant answeredAt, @Nullable Answer answer) {

  /** What can be asked: by which right the other confirms it, and for how many days it can wait. */
  public enum Kind {
    /** An account, or another role or office for one. Where nobody else is left to confirm it, the manager of the asker's office does. */
    ACCOUNT(Act.CONFIRM_ACCOUNT, 7, Role.OFFICE_MANAGER),
    /** A list of more than a few people. */
    EXPORT(Act.CONFIRM_EXPORT, 3, null),
    /** A statement that everybody may read. */
    PUBLICATION(Act.PUBLISH_STATEMENT, 14, null),
    /** What an authority is given. */
    EXTRACT(Act.APPROVE_EXTRACT, 3, null),
    /** A change of the key file. */
    CEREMONY(Act.CONFIRM_CEREMONY, 7, null);

    private final Act confirmedBy;
    private final int days;
    private final @Nullable Role lastResort;

    Kind(Act confirmedBy, int days, @Nullable Role lastResort) {
      this.confirmedBy = confirmedBy;
      this.days = days;
      this.lastResort = lastResort;
    }

    public Act confirmedBy() { return confirmedBy; }

    int days() { return days; }

    /** They have the right, and use it only while nobody else of those who have it could. */
    @Nullable
    Role lastResort() { return lastResort; }
  }

  public enum Answer {
    CONFIRMED, REFUSED
  }

  /** How it stands. */
  public enum State {
    WAITING, CONFIRMED, REFUSED, EXPIRED
  }

  public State state(Instant now) {
    if (answer == null) return now.isBefore(until) ? State.WAITING : State.EXPIRED;
    return answer == Answer.CONFIRMED ? State.CONFIRMED : State.REFUSED;
  }

  /** One of the words of {@link #what}. */
  public String word(int place) { return what.split(" ")[place]; }
}
