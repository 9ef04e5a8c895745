package org.rihla.casework;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rihla.access.Act;
import org.rihla.access.Actor;
import org.rihla.access.Sight;
import org.rihla.values.CaseId;
import org.rihla.values.Country;
import org.rihla.values.Ids;
import org.rihla.values.OfficeCode;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What managers decide about a case beside its eligibility: the few safeguards that two of them may override, and where nobody is sent. */
@Service
public class Decisions {

  private static final String GOING = """
    select id, office from casework.return_case where country = ? and stage in ('REGISTERED', 'APPLIED', 'APPROVED', 'CLEARED')""";

  private final CaseDesk desk;
  private final Overrides overrides;
  private final Tasks tasks;
  private final JdbcClient db;

  Decisions(CaseDesk desk, Overrides overrides, Tasks tasks, JdbcClient db) {
    this.desk = desk;
    this.overrides = overrides;
    this.tasks = tasks;
    this.db = db;
  }

  /** The first of the two people. The reason is kept closed with the principal's key. Only the person can insist on leaving before a reflection period ends. */
  @Transactional
  public Outcome askOverride(CaseId id, Safeguard safeguard, String reason, boolean personInsists) {
    var found = desk.open(id, Act.OVERRIDE_SAFEGUARD);
    if (safeguard.override() == Safeguard.Override.NEVER) return Outcome.refused("never-overridden");
    if (Substance.lacking(reason)) return Outcome.refused("reason-too-short");
    if (safeguard == Safeguard.REFLECTION_PERIOD_OVER && !personInsists) return Outcome.refused("insistence-needed");
    var before = overrides(found).stream().filter(asked -> asked.safeguard() == safeguard).findFirst().orElse(null);
    if (before != null) return Outcome.refused(before.confirmed() ? "already-overridden" : "override-still-asked");
    overrides.ask(found, safeguard, reason);
    tasks.ask(id, found.host(), TaskKind.CONFIRM_OVERRIDE);
    desk.record(found, Act.OVERRIDE_SAFEGUARD, "OVERRIDE_ASKED", null, safeguard.name());
    return Outcome.done();
  }

  /** The second: never the one who asked. */
  @Transactional
  public Outcome confirmOverride(CaseId id, Safeguard safeguard) {
    var found = desk.open(id, Act.OVERRIDE_SAFEGUARD);
    var askedBy = overrides.askedBy(id, safeguard);
    if (askedBy.isEmpty()) return Outcome.refused("override-not-asked");
    if (askedBy.get().equals(Actor.current().id())) return Outcome.refused("second-person-needed");
    overrides.confirm(id, safeguard);
    finishIfConfirmed(found);
    desk.record(found, Act.OVERRIDE_SAFEGUARD, "OVERRIDDEN", null, safeguard.name());
    return Outcome.done();
  }

  /** They were granted for what has changed now: whoever still needs one asks again. @param because the act that changed it */
  void endOverrides(ReturnCase of, Gate gate, Act because) {
    var ended = overrides.end(of.id(), gate);
    for (var safeguard : ended) desk.record(of, because, "OVERRIDE_ENDED", null, safeguard.name());
    if (!ended.isEmpty()) finishIfConfirmed(of);
  }

  private void finishIfConfirmed(ReturnCase of) {
    if (overrides(of).stream().allMatch(Overrides.Request::confirmed)) tasks.finish(of.id(), TaskKind.CONFIRM_OVERRIDE);
  }

  /** Those that wait for a second person, or hold. */
  List<Overrides.Request> overrides(ReturnCase of) {
    return overrides.of(of.id()).stream().filter(each -> !each.ended()).toList();
  }

  /** Nobody is sent there until somebody lifts the notice; open cases are stopped at their next gate. */
  @Transactional
  public void closeDestination(Country country, String source) {
    desk.requireSomewhere(Act.CLOSE_DESTINATION, "closed " + country.code());
    if (notices().stream().noneMatch(notice -> notice.country().equals(country.code()) && notice.liftedOn() == null))
      tellThoseGoing(country);
    db.sql("insert into casework.destination_notice (id, country, closed_from, source, noted_by) values (?, ?, ?, ?, ?)")
      .params(Ids.next(), country.code(), desk.today(), source, Actor.current().id().value()).update();
  }

  @Transactional
  public void reopenDestination(Country country) {
    desk.requireSomewhere(Act.CLOSE_DESTINATION, "reopened " + country.code());
    db.sql("update casework.destination_notice set lifted_on = ? where country = ? and lifted_on is null")
      .params(desk.today(), country.code()).update();
    Sight.wide(() -> db.sql(GOING).param(country.code()).query(row -> {
      tasks.finish(new CaseId(row.getObject(1, UUID.class)), TaskKind.TELL_DESTINATION_CLOSED);
    }));
  }

  /** People who plan their life on it hear it from their counsellor, and not at the next gate. */
  private void tellThoseGoing(Country country) {
    Sight.wide(() -> db.sql(GOING).param(country.code()).query(row -> {
      tasks.ask(new CaseId(row.getObject(1, UUID.class)), new OfficeCode(row.getString(2)), TaskKind.TELL_DESTINATION_CLOSED);
    }));
  }

  /** Until the end of the transaction nobody else notes one. @return the version of what is noted */
  @Transactional(propagation = Propagation.MANDATORY)
  String keepNotices() {
    db.sql("lock table casework.destination_notice in share row exclusive mode").update();
    return versionOf(notices());
  }

  /** Notices are added, and lifted once. */
  static String versionOf(List<Notice> notices) {
    return notices.size() + "-" + notices.stream().filter(notice -> notice.liftedOn() != null).count();
  }

  record Notice(String country, LocalDate from, @Nullable LocalDate liftedOn, String source) {
  }

  List<Notice> notices() {
    return db.sql("select country, closed_from, lifted_on, source from casework.destination_notice order by closed_from desc, id desc")
      .query(
        (row, _) -> new Notice(row.getString(1), row.getObject(2, LocalDate.class), row.getObject(3, LocalDate.class), row.getString(4)))
      .list();
  }
}
