package org.rihla.privacy;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rihla.access.Actor;
import org.rihla.access.Organisation;
import org.rihla.access.Role;
import org.rihla.values.Country;
import org.rihla.values.Ids;
import org.rihla.values.PersonId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * What each person agreed to, or on what other basis something is handed on: one dated record per purpose and recipient. Added to; what is taken
 * back is a record of its own.
 */
@Repository
public class Consents {

  public static final String WITNESS = "privacy.consent.witness";

  /**
   * @param purpose of the code list {@code consent_purpose}
   * @param basis of the code list {@code legal_basis}
   * @param howGiven of the code list {@code how_given}
   * @param language ISO 639, in which it was explained
   * @param guardian whether a guardian gave it for a child
   * @param reading of its text; null where none was read
   */
  public record Consent(String purpose, String basis, boolean given, String howGiven, String language, boolean guardian, Terms terms,
    @Nullable Reading reading) {

    public Consent(String purpose, String basis, boolean given, String howGiven, String language, boolean guardian, Terms terms) {
      this(purpose, basis, given, howGiven, language, guardian, terms, Reading.inTheirs(language).orElse(null));
    }

    public Consent(String purpose, String basis, boolean given, String howGiven, String language, boolean guardian) {
      this(purpose, basis, given, howGiven, language, guardian, Terms.USUAL);
    }

    /** The fields that it is about, where it was a yes. */
    Set<Disclosable> covered() {
      return terms.covers().isEmpty() ? Purpose.valueOf(purpose).usual() : terms.covers();
    }

    /** Whether it opens anything: not where the child says no, whatever the guardian says. */
    public boolean opens() {
      return given && !objected();
    }

    public boolean objected() {
      return terms.assent() != null && terms.assent().objects();
    }

    Consent answered(boolean yes) {
      return new Consent(purpose, basis, yes, howGiven, language, guardian, terms, reading);
    }

    public boolean isConsent() { return basis.equals("CONSENT"); }
  }

  /**
   * What a consent says beyond its purpose.
   *
   * @param recipient the organisation, where the purpose needs one named; else ""
   * @param covers the fields it is about; none: the usual ones of its purpose
   * @param interpreter of the code list {@code consent_interpreter}
   * @param assent the child's own answer; null where it was not asked
   * @param witness who was there when it was said and not signed
   * @param guardian who of the group gave it for a child; null where nobody of the group did
   * @param until the last day on which it holds
   */
  public record Terms(String recipient, Set<Disclosable> covers, String interpreter, @Nullable Assent assent, @Nullable Witness witness,
    @Nullable PersonId guardian, @Nullable LocalDate until) {

    public static final Terms USUAL = new Terms("", Set.of(), "NONE_NEEDED", null, null, null, null);

    public Terms covering(Set<Disclosable> fields) { return new Terms(recipient, fields, interpreter, assent, witness, guardian, until); }

    public Terms until(LocalDate day) { return new Terms(recipient, covers, interpreter, assent, witness, guardian, day); }

    public Terms givenBy(PersonId parent) { return new Terms(recipient, covers, interpreter, assent, witness, parent, until); }

    public Terms before(Witness somebody) { return new Terms(recipient, covers, interpreter, assent, somebody, guardian, until); }

    public Terms saying(Assent child) { return new Terms(recipient, covers, interpreter, child, witness, guardian, until); }

    /** @param by of the code list {@code consent_interpreter} */
    public Terms interpreted(String by) {
      return new Terms(recipient, covers, by, assent, witness, guardian, until);
    }

    public Terms to(String organisation) { return new Terms(organisation, covers, interpreter, assent, witness, guardian, until); }
  }

  /** @param version of the text that was read out; recordedBy: as what, or null before that was noted */
  public record Recorded(UUID id, Consent consent, String version, Instant at, @Nullable Role recordedBy, @Nullable String office,
    byte @Nullable [] witness, @Nullable Withdrawn withdrawn) {

    public boolean holds(LocalDate on) {
      return consent.opens() && withdrawn == null && (consent.terms().until() == null || !on.isAfter(consent.terms().until()));
    }
  }

  /** @param channel of {@code withdrawal_channel}; effect: of {@code consent_effect} */
  public record Withdrawn(Instant at, String channel, String effect) {
  }

