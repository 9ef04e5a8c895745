package org.rihla.casework;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rihla.access.Subject;
import org.rihla.values.CaseId;
import org.rihla.values.Country;
import org.rihla.values.OfficeCode;
import org.rihla.values.PersonId;
import org.rihla.web.NotFound;

/**
 * A travel group on its way: one principal and those who return with them.
 *
 * @param number what people call it, with a check character
 * @param country of return
 * @param shared whether the origin office may see it at all: it was offered to them, or the people have departed
 * @param held whether a hold stops every forward move
 * @param subject what the decision must know of it
 * @param principal the first of the members
 */
public record ReturnCase(CaseId id, String number, Stage stage, int version, OfficeCode host, @Nullable OfficeCode hostParent,
  OfficeCode origin, Country country,
  boolean shared, boolean held, PersonId principal, List<PersonId> members, LocalDate registeredOn, @Nullable LocalDate plannedDeparture,
  @Nullable LocalDate departedOn, @Nullable LocalDate arrivedOn, @Nullable LocalDate closedOn, @Nullable String closureReason,
  Subject subject) {

  /** Which office answers for the people of the case, of the code list {@code custody}: the host's until they have been seen arriving. */
  public String custody() {
    return arrivedOn == null ? "HOST" : "ORIGIN";
  }

  /** The office that answers for the people. */
  public OfficeCode custodian() {
    return custody().equals("HOST") ? host : origin;
  }

  /** Whether it is this office, or for the host's one above it, that answers for the people. */
  public boolean isInCustodyOf(OfficeCode office) {
    return custody().equals("ORIGIN") == office.equals(origin);
  }

  /** Whether the office of origin works on it already. */
  public boolean sharedAndAccepted() {
    return shared && subject.handover().accepted();
  }

  /** @throws org.rihla.web.NotFound if the person is not one of the travel group */
  public PersonId member(PersonId person) {
    if (!members.contains(person)) throw new NotFound("member");
    return person;
  }

  /** May this gate be passed on that day? Says so, or names everything that is missing. */
  Move pass(Gate gate, Evidence facts, LocalDate on) {
    if (stage != gate.from()) return new Move.OutOfOrder(stage, gate.to());
    var unmet = Safeguard.unmet(gate, facts, on);
    return unmet.isEmpty() ? new Move.Made(gate.to()) : new Move.Refused(unmet);
  }
}
