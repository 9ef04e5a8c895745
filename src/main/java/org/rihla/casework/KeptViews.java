package org.rihla.casework;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.rihla.access.Actor;
import org.rihla.values.Ids;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The lists that each account comes back to: what is asked, never who was found. */
@Repository
public class KeptViews {

  private static final int MOST = 12;

  private final JdbcClient db;
  private final Clock clock;

  KeptViews(JdbcClient db, Clock clock) {
    this.db = db;
    this.clock = clock;
  }

  public record Kept(UUID id, CaseFilter filter) {
  }

  List<Kept> mine() {
    return db.sql("select id, stage, country, leaving, mine, held from casework.kept_view where staff_id = ? order by id")
      .param(Actor.current().id().value())
      .query((row, _) -> new Kept(row.getObject(1, UUID.class), CaseFilter.read(row.getString(2), row.getString(3), row.getString(4), row
        .getBoolean(5), row.getBoolean(6))))
      .list();
  }

  /** Once, however often it is kept; of more than twelve the oldest goes. */
  @Transactional
  void keep(CaseFilter filter) {
    var mine = mine();
    if (filter.isAll() || mine.stream().anyMatch(each -> each.filter().equals(filter))) return;
    if (mine.size() >= MOST) drop(mine.getFirst().id());
    db.sql("insert into casework.kept_view (id, staff_id, stage, country, leaving, mine, held, kept_at) values (?, ?, ?, ?, ?, ?, ?, ?)")
      .params(Ids.next(), Actor.current().id().value(), filter.stage() == null ? "" : filter.stage().name(),
        filter.country() == null ? "" : filter.country(), filter.leaving(), filter.mine(), filter.held(), Timestamp.from(clock.instant()))
      .update();
  }

  @Transactional
  void drop(UUID id) {
    db.sql("delete from casework.kept_view where id = ? and staff_id = ?").params(id, Actor.current().id().value()).update();
  }
}
