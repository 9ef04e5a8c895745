package org.rihla.casework;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rihla.access.Compartment;
import org.rihla.access.Office;
import org.rihla.people.Identity;
import org.rihla.privacy.Disclosable;
import org.rihla.values.CaseId;
import org.rihla.values.Language;
import org.rihla.values.PersonId;
import org.rihla.web.Field;
import org.rihla.web.Field.Choice;

/**
 * A case as one reader sees it: with names, or with initials for those who need none.
 *
 * @param people the group, and for the host's readers those who withdrew from it alone
 * @param left those, with the day
 * @param erased of the group and those who left it: nothing of them can be read any more
 * @param sayErased what stands instead of their names, in the reader's language
 * @param told what was last told, by whom or what it is about
 * @param roleNames of the codes of {@code roles}, in the reader's language
 * @param zone of the reader's office
 * @param emergency what is open to the reader in an emergency and not otherwise, each until when
 * @param unproven what is sealed, and open to the reader as soon as they prove that it is them
 * @param now the moment
 * @param showing what was handed over of each of them, for readers in the office of origin
 * @param stays what an open page asks by
 */
public record CaseView(ReturnCase found, Office host, Office origin, Map<PersonId, Identity> people, boolean masked,
  Map<PersonId, String> roles, Map<String, String> roleNames, Map<PersonId, LocalDate> left, Set<PersonId> erased, String sayErased,
  Map<UUID, Map<Fact, Told>> told,
  LocalDate today, ZoneId zone,
  Language language, Map<Compartment, Instant> emergency, Set<Compartment> unproven, Instant now, Showing showing, String stays) {

  public CaseId id() { return found.id(); }

  /** Whether the reader works by the clock of the office of origin. */
  public boolean readerIsAtOrigin() {
    return zone.equals(origin.zone()) && !zone.equals(host.zone());
  }

  /** Where the clock hangs by which the reader is shown times: a country code. */
  public String clockOf() {
    return (readerIsAtOrigin() ? origin : host).country().code();
  }

  /** Of the code list {@code case_role}. */
  public String role(PersonId person) { return roles.getOrDefault(person, ""); }

  public String name(PersonId person) {
    var who = people.get(person);
    if (who == null) return erased.contains(person) ? sayErased : "–";
    return showing.called(person, who, masked);
  }

  /** Of whom a form asks: in a family, initials are the same for all, so that without names they are told with their role and age. */
  public String toldApart(PersonId person) {
    var who = people.get(person);
    if (who == null || !masked && !name(person).equals("–")) return name(person);
    var told = showing.whole() ? name(person) : String.valueOf(found.members().indexOf(person) + 1);
    return told + " · " + roleNames.getOrDefault(role(person), role(person))
      + (shows(person, Disclosable.BIRTH_YEAR) ? " · " + who.ageOn(today) : "");
  }

  /** Whether this reader is told what is about them; what is about nobody alone is for everybody. */
  boolean shows(@Nullable PersonId about) {
    return about == null || people.containsKey(about) || erased.contains(about);
  }

  /** Whether this field of somebody is for this reader's office at all. */
  public boolean shows(PersonId person, Disclosable field) {
    return showing.shows(person, field);
  }

  /** Where an open page asks whether it may stay. */
  public String still() { return "/cases/" + id() + "/still?as=" + stays; }

  /** The same for a page on which somebody types: what is sealed alone does not empty it, nothing typed is lost by resting. */
  public String stillTyping() {
    return "/cases/" + id() + "/still?typing&as=" + Stays.withoutSeals(stays);
  }

  /** Nothing but the header: the office of origin has not yet accepted it. */
  public boolean headerOnly() { return showing.header(); }

  /** What the principal speaks, for a question about language; "" where that is not for this reader. */
  public String spoken() {
    return shows(found.principal(), Disclosable.LANGUAGE) ? identity(found.principal()).language() : "";
  }

  /** What all of the group speak, where it is the same: whoever reads something to one of them does not begin in another's language. */
  String spokenByAll() {
    var spoken = found.members().stream().map(person -> shows(person, Disclosable.LANGUAGE) ? identity(person).language() : "").distinct()
      .toList();
    return spoken.size() == 1 ? spoken.getFirst() : "";
  }

  /** Whether there never was but one, so that nobody asks whom a line is about. */
  public boolean ofOne() { return roles.size() == 1; }

  /** The day a moment was for the reader. */
  public LocalDate day(Instant moment) {
    return LocalDate.ofInstant(moment, zone);
  }

  /** Of whoever was forgotten, one that says nothing. */
  public Identity identity(PersonId person) {
    return Objects.requireNonNullElse(people.get(person), Identity.OF_NOBODY);
  }

  /** Of the case itself. */
  public @Nullable Told told(Fact fact) { return told.getOrDefault(id().value(), Map.of()).get(fact); }

  /** Of one of the travel group. */
  public @Nullable Told told(PersonId person, Fact fact) {
    return told.getOrDefault(person.value(), Map.of()).get(fact);
  }

  /** Those of the travel group of whom a fact was last told as this. */
  public List<PersonId> toldAs(Fact fact, String finding) {
    return found.members().stream().filter(person -> {
      var last = told(person, fact);
      return last != null && last.finding().equals(finding);
    }).toList();
  }

  /** Those of the travel group who are minors today. */
  public List<PersonId> minors() {
    return known().filter(person -> identity(person).minorOn(today)).toList();
  }

  public List<PersonId> adults() {
    return known().filter(person -> !identity(person).minorOn(today)).toList();
  }

  private Stream<PersonId> known() { return found.members().stream().filter(people::containsKey); }

  /** The question which of the travel group a form is about; asked even of one, so that nobody has to guess. */
  public Field whichMember() {
    return which(found.members());
  }

  /** Which of the children. */
  public Field whichMinor() { return which(minors()); }

  public Field which(List<PersonId> all) {
    var some = all.stream().filter(people::containsKey).toList();
    var field = Field.one("person", choices(some));
    return some.size() == 1 ? field.preset(some.getFirst()) : field;
  }

  public Field whichMembers() { return Field.many("persons", choices(known().toList())).needed(); }

  private List<Choice> choices(List<PersonId> persons) {
    return persons.stream().map(person -> new Choice(person.toString(), toldApart(person))).toList();
  }
}
