package org.rihla.privacy;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rihla.values.Ids;
import org.rihla.values.PersonId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What each person agreed to, or on what other basis we process; one dated record per purpose. Added to, and withdrawn; never changed. */
@Repository
public class Consents {

  /** The version of the texts that are read out; the texts themselves are messages {@code consent.<purpose>}. */
  private static final String TEXT_VERSION = "1";

  /**
   * @param purpose of the code list {@code consent_purpose}
   * @param basis of the code list {@code legal_basis}
   * @param howGiven of the code list {@code how_given}
   * @param language ISO 639, in which it was explained
   * @param guardian whether a guardian gave it for a child
   */
  public record Consent(String purpose, String basis, boolean given, String howGiven, String language, boolean guardian) {
  }

  public record Recorded(Consent consent, Instant at, @Nullable Instant withdrawnAt) {
  }

  private final JdbcClient db;
  private final Clock clock;

  Consents(JdbcClient db, Clock clock) {
    this.db = db;
    this.clock = clock;
  }

  public void record(PersonId person, List<Consent> consents) {
    for (var consent : consents) {
      db.sql("""
        insert into privacy.consent (id, person_id, purpose, basis, given, how_given, language, guardian, text_version, recorded_at)
        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
        .params(Ids.next(), person.value(), consent.purpose(), consent.basis(), consent.given(), consent.howGiven(), consent.language(),
          consent.guardian(),
          TEXT_VERSION, Timestamp.from(clock.instant()))
        .update();
    }
  }

  /** Whether the last word of each of them on this purpose was yes, and not taken back. */
  public boolean allAgree(List<PersonId> persons, String purpose) {
    return db.sql("""
      select count(*) from (
        select distinct on (person_id) given and withdrawn_at is null as agrees from privacy.consent
        where person_id = any(?) and purpose = ? order by person_id, recorded_at desc, id desc) last where agrees""")
      .params(persons.stream().map(PersonId::value).toArray(UUID[]::new), purpose).query(Long.class).single() == persons.size();
  }

  public void withdraw(PersonId person, String purpose) {
    db.sql("update privacy.consent set withdrawn_at = ? where person_id = ? and purpose = ? and withdrawn_at is null")
      .params(Timestamp.from(clock.instant()), person.value(), purpose).update();
  }

  public List<Recorded> of(PersonId person) {
    return db.sql("""
      select purpose, basis, given, how_given, language, guardian, recorded_at, withdrawn_at from privacy.consent
      where person_id = ? order by recorded_at, id""").param(person.value())
      .query((row, _) -> new Recorded(
        new Consent(row.getString("purpose"), row.getString("basis"), row.getBoolean("given"), row.getString("how_given"),
          row.getString("language"), row.getBoolean("guardian")),
        row.getTimestamp("recorded_at").toInstant(),
        row.getTimestamp("withdrawn_at") == null ? null : row.getTimestamp("withdrawn_at").toInstant()))
      .list();
  }
}
