package org.rihla.casework;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rihla.access.Sight;
import org.rihla.database.CaseRows;
import org.rihla.people.Identity;
import org.rihla.values.CaseId;
import org.rihla.values.PersonId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table of those who are, or were, of a travel group. */
@Repository
class Members {

  /** @param role of the code list {@code case_role}; @param left the day they withdrew alone, or null for those who are of the group */
  record Belonging(PersonId person, String role, @Nullable LocalDate left) {
  }

  /** Those of the group, and those who were. */
  static final CaseRows<Belonging> BELONGING = new CaseRows<>(
    "select person_id, case_role, withdrew_on from casework.case_member where case_id = ? order by withdrew_on nulls first, place",
    row -> new Belonging(row.person(1), row.text(2), row.maybeDate(3)));

  private final JdbcClient db;

  Members(JdbcClient db) {
    this.db = db;
  }

  List<Belonging> of(CaseId id) { return BELONGING.of(id, db); }

  /** Also of whoever left. */
  List<CaseId> casesOf(PersonId person) {
    return db.sql("select case_id from casework.case_member where person_id = ?").param(person.value()).query(UUID.class).list().stream()
      .map(CaseId::new).toList();
  }

  void join(CaseId id, PersonId person, String role, String legalStatus, String sex, int age) {
    db.sql(
      """
        insert into casework.case_member (case_id, person_id, place, case_role, legal_status, sex, age_at_registration)
        select ?, ?, coalesce(max(place) + 1, 0), ?, ?, ?, ? from casework.case_member where case_id = ?
        on conflict (case_id, person_id) do update set case_role = excluded.case_role, legal_status = excluded.legal_status, sex = excluded.sex,
          age_at_registration = excluded.age_at_registration, withdrew_on = null, withdrawal_channel = null""")
      .params(id.value(), person.value(), role, legalStatus, sex, age, id.value()).update();
    // Who comes back begins anew: what time re-opened before they left is asked of them again.
    db.sql("delete from casework.reopening where case_id = ? and person_id = ?").params(id.value(), person.value()).update();
  }

  void leave(CaseId id, PersonId person, String channel, LocalDate on) {
    db.sql("update casework.case_member set withdrew_on = ?, withdrawal_channel = ? where case_id = ? and person_id = ?")
      .params(on, channel, id.value(), person.value()).update();
  }

  /** A role says what somebody is to the principal: whoever was it becomes to the new one what that one was to them, seen from there. */
  void succeed(CaseId id, PersonId before, PersonId principal) {
    db.sql("""
      update casework.case_member m set case_role = case s.case_role when 'CHILD' then 'PARENT' when 'PARENT' then 'CHILD'
        when 'SPOUSE' then 'SPOUSE' when 'SIBLING' then 'SIBLING' else 'OTHER_RELATIVE' end
      from casework.case_member s where m.case_id = ? and m.person_id = ? and s.case_id = m.case_id and s.person_id = ?""")
      .params(id.value(), before.value(), principal.value()).update();
    db.sql("update casework.case_member set case_role = 'PRINCIPAL' where case_id = ? and person_id = ?")
      .params(id.value(), principal.value()).update();
  }

  /** @param role and {@code legalStatus} of their code lists */
  record Standing(String role, String legalStatus) {
  }

  Standing standing(CaseId id, PersonId person) {
    return db.sql("select case_role, legal_status from casework.case_member where case_id = ? and person_id = ?")
      .params(id.value(), person.value()).query((row, _) -> new Standing(row.getString(1), row.getString(2))).single();
  }

  void correct(CaseId id, PersonId person, Standing now) {
    db.sql("update casework.case_member set case_role = ?, legal_status = ? where case_id = ? and person_id = ?")
      .params(now.role(), now.legalStatus(), id.value(), person.value()).update();
  }

  /** In each of their cases, what is counted of them is what was true on its days. */
  void correct(PersonId person, Identity who) {
    Sight.wide(() -> correctEverywhere(person, who));
  }

  private void correctEverywhere(PersonId person, Identity who) {
    db.sql("""
      select m.case_id, c.registered_on, c.departed_on, m.age_at_departure is not null from casework.case_member m
      join casework.return_case c on c.id = m.case_id where m.person_id = ?""").param(person.value()).query(row -> {
      var departed = row.getObject(3, LocalDate.class);
      db.sql("update casework.case_member set sex = ?, age_at_registration = ?, age_at_departure = ? where case_id = ? and person_id = ?")
        .params(who.sex().name(), who.ageOn(row.getObject(2, LocalDate.class)),
          departed == null || !row.getBoolean(4) ? null : who.ageOn(departed), row.getObject(1, UUID.class), person.value())
        .update();
    });
  }

  void noteAgesAtDeparture(CaseId id, PersonId person, int age) {
    db.sql("update casework.case_member set age_at_departure = ? where case_id = ? and person_id = ?")
      .params(age, id.value(), person.value()).update();
  }
}
