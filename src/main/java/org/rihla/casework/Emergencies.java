package org.rihla.casework;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rihla.access.Actor;
import org.rihla.access.Compartment;
import org.rihla.access.Role;
import org.rihla.access.Sight;
import org.rihla.database.CaseRows;
import org.rihla.database.Row;
import org.rihla.privacy.Place;
import org.rihla.privacy.Seals;
import org.rihla.values.CaseId;
import org.rihla.values.Ids;
import org.rihla.values.OfficeCode;
import org.rihla.values.PersonId;
import org.rihla.values.StaffId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table of what was opened in emergencies. Nothing of it is written over; what is thought of it is added once. */
@Repository
class Emergencies {

  static final String WORDS = "casework.emergency.words";
  static final String REVIEW = "casework.emergency.review";
  private static final int MOST = 200;
  private static final String COLUMNS = """
    select e.id, e.case_id, c.number, e.staff_id, e.role, e.office, e.compartment, e.reason, e.words, e.closed_for, e.renews, e.opened_at,
      e.ends_at, e.withheld, e.finding, e.reviewed_by, e.reviewed_at
    from casework.emergency e join casework.return_case c on c.id = e.case_id\s""";

  static final CaseRows<Emergency> OF_CASE = new CaseRows<>(COLUMNS + "where e.case_id = ? order by e.opened_at, e.id", Emergencies::read);

  private final JdbcClient db;
  private final Seals seals;

  Emergencies(JdbcClient db, Seals seals) {
    this.db = db;
    this.seals = seals;
  }

  private static Emergency read(Row row) throws java.sql.SQLException {
    var finding = row.maybeText(15);
    var second = row.maybeId(16);
    return new Emergency(row.id(1), new CaseId(row.id(2)), row.text(3), new StaffId(row.id(4)), row.code(5, Role.class), new OfficeCode(row
      .text(6)), row.code(7, Compartment.class), row.text(8), row.closed(9), row.person(10), row.maybeId(11), row.moment(12), row.moment(
        13),
      row.yes(14), finding == null ? null : Emergency.Finding.valueOf(finding), second == null ? null : new StaffId(second),
      row.maybeMoment(17));
  }

  List<Emergency> of(CaseId id) { return OF_CASE.of(id, db); }

  /** The newest first. */
  List<Emergency> newest() {
    return db.sql(COLUMNS + "order by e.opened_at desc, e.id desc limit " + MOST).query((columns, _) -> read(new Row(columns))).list();
  }

  Optional<Emergency> find(UUID id) {
    return db.sql(COLUMNS + "where e.id = ?").param(id).query((columns, _) -> read(new Row(columns))).optional();
  }

  /** Everything of one account, the oldest first. Until the end of the transaction they open no other beside it: two at once are one after the other. */
  List<Emergency> keepOf(StaffId who) {
    return Sight.wide(() -> { // also at an office that they have left
      db.sql("select id from access.staff where id = ? for update").param(who.value()).query(UUID.class).optional(); // also for their first
      return db.sql(COLUMNS + "where e.staff_id = ? order by e.opened_at, e.id").param(who.value())
        .query((columns, _) -> read(new Row(columns))).list();
    });
  }

  void open(ReturnCase of, Compartment part, String reason, String words, Instant now, EmergencyRule.Answer.Opens opens) {
    var me = Actor.current();
    var id = Ids.next();
    var whose = seals.firstOf(of.members(), of.principal());
    db.sql(
      """
        insert into casework.emergency (id, case_id, staff_id, role, office, compartment, reason, words, closed_for, renews, opened_at, ends_at)
        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
      .params(id, of.id().value(), me.id().value(), me.role().name(), me.office().value(), part.name(), reason,
        seals.of(whose).close(words, Place.of(WORDS, id)), whose.value(), opens.renews(), Timestamp.from(now),
        Timestamp.from(opens
          .until()))
      .update();
  }

  void review(Emergency of, Emergency.Finding finding, String words, Instant now) {
    db.sql("update casework.emergency set finding = ?, review = ?, reviewed_by = ?, reviewed_at = ? where id = ? and finding is null")
      .params(finding.name(), seals.of(of.closedFor()).close(words, Place.of(REVIEW, of.id())), Actor.current().id().value(),
        Timestamp.from(now), of.id())
      .update();
  }

  /** What is written in a review is closed with the key of this person. */
  boolean anyToReview(PersonId closedFor) {
    return db.sql("select exists (select from casework.emergency where closed_for = ? and finding is null)").param(closedFor.value())
      .query(Boolean.class).single();
  }

  void withhold(UUID id, boolean withheld) {
    db.sql("update casework.emergency set withheld = ? where id = ?").params(withheld, id).update();
  }

  /** Why it could not wait; null where the key of the person is gone. */
  @Nullable
  String words(Emergency of) { return open(of, of.words(), WORDS); }

  /** What was thought of it, in words. */
  @Nullable
  String review(Emergency of) {
    var closed = db.sql("select review from casework.emergency where id = ?").param(of.id()).query((row, _) -> Optional.ofNullable(row
      .getBytes(1))).single();
    return closed.map(each -> open(of, each, REVIEW)).orElse(null);
  }

  private @Nullable String open(Emergency of, byte[] closed, String place) {
    return seals.of(List.of(of.closedFor())).of(of.closedFor(), Compartment.EMERGENCIES)
      .map(key -> Objects.requireNonNull(key.open(closed, Place.of(place, of.id())))).orElse(null);
  }
}
