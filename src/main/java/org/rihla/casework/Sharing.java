package org.rihla.casework;

import java.time.LocalDate;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.rihla.access.Actor;
import org.rihla.access.Compartment;
import org.rihla.access.Handover;
import org.rihla.privacy.Consents;
import org.rihla.privacy.Consents.Consent;
import org.rihla.privacy.Consents.Recorded;
import org.rihla.privacy.Consents.Terms;
import org.rihla.privacy.Disclosable;
import org.rihla.privacy.Disclosure;
import org.rihla.privacy.Manifest;
import org.rihla.privacy.Phase;
import org.rihla.privacy.Purpose;
import org.rihla.privacy.Recipient;
import org.rihla.values.CaseId;
import org.rihla.values.PersonId;
import org.springframework.stereotype.Component;

/** Asks {@link Disclosure} of the people of a case, with what they agreed to. */
@Component
public class Sharing {

  private final Consents consents;
  private final CaseDesk desk;
  private final Disclosure disclosure = new Disclosure();

  Sharing(Consents consents, CaseDesk desk) {
    this.consents = consents;
    this.desk = desk;
  }

  /** Where a case stands between the two offices. */
  static Phase phase(ReturnCase of) {
    if (of.stage() == Stage.CLOSED) return of.departedOn() == null ? Phase.BEFORE_OFFER : Phase.CLOSED;
    if (of.departedOn() != null) return Phase.DEPARTED;
    if (!of.shared()) return Phase.BEFORE_OFFER;
    return of.subject().handover().accepted() ? Phase.ACTIVE : Phase.OFFERED;
  }

  /** What the one who reads is shown of each of them. */
  Showing showing(ReturnCase of, Collection<PersonId> people) {
    if (!Actor.current().office().equals(of.origin())) return Showing.WHOLE;
    var phase = phase(of);
    return phase == Phase.OFFERED ? new Showing(false, true, Map.of()) : new Showing(false, false, toOrigin(phase, people));
  }

  /** The same for a list, where one person may stand with two cases. */
  Map<CaseId, Showing> showing(List<ReturnCase> some) {
    var abroad = some.stream().filter(each -> Actor.current().office().equals(each.origin())).toList();
    var said = abroad.isEmpty()
      ? Map.<PersonId, List<Recorded>>of()
      : consents.of(abroad.stream().flatMap(each -> each.members().stream()).distinct().toList());
    var shown = new HashMap<CaseId, Showing>();
    for (var each : abroad) {
      var phase = phase(each);
      var fields = new HashMap<PersonId, Set<Disclosable>>();
      for (var person : each.members())
        fields.put(person, disclosure.of(Recipient.ORIGIN_OFFICE, "", phase, said.getOrDefault(person, List.of()), desk.today()));
      shown.put(each.id(), new Showing(false, phase == Phase.OFFERED, fields));
    }
    return shown;
  }

  /** Whether the one who reads is let into that part today: what they agreed to may have ended since it was handed over. */
  boolean lets(Compartment part, ReturnCase of, Set<Compartment> today) {
    return !Actor.current().office().equals(of.origin()) || Handover.isOfTheCase(part) || today.contains(part);
  }

  /** The parts that the office of origin is let into today; of no use to others, and not asked for them. */
  Set<Compartment> partsToday(ReturnCase of) {
    return Actor.current().office().equals(of.origin()) ? parts(toOrigin(phase(of), of.members())) : Set.of();
  }

  /** What the office of origin is shown, or would be, in that phase. */
  Map<PersonId, Set<Disclosable>> toOrigin(Phase phase, Collection<PersonId> people) {
    return to(Recipient.ORIGIN_OFFICE, "", phase, people);
  }

  private Map<PersonId, Set<Disclosable>> to(Recipient recipient, String name, Phase phase, Collection<PersonId> people) {
    var said = consents.of(people);
    var disclosed = new HashMap<PersonId, Set<Disclosable>>();
    for (var person : people)
      disclosed.put(person, disclosure.of(recipient, name, phase, said.getOrDefault(person, List.of()), desk.today()));
    return disclosed;
  }

  /**
   * What a request hands over of these people.
   *
   * @return null where one of them has not agreed and no other basis is recorded: then nothing goes
   */
  public @Nullable Manifest handedTo(Recipient recipient, ReturnCase of, List<PersonId> people) {
    var disclosed = to(recipient, "", phase(of), people);
    return people.isEmpty() || disclosed.values().stream().anyMatch(Set::isEmpty) ? null : Manifest.of(people, disclosed);
  }

  boolean allAgree(List<PersonId> people) { return allAgree(people, Purpose.C_SHARE_ORIGIN); }

  private boolean allAgree(List<PersonId> people, Purpose purpose) {
    var said = consents.of(people);
    return !people.isEmpty() && people.stream()
      .allMatch(person -> Disclosure.agrees(said.getOrDefault(person, List.of()), purpose, desk.today()));
  }

  /** Whether each of them agreed that this recipient is told at least these fields. */
  boolean allAgree(ReturnCase of, Purpose purpose, Set<Disclosable> fields) {
    return allAgree(of.members(), purpose)
      && to(purpose.recipient(), "", phase(of), of.members()).values().stream().allMatch(disclosed -> disclosed.containsAll(fields));
  }

  /** The same on that ground: another than consent is recorded for each of them, and is no way around a no. */
  boolean letsGo(ReturnCase of, Purpose purpose, String basis, Set<Disclosable> fields) {
    if (basis.equals("CONSENT")) return allAgree(of, purpose, fields);
    return to(purpose.recipient(), "", phase(of), of.members()).values().stream().allMatch(disclosed -> disclosed.containsAll(fields));
  }

  /** The first day on which one of those who agreed no longer does, less one; null where none of them set a day. */
  @Nullable
  LocalDate until(List<PersonId> people) {
    return consents.of(people).values().stream().flatMap(said -> Consents.standing(said).stream())
      .filter(each -> each.consent().purpose().equals(Purpose.C_SHARE_ORIGIN.name()) && each.holds(desk.today()))
      .map(each -> each.consent().terms().until()).filter(Objects::nonNull).min(LocalDate::compareTo).orElse(null);
  }

  /** What was shared for this reason is so no longer; what else they said still holds. */
  void end(List<PersonId> people, String basis) {
    var said = consents.of(people);
    var over = new Consent(Purpose.C_SHARE_ORIGIN.name(), basis, false, "NOT_ASKED", "", false, Terms.USUAL);
    for (var person : people)
      if (said.getOrDefault(person, List.of()).stream().anyMatch(each -> each.consent().basis().equals(basis)))
        consents.record(person, List.of(over));
  }

  Set<Disclosable> atMost(String basis) { return disclosure.atMost(Recipient.ORIGIN_OFFICE, basis); }

  /** Of a section, what everybody lets; of who somebody is, what anybody does: single fields are asked of each person. */
  static Set<Compartment> parts(Map<PersonId, Set<Disclosable>> disclosed) {
    var all = EnumSet.allOf(Disclosable.class);
    var any = new HashSet<Disclosable>();
    for (var fields : disclosed.values()) {
      all.retainAll(fields);
      any.addAll(fields);
    }
    var parts = EnumSet.noneOf(Compartment.class);
    if (disclosed.isEmpty()) return parts;
    for (var field : Disclosable.values())
      if (field.section() ? all.contains(field) : any.contains(field)) parts.add(field.compartment());
    return parts;
  }
}
