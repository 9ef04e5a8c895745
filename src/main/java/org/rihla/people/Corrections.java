package org.rihla.people;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.rihla.access.Actor;
import org.rihla.privacy.Place;
import org.rihla.privacy.Seals;
import org.rihla.values.Ids;
import org.rihla.values.PersonId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What was recorded wrongly of people, and why it was put right. The old words stay, closed with the key of their person. */
@Repository
public class Corrections {

  public static final String BEFORE = "people.correction.before";
  public static final String REASON = "people.correction.reason";

  /** @param before what stood there, by the names of the fields; "" where nothing stood */
  public record Correction(Instant at, String role, String office, Map<String, String> before, String reason) {
  }

  private final JdbcClient db;
  private final Seals seals;
  private final Clock clock;

  Corrections(JdbcClient db, Seals seals, Clock clock) {
    this.db = db;
    this.seals = seals;
    this.clock = clock;
  }

  public void note(PersonId person, Map<String, String> before, String reason) {
    var id = Ids.next();
    var seal = seals.of(person);
    var actor = Actor.current();
    var lines = before.entrySet().stream().map(each -> each.getKey() + "=" + each.getValue()).collect(Collectors.joining("\n"));
    db.sql("""
      insert into people.correction (id, person_id, corrected_at, corrected_by, actor_role, office, fields, before, reason)
      values (?, ?, ?, ?, ?, ?, ?, ?, ?)""")
      .params(id, person.value(), Timestamp.from(clock.instant()), actor.id().value(), actor.role().name(), actor.office().value(),
        before.keySet().toArray(String[]::new), seal.close(lines, Place.of(BEFORE, id)), seal.close(reason, Place.of(REASON, id)))
      .update();
  }

  /** The newest first. */
  public List<Correction> of(PersonId person) {
    var seal = seals.of(person);
    return db.sql("select corrected_at, actor_role, office, before, reason, id from people.correction where person_id = ? order by id desc")
      .param(person.value())
      .query((row, _) -> new Correction(row.getTimestamp(1).toInstant(), row.getString(2), row.getString(3),
        fields(Objects.requireNonNull(seal.open(row.getBytes(4), Place.of(BEFORE, row.getObject(6, UUID.class))))),
        Objects.requireNonNull(seal.open(row.getBytes(5), Place.of(REASON, row.getObject(6, UUID.class))))))
      .list();
  }

  private static Map<String, String> fields(String lines) {
    var fields = new LinkedHashMap<String, String>();
    lines.lines().forEach(line -> fields.put(line.substring(0, line.indexOf('=')), line.substring(line.indexOf('=') + 1)));
    return fields;
  }
}