  private final JdbcClient db;
  private final Seals seals;
  private final ConsentTexts texts;
  private final Organisation organisation;
  private final Clock clock;

  Consents(JdbcClient db, Seals seals, ConsentTexts texts, Organisation organisation, Clock clock) {
    this.organisation = organisation;
    this.db = db;
    this.seals = seals;
    this.texts = texts;
    this.clock = clock;
  }

  public void record(PersonId person, List<Consent> consents) {
    var who = Actor.current();
    // who the texts name is asked once, and only where one was read
    var named = consents.stream().anyMatch(each -> each.isConsent() && each.reading() != null) ? organisation.numbered() : null;
    for (var consent : consents) {
      var terms = consent.terms();
      var assent = terms.assent();
      var reading = consent.reading() == null || !consent.isConsent() ? null : consent.reading().by(named);
      var id = Ids.next();
      db.sql(
        """
          insert into privacy.consent (id, person_id, purpose, basis, given, how_given, language, guardian, text_version, recorded_at, recipient,
            recipient_name, covers, interpreter, assent, assent_reason, witness, guardian_id, expires_on, text_language, text_host, text_origin,
            text_organisation, recorded_by, recorded_role, recorded_office)
          values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
        .params(id, person.value(), consent.purpose(), consent.basis(), consent.given(), consent.howGiven(), consent.language(),
          consent.guardian(), texts.version(consent.purpose()), now(), Purpose.valueOf(consent.purpose()).recipient().name(),
          terms.recipient(), terms.covers().stream().sorted().map(Enum::name).toArray(String[]::new), terms.interpreter(),
          assent == null ? null : assent.answer(), assent == null ? null : assent.why(),
          terms.witness() == null ? null : seals.of(person).close(terms.witness().inOneLine(), Place.of(WITNESS, id)),
          terms.guardian() == null ? null : terms.guardian().value(), terms.until(), reading == null ? null : reading.in().tag(),
          reading == null ? null : code(reading.host()), reading == null ? null : code(reading.origin()),
          reading == null ? null : reading.organisation(), who.id().value(), who.role().name(), who.office().value())
        .update();
    }
  }

  private static @Nullable String code(@Nullable Country country) { return country == null ? null : country.code(); }

  /** Takes back what they agreed to and still holds; another basis than consent is not theirs to take back. @return how many records */
  public int withdraw(PersonId person, Purpose purpose, String recipient, String channel, String effect) {
    var who = Actor.current();
    return db.sql("""
      insert into privacy.consent_withdrawal (consent_id, withdrawn_at, channel, effect, recorded_by, recorded_role, recorded_office)
      select c.id, ?, ?, ?, ?, ?, ? from privacy.consent c where c.person_id = ? and c.purpose = ? and c.basis = 'CONSENT' and c.given
        and (? = '' or c.recipient_name = ?) and not exists (select from privacy.consent_withdrawal w where w.consent_id = c.id)""")
      .params(now(), channel, effect, who.id().value(), who.role().name(), who.office().value(), person.value(), purpose.name(), recipient,
        recipient)
      .update();
  }

  public List<Recorded> of(PersonId person) { return of(List.of(person)).getOrDefault(person, List.of()); }

  /** Of each of them, in the order in which it was written down. */
  public Map<PersonId, List<Recorded>> of(Collection<PersonId> persons) {
    var found = new HashMap<PersonId, List<Recorded>>();
    if (persons.isEmpty()) return found;
    db.sql(ConsentRows.OF_PERSONS).param(persons.stream().map(PersonId::value).toArray(UUID[]::new)).query(row -> {
      found.computeIfAbsent(new PersonId(row.getObject("person_id", UUID.class)), _ -> new ArrayList<>()).add(ConsentRows.recorded(row));
    });
    return found;
  }

  /** The last word of each of them, per purpose and named recipient: what stands. */
  public static List<Recorded> standing(List<Recorded> recorded) {
    var last = new LinkedHashMap<String, Recorded>();
    for (var each : recorded) {
      var key = each.consent().purpose() + " " + each.consent().basis() + " " + each.consent().terms().recipient();
      last.remove(key);
      last.put(key, each);
    }
    return List.copyOf(last.values());
  }

  private Timestamp now() { return Timestamp.from(clock.instant()); }
}
