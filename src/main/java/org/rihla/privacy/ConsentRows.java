package org.rihla.privacy;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.rihla.access.Role;
import org.rihla.privacy.Consents.Consent;
import org.rihla.privacy.Consents.Recorded;
import org.rihla.privacy.Consents.Terms;
import org.rihla.privacy.Consents.Withdrawn;
import org.rihla.values.Country;
import org.rihla.values.Language;
import org.rihla.values.PersonId;

/** How what was said is read again. */
final class ConsentRows {

  static final String OF_PERSONS = """
    select c.id, c.person_id, c.purpose, c.basis, c.given, c.how_given, c.language, c.guardian, c.text_version, c.recorded_at,
      c.recipient_name, c.covers, c.interpreter, c.assent, c.assent_reason, c.witness, c.guardian_id, c.expires_on, c.text_language,
      c.text_host, c.text_origin, c.text_organisation, c.recorded_role, c.recorded_office, w.withdrawn_at, w.channel, w.effect
    from privacy.consent c left join privacy.consent_withdrawal w on w.consent_id = c.id
    where c.person_id = any(?) order by c.recorded_at, c.id""";

  private ConsentRows() {}

  static Recorded recorded(ResultSet row) throws SQLException {
    var withdrawnAt = row.getTimestamp("withdrawn_at");
    var role = row.getString("recorded_role");
    return new Recorded(row.getObject("id", UUID.class),
      new Consent(row.getString("purpose"), row.getString("basis"), row.getBoolean("given"), row.getString("how_given"),
        row.getString("language"), row.getBoolean("guardian"), terms(row), reading(row)),
      row.getString("text_version"), row.getTimestamp("recorded_at").toInstant(), role == null ? null : Role.valueOf(role),
      row.getString("recorded_office"), row.getBytes("witness"),
      withdrawnAt == null ? null : new Withdrawn(withdrawnAt.toInstant(), row.getString("channel"), row.getString("effect")));
  }

  private static Terms terms(ResultSet row) throws SQLException {
    var covers = Arrays.stream((String[]) row.getArray("covers").getArray()).map(Disclosable::valueOf)
      .collect(Collectors.toCollection(() -> EnumSet.noneOf(Disclosable.class)));
    var guardian = row.getObject("guardian_id", UUID.class);
    return new Terms(row.getString("recipient_name"), covers, row.getString("interpreter"),
      Assent.of(row.getString("assent"), row.getString("assent_reason")), null, guardian == null ? null : new PersonId(guardian),
      row.getObject("expires_on", LocalDate.class));
  }

  private static @Nullable Reading reading(ResultSet row) throws SQLException {
    var language = row.getString("text_language");
    return language == null
      ? null
      : new Reading(Language.of(language), country(row.getString("text_host")), country(row.getString("text_origin")),
        row.getObject("text_organisation", Integer.class));
  }

  private static @Nullable Country country(@Nullable String code) { return code == null ? null : new Country(code); }
}
