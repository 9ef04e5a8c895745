package org.rihla.protection;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.rihla.access.Actor;
import org.rihla.access.Compartment;
import org.rihla.database.CaseRows;
import org.rihla.privacy.Place;
import org.rihla.privacy.Seals;
import org.rihla.values.CaseId;
import org.rihla.values.Ids;
import org.rihla.values.PersonId;
import org.rihla.values.StaffId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The dated findings of protection work, each with its story closed under the person's key. Added to, never changed. */
@Repository
class Findings {

  enum Kind {
    SCREENING, PROTECTION_RESOLUTION, TRACING, FAMILY_ASSESSMENT, BEST_INTERESTS, RECEIVING_ADULT, SECURITY_RISK, REFLECTION_PERIOD,
    LOOKED_AFTER;

    /** With which key its story is closed: what people fear and fled stands with what traffickers did to them. */
    Compartment sealed() {
      return switch (this) {
        case SCREENING, PROTECTION_RESOLUTION, SECURITY_RISK, REFLECTION_PERIOD -> Compartment.TRAFFICKING;
        case TRACING, FAMILY_ASSESSMENT, BEST_INTERESTS, RECEIVING_ADULT, LOOKED_AFTER -> Compartment.CHILD;
      };
    }
  }

  static final String STORY = "protection.finding.story";

  /** @param code what was found, of the kind's code list; story: what was written, closed with the person's key */
  record Finding(UUID id, Kind kind, PersonId person, LocalDate on, String code, @Nullable LocalDate until, String office, StaffId by,
    byte @Nullable [] story) {
  }

  private final JdbcClient db;
  private final Seals seals;

  Findings(JdbcClient db, Seals seals) {
    this.db = db;
    this.seals = seals;
  }

  void add(CaseId id, PersonId person, Kind kind, LocalDate on, String code, @Nullable LocalDate until, @Nullable String story) {
    var finding = Ids.next();
    db.sql(
      """
        insert into protection.finding (id, case_id, person_id, kind, found_on, code, holds_until, story, office, found_by) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
      .params(finding, id.value(), person.value(), kind.name(), on, code, until,
        story == null ? null : seals.toClose(person, kind.sealed()).close(story, Place.of(STORY, finding)),
        Actor.current().office().value(), Actor.current().id().value())
      .update();
  }

  /** Of these kinds only: each circle of readers asks for its own. */
  static CaseRows<Finding> of(Kind... kinds) {
    var names = Arrays.stream(kinds).map(kind -> "'" + kind + "'").collect(Collectors.joining(", "));
    return new CaseRows<>(
      "select kind, person_id, found_on, code, holds_until, office, found_by, story, id from protection.finding where case_id = ? and kind in ("
        + names + ") order by found_on, id",
      row -> new Finding(row.id(9), row.code(1, Kind.class), row.person(2), row.date(3), row.text(4), row.maybeDate(5), row.text(6),
        new StaffId(row.id(7)), row.maybeClosed(8)));
  }
}
