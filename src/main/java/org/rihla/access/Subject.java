package org.rihla.access;

import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.rihla.values.CaseId;
import org.rihla.values.OfficeCode;
import org.rihla.values.StaffId;

/**
 * What the decision must know of a case: whose it is, who works on it, and what it is waiting for. All of it is read with the case, so that the
 * decision itself asks nobody.
 *
 * @param host the office that prepares the return
 * @param hostParent the office above it, if there is one
 * @param origin the office in the country of origin
 * @param shared whether the origin office may see it at all: it was offered to them, or the people have departed
 * @param workers who has taken it on
 * @param named who is named for a sealed compartment of this one case
 * @param travelling the days on which its journey is prepared, made and followed
 * @param paying the days on which money is asked, reserved or paid for it
 * @param apart what is so for single accounts
 * @param handover how far it has gone from the host's to the office of origin
 */
public record Subject(CaseId id, OfficeCode host, @Nullable OfficeCode hostParent, OfficeCode origin, boolean shared,
  Map<StaffId, Worker> workers,
  Map<StaffId, Set<Compartment>> named, Period travelling, Period paying, Apart apart, Handover handover) {

  /** Where nobody is set apart, shared as a whole or not at all. */
  public Subject(CaseId id, OfficeCode host, @Nullable OfficeCode hostParent, OfficeCode origin, boolean shared,
    Map<StaffId, Worker> workers, Map<StaffId, Set<Compartment>> named, Period travelling, Period paying) {
    this(id, host, hostParent, origin, shared, workers, named, travelling, paying, Apart.NOBODY, shared ? Handover.WHOLE : Handover.NONE);
  }

  /** From one day until another, both included. Without a first day it never begins; without a last it goes on. */
  public record Period(@Nullable LocalDate from, @Nullable LocalDate until) {

    boolean contains(LocalDate day) { return from != null && !day.isBefore(from) && (until == null || !day.isAfter(until)); }
  }

  /** @param since the first day */
  public record Worker(Role role, OfficeCode office, LocalDate since) {
  }

  /** Whether they have an interest of their own in it, and must stay away. */
  public boolean isBarred(StaffId who) {
    return apart.bars(who);
  }

  public boolean isWorkedOnBy(StaffId who) { return workers.containsKey(who); }

  /** Whether somebody else in the same role, of the same side, works on it. */
  public boolean isColleaguesOf(Actor who) {
    return workers.entrySet().stream().anyMatch(each -> !each.getKey().equals(who.id()) && each.getValue().role() == who.role()
      && each.getValue().office().equals(origin) == who.office().equals(origin));
  }

  boolean isOfHost(OfficeCode office) {
    // The head office of a host country works on the cases of the offices below it; they do not work on each other's.
    return office.equals(host) || office.equals(hostParent);
  }

  boolean isOfOrigin(OfficeCode office) { return shared && office.equals(origin); }

  public boolean isOf(OfficeCode office) { return isOfHost(office) || isOfOrigin(office); }

  /** Also a case that the office of origin has not yet accepted. */
  boolean isKnownTo(OfficeCode office, LocalDate today) {
    return isOfHost(office) || isOfOrigin(office) && handover.lasts(today);
  }

  boolean isHeldBy(OfficeCode office, LocalDate today) { return isKnownTo(office, today) && (isOfHost(office) || handover.accepted()); }

  /** What has not gone over to the one office, or no longer is with the other, is not for it, whatever its people work as. */
  boolean lets(OfficeCode office, Compartment compartment, Right right, LocalDate today) {
    return isOfHost(office) ? handover.letsHost(compartment, right, today) : handover.letsOrigin(compartment, right);
  }

  public boolean isNamed(StaffId who, Compartment sealed) { return named.getOrDefault(who, Set.of()).contains(sealed); }

  /** What is not sealed itself, such as the list of the named, is for those named for anything. */
  boolean names(StaffId who, Compartment compartment) {
    return compartment.sealed() ? isNamed(who, compartment) : !named.getOrDefault(who, Set.of()).isEmpty();
  }
}
