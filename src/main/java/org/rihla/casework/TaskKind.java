package org.rihla.casework;

import java.time.LocalDate;
import org.rihla.access.Compartment;
import org.rihla.access.Role;

/** Everything that somebody is asked to do: whose work it is, and how many days they have. Words: message {@code task.<kind>}. */
public enum TaskKind {
  /** Nobody of that side works on it any more. */
  GIVE_TO_SOMEBODY(Role.OFFICE_MANAGER, 1),
  DECIDE_APPLICATION(Role.OFFICE_MANAGER, 5), RESERVE_MONEY(Role.FINANCE_OFFICER, 5), CONFIRM_OVERRIDE(Role.OFFICE_MANAGER, 2),
  CONFIRM_READER(Role.DATA_PROTECTION_OFFICER, 1), CONFIRM_TRANSFER(Role.DATA_PROTECTION_OFFICER, 1),
  OFFER_AGAIN(Role.RETURN_COUNSELLOR, 5),
  ANSWER_TRANSFER(Role.ORIGIN_CASE_WORKER, 5), DELETE_COPIES(Role.ORIGIN_CASE_WORKER, 30),
  /** Somebody took back that we may work with what they told us: whether they know what ends with it. */
  TALK_ABOUT_CONSENT(Role.RETURN_COUNSELLOR, 1),
  /** Somebody said by themselves that they stay: whether it was their own will, and what help they want now. */
  CALL_WHO_STAYS(Role.RETURN_COUNSELLOR, 1),
  /** What somebody asks to have put right in their own file. */
  ANSWER_WISH(Role.RETURN_COUNSELLOR, 5),
  ANSWER_DUPLICATE_QUESTION(Role.RETURN_COUNSELLOR, 2),
  /** Until somebody has answered who sees both. */
  FIND_WHO_CAN_TELL(Role.OFFICE_MANAGER, 2),
  /** Within 72 hours. */
  REVIEW_EMERGENCY(Role.DATA_PROTECTION_OFFICER, 3),
  /** For each who works on the case, whatever they work as; it goes away when the emergency has been looked at. */
  KNOW_OF_EMERGENCY(Role.PROTECTION_OFFICER, 3),
  TELL_NOT_ELIGIBLE(Role.RETURN_COUNSELLOR, 2), TELL_DESTINATION_CLOSED(Role.RETURN_COUNSELLOR, 2),
  PREPARE_JOURNEY(Role.MOVEMENTS_OFFICER, 10), EXAMINE(Role.MEDICAL_OFFICER, 10), RENEW_DOCUMENT(Role.MOVEMENTS_OFFICER, 3),
  /** Until the day of departure. */
  SEE_OFF(Role.MOVEMENTS_OFFICER, 0),
  DECLARE_AS_CHILD(Role.RETURN_COUNSELLOR, 3), DECLARE_AS_ADULT(Role.RETURN_COUNSELLOR, 3), ADULT_TRANSITION(Role.PROTECTION_OFFICER, 3),
  LOOK_AFTER_CHILD(Role.PROTECTION_OFFICER, 1),
  REVIEW_HOLD(Role.PROTECTION_OFFICER, 3), ASSESS_VULNERABILITY(Role.PROTECTION_OFFICER, 7),
  ASSESS_FAMILY(Role.PROTECTION_OFFICER, 14, Compartment.CHILD),
  SIGN_SECURITY_RISK(Role.PROTECTION_OFFICER, 7, Compartment.TRAFFICKING),
  /** For one of a panel, whatever they work as. */
  CONFIRM_BEST_INTERESTS(Role.OFFICE_MANAGER, 3), REOPEN_BEST_INTERESTS(Role.PROTECTION_OFFICER, 3),
  /** Until three days before the departure. */
  CONFIRM_RECEPTION(Role.ORIGIN_CASE_WORKER, 0), CONFIRM_ARRIVAL(Role.ORIGIN_CASE_WORKER, 1), FIND_MISSING(Role.OFFICE_MANAGER, 0),
  AGREE_PLAN(Role.ORIGIN_CASE_WORKER, 30), CLEAR_CONTRADICTION(Role.RETURN_COUNSELLOR, 14), APPROVE_PAYMENT(Role.OFFICE_MANAGER, 5);

  private final Role role;
  private final int days;
  private final Compartment of;

  TaskKind(Role role, int days) { this(role, days, Compartment.CASE); }

  TaskKind(Role role, int days, Compartment of) {
    this.role = role;
    this.days = days;
    this.of = of;
  }

  /** Its words alone tell something of this part of the file. */
  Compartment of() { return of; }

  /** Of those it is asked of, where it is not asked of one alone. */
  public Role role() { return role; }

  LocalDate due(LocalDate asked) { return asked.plusDays(days); }
}
