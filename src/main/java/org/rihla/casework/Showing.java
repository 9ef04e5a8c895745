package org.rihla.casework;

import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.rihla.access.Compartment;
import org.rihla.people.Contact;
import org.rihla.people.Identity;
import org.rihla.privacy.Disclosable;
import org.rihla.values.PersonId;

/**
 * What of each person a page shows. At the host's everything that the reader's role lets; in the office of origin what was handed over of that person
 * and nothing else.
 *
 * @param whole at the host's
 * @param header nothing but the case under its number: the office of origin has not yet accepted it
 */
public record Showing(boolean whole, boolean header, Map<PersonId, Set<Disclosable>> fields) {

  public static final Showing WHOLE = new Showing(true, false, Map.of());

  /** Also what somebody opened in an emergency, of everybody: it is for what was not handed over. */
  Showing with(Collection<PersonId> people, Set<Compartment> opened) {
    if (whole || header || opened.isEmpty()) return this;
    var more = new HashMap<PersonId, Set<Disclosable>>();
    for (var person : people)
      more.put(person, Arrays.stream(Disclosable.values())
        .filter(field -> opened.contains(field.compartment()) || fields.getOrDefault(person, Set.of()).contains(field))
        .collect(Collectors.toSet()));
    return new Showing(false, false, more);
  }

  /** Changes when less, or more, is shown: an open page knows by it that it is out of date. "" at the host's. */
  public String stamp() {
    if (whole) return "";
    return header
      ? "header"
      : Integer.toHexString(new TreeMap<>(fields.entrySet().stream()
        .collect(Collectors.toMap(each -> each.getKey().toString(), each -> each.getValue().stream().sorted().toList().toString())))
        .hashCode());
  }

  public boolean shows(PersonId person, Disclosable field) {
    return whole || fields.getOrDefault(person, Set.of()).contains(field);
  }

  /** The parts of a name that may be shown; "" where there are none. */
  String name(PersonId person, Identity who) {
    if (whole) return who.fullName();
    return ((shows(person, Disclosable.GIVEN_NAMES) ? who.givenNames() : "") + " "
      + (shows(person, Disclosable.FAMILY_NAME) ? who.familyName() : "")).strip();
  }

  /** What somebody is called here. @param masked whether the reader needs no names */
  String called(PersonId person, Identity who, boolean masked) {
    if (whole) return masked ? who.initials() : who.fullName();
    var name = masked ? "" : name(person, who);
    return name.isEmpty() ? "–" : name;
  }

  Contact contact(PersonId person, Contact known) {
    return whole
      ? known
      : new Contact(shows(person, Disclosable.TELEPHONE) ? known.telephone() : null, known.safeToCall(),
        shows(person, Disclosable.ADDRESS) ? known.address() : null,
        shows(person, Disclosable.PLACE_OF_RETURN) ? known.placeOfReturn() : null,
        shows(person, Disclosable.CONTACT_IN_ORIGIN) ? known.contactInOrigin() : null);
  }
}
