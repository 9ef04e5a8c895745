package org.rihla.programme;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.rihla.values.CaseId;
import org.rihla.values.PersonId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Which programme this installation holds, and how far each of its cases has been replayed. */
@Repository
class ReplayLog {

  /** A case begun, and how many of its steps are done. */
  record Known(CaseId id, int steps) {
  }

  private final JdbcClient db;

  ReplayLog(JdbcClient db) {
    this.db = db;
  }

  /** @throws ProfileRefused if the installation holds another programme already */
  @Transactional(rollbackFor = Exception.class)
  public void begin(String fingerprint, Profile profile) throws ProfileRefused {
    var held = db.sql("select fingerprint from programme.year").query(String.class).optional();
    if (held.isPresent() && !held.get().equals(fingerprint))
      throw new ProfileRefused(
        "The database of this installation already holds another programme year: give this one another --home, and a database of its own.");
    if (held.isPresent()) return;
    db.sql("insert into programme.year (fingerprint, host, year) values (?, ?, ?)")
      .params(fingerprint, profile.host().code(), profile.year()).update();
    source("invented", "true");
    source("profile", profile.host().code() + "-" + profile.year());
    source("published", published(profile.published()));
    source("assumed", profile.filled().stream().sorted().collect(Collectors.joining(" ")));
  }

  private static String published(Profile.Published totals) {
    return "persons=%d countries=%d by_country=%s virtual_counselling_persons=%d supported_persons=%d reinforced_of_returned=%d reinforced_of_supported=%d"
      .formatted(totals.persons(),
        totals.countries(),
        totals.byCountry().entrySet().stream().map(e -> e.getKey() + ":" + e.getValue()).collect(Collectors.joining(",")),
        totals.virtualCounsellingPersons(), totals.supportedPersons(), totals.reinforcedOfReturned(), totals.reinforcedOfSupported());
  }

  private void source(String key, String value) {
    db.sql("insert into programme.source (key, value) values (?, ?)").params(key, value).update();
  }

  boolean complete() { return db.sql("select count(*) from programme.year where finished_at is not null").query(Long.class).single() > 0; }

  void finish(Instant at) { db.sql("update programme.year set finished_at = ?").param(Timestamp.from(at)).update(); }

  Map<Integer, Known> cases() {
    var known = new HashMap<Integer, Known>();
    db.sql("select key, case_id, steps from programme.replayed_case")
      .query(row -> {
        known.put(row.getInt(1), new Known(new CaseId(row.getObject(2, UUID.class)), row.getInt(3)));
      });
    return known;
  }

  void reached(int key, CaseId id, List<PersonId> members, int steps) {
    if (steps > 1) {
      db.sql("update programme.replayed_case set steps = ? where key = ?").params(steps, key).update();
      return;
    }
    db.sql("insert into programme.replayed_case (key, case_id, members, steps) values (?, ?, ?::uuid[], ?)")
      .params(key, id.value(), members.stream().map(PersonId::toString).toArray(String[]::new), steps).update();
  }

  List<PersonId> members(CaseId id) {
    return db.sql("select members from programme.replayed_case where case_id = ?").param(id.value())
      .query((row, _) -> Arrays.stream((UUID[]) row.getArray(1).getArray()).map(PersonId::new).toList()).single();
  }
}
