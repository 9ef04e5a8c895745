package org.rihla.funding;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rihla.access.Access;
import org.rihla.access.Act;
import org.rihla.privacy.Audit;
import org.rihla.values.Country;
import org.rihla.values.Ids;
import org.rihla.values.Money;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Donors' money and the lines it may be spent on. */
@Service
public class Funds {

  private final JdbcClient db;
  private final Access access;
  private final Audit audit;

  Funds(JdbcClient db, Access access, Audit audit) {
    this.db = db;
    this.access = access;
    this.audit = audit;
  }

  @Transactional
  public UUID open(String donor, String title) {
    access.require(Act.MANAGE_FUNDS, null);
    var id = Ids.next();
    db.sql("insert into funding.fund (id, donor, title) values (?, ?, ?)").params(id, donor, title).update();
    audit.record(Act.MANAGE_FUNDS, id, null, "DONE", "fund");
    return id;
  }

  /** @param category of the code list {@code cost_category}; @param country null for every country of return */
  @Transactional
  public UUID addLine(UUID fund, String category, @Nullable Country country, Money amount, LocalDate from, LocalDate until) {
    access.require(Act.MANAGE_FUNDS, null);
    var id = Ids.next();
    db.sql(
      "insert into funding.budget_line (id, fund_id, category, country, currency, amount_cents, valid_from, valid_until) values (?, ?, ?, ?, ?, ?, ?, ?)")
      .params(id, fund, category, country == null ? null : country.code(), amount.currency(), amount.cents(), from, until).update();
    audit.record(Act.MANAGE_FUNDS, id, null, "DONE", "budget_line");
    return id;
  }

  public record Line(String fund, String donor, String category, @Nullable String country, Money amount, Money reserved, LocalDate from,
    LocalDate until) {

    /** Of what time a line is on a day: it pays only while it is open. */
    public Time on(LocalDate day) {
      return day.isBefore(from) ? Time.TO_COME : day.isAfter(until) ? Time.ENDED : Time.OPEN;
    }

    /** What can still be promised. */
    public Money free() { return new Money(amount.cents() - reserved.cents(), amount.currency()); }
  }

  public enum Time {
    OPEN, TO_COME, ENDED
  }

  public List<Line> lines() {
    return db.sql("""
      select f.title, f.donor, l.category, l.country, l.currency, l.amount_cents, l.reserved_cents, l.valid_from, l.valid_until
      from funding.budget_line l join funding.fund f on f.id = l.fund_id order by f.title, l.category, l.country nulls first""")
      .query((row, _) -> new Line(row.getString(1), row.getString(2), row.getString(3), row.getString(4),
        new Money(row.getLong(6), row.getString(5)),
        new Money(row.getLong(7), row.getString(5)), row.getObject(8, LocalDate.class), row.getObject(9, LocalDate.class)))
      .list();
  }

  public record Fund(UUID id, String donor, String title) {
  }

  public List<Fund> all() {
    return db.sql("select id, donor, title from funding.fund order by title")
      .query((row, _) -> new Fund(row.getObject(1, UUID.class), row.getString(2), row.getString(3))).list();
  }
}
