package org.rihla.funding;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.rihla.database.CaseRows;
import org.rihla.values.CaseId;
import org.rihla.values.Country;
import org.rihla.values.Ids;
import org.rihla.values.Money;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Money promised to a case, by cost category. Check and take are one statement, so the last euro is promised once; who waits for a line and
 * finds it empty then goes on to the next.
 */
@Service
public class Reservations {

  private final JdbcClient db;

  Reservations(JdbcClient db) {
    this.db = db;
  }

  /** The line that pays, or empty if none that may pay this has enough left. @param category of the code list {@code cost_category} */
  @Transactional
  public Optional<UUID> reserve(CaseId id, String category, Country country, Money amount, LocalDate today) {
    var line = db
      .sql(
        """
          update funding.budget_line set reserved_cents = reserved_cents + ?
          where id = (
            select id from funding.budget_line
            where category = ? and currency = ? and (country is null or country = ?) and valid_from <= ? and valid_until >= ? and reserved_cents + ? <= amount_cents
            order by country nulls last, valid_until, id limit 1
            for update)
            and reserved_cents + ? <= amount_cents
          returning id""")
      .params(amount.cents(), category, amount.currency(), country.code(), today, today, amount.cents(), amount.cents()).query(UUID.class)
      .optional();
    line.ifPresent(from -> db.sql(
      "insert into funding.reservation (id, case_id, line_id, category, amount_cents, currency, reserved_on) values (?, ?, ?, ?, ?, ?, ?)")
      .params(Ids.next(), id.value(), from, category, amount.cents(), amount.currency(), today).update());
    return line;
  }

  /** What a case holds for this, in its host's currency; 0 for nothing. */
  public long held(CaseId id, String category) {
    return db
      .sql(
        "select coalesce(sum(amount_cents), 0)::bigint from funding.reservation where case_id = ? and category = ? and released_on is null")
      .params(id.value(), category).query(Long.class).single();
  }

  /** Whether there is a line for this on that day, however little is left of it. */
  public boolean anyLineOpen(String category, Country country, String currency, LocalDate today) {
    return db.sql("""
      select count(*) from funding.budget_line
      where category = ? and currency = ? and (country is null or country = ?) and valid_from <= ? and valid_until >= ?""")
      .params(category, currency, country.code(), today, today).query(Long.class).single() > 0;
  }

  /** What a line that may pay this today can still promise. */
  public record Free(String category, String fund, Money amount) {
  }

  /** In the order in which lines are taken; what this case holds itself counts as free, since it is given back before anything is reserved anew. */
  public List<Free> free(CaseId id, Country country, String currency, LocalDate today) {
    return db
      .sql(
        """
          select l.category, f.title, l.amount_cents - l.reserved_cents + coalesce(
            (select sum(r.amount_cents) from funding.reservation r where r.line_id = l.id and r.case_id = ? and r.released_on is null), 0)::bigint
          from funding.budget_line l join funding.fund f on f.id = l.fund_id
          where l.currency = ? and (l.country is null or l.country = ?) and l.valid_from <= ? and l.valid_until >= ?
          order by l.category, l.country nulls last, l.valid_until, l.id""")
      .params(id.value(), currency, country.code(), today, today)
      .query((row, _) -> new Free(row.getString(1), row.getString(2), new Money(row.getLong(3), currency))).list();
  }

  /** Gives back what a case no longer needs. */
  @Transactional
  public void release(CaseId id, LocalDate today) {
    lockLinesInOrder(id);
    db.sql("""
      with released as (
        update funding.reservation set released_on = ? where case_id = ? and released_on is null returning line_id, amount_cents)
      update funding.budget_line l set reserved_cents = l.reserved_cents - r.amount_cents
      from (select line_id, sum(amount_cents) as amount_cents from released group by line_id) r where l.id = r.line_id""")
      .params(today, id.value()).update();
  }

  /** Gives back one of so many equal shares, rounded down: the others keep at least theirs. What was given back is a row of its own. */
  @Transactional
  public void releaseShare(CaseId id, int shares, LocalDate today) {
    lockLinesInOrder(id);
    var held = db.sql("""
      select id, line_id, category, amount_cents, currency, reserved_on from funding.reservation
      where case_id = ? and released_on is null and amount_cents / ? > 0""").params(id.value(), shares)
      .query((row, _) -> new Held(row.getObject(1, UUID.class), row.getObject(2, UUID.class), row.getString(3), row.getLong(4),
        row.getString(5), row.getObject(6, LocalDate.class)))
      .list();
    for (var each : held) {
      long share = each.cents() / shares;
      db.sql("update funding.reservation set amount_cents = amount_cents - ? where id = ?").params(share, each.id()).update();
      db.sql("""
        insert into funding.reservation (id, case_id, line_id, category, amount_cents, currency, reserved_on, released_on)
        values (?, ?, ?, ?, ?, ?, ?, ?)""")
        .params(Ids.next(), id.value(), each.line(), each.category(), share, each.currency(), each.reservedOn(), today).update();
      db.sql("update funding.budget_line set reserved_cents = reserved_cents - ? where id = ?").params(share, each.line()).update();
    }
  }

  private record Held(UUID id, UUID line, String category, long cents, String currency, LocalDate reservedOn) {
  }

  /** Everybody takes the lines of a case in the order in which they are looked for, so that nobody waits for each other in a ring. */
  private void lockLinesInOrder(CaseId id) {
    db.sql("""
      select id from funding.budget_line
      where id in (select line_id from funding.reservation where case_id = ? and released_on is null)
      order by category, country nulls last, valid_until, id for update""")
      .param(id.value()).query(UUID.class).list();
  }

  /** @param released whether it was given back */
  public record Reservation(String category, Money amount, String fund, boolean released) {
  }

  public static final CaseRows<Reservation> RESERVED = new CaseRows<>("""
    select r.category, r.amount_cents, r.currency, f.title, r.released_on is not null from funding.reservation r
    join funding.budget_line l on l.id = r.line_id join funding.fund f on f.id = l.fund_id where r.case_id = ? order by r.id""",
    row -> new Reservation(row.text(1), row.money(2, 3), row.text(4), row.yes(5)));
}
