package org.rihla.reintegration;

import java.util.List;
import org.rihla.access.Compartment;
import org.rihla.casework.Board;
import org.rihla.casework.Board.Cell;
import org.rihla.casework.Board.Table;
import org.rihla.database.Cells;
import org.rihla.web.Ui;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What was planned with people who are home against what was asked for, approved, paid and said to have come; and what waits too long. */
@Configuration
class ReintegrationBoard {

  @Bean
  Board reintegration() {
    return new Board("reintegration", Compartment.REINTEGRATION, List.of(instalments(), plans()));
  }

  /** What is on its way to somebody: who must act, and since when. A week is long for whoever waits for a grant; two, to say that it came. */
  private static Table instalments() {
    return new Table("instalments", List.of("since", "days", "amount", "waits-for"), """
      select m.id, m.number, w.since, :today::date - w.since, w.amount_cents, w.currency, w.status,
        :today::date - w.since > case w.status when 'PAID' then 14 else 7 end
      from mine m join lateral (
        select p.amount_cents, p.currency, p.status, (case p.status when 'REQUESTED' then p.requested_at when 'APPROVED' then p.approved_at
          else p.paid_at end at time zone :zone)::date as since
        from funding.payment p where p.case_id = m.id and p.status in ('REQUESTED', 'APPROVED', 'PAID') offset 0) w on true
      where m.stage in ('ARRIVED', 'REINTEGRATING')""",
      (row, ui) -> List.of(Cell.of(ui.date(row.date(3))), Cell.late(ui.number(row.count(4)), row.yes(8)),
        Cell.figure(ui.money(row.money(5, 6))),
        Cell.of(ui.t("board.waits." + row.text(7)))));
  }

  /** Plan against proof, a line for each currency: nothing is converted. */
  private static Table plans() {
    return new Table("plans", List.of("home-since", "activities", "agreed", "planned", "asked", "paid", "came", "left"),
      """
          select m.id, m.number, m.arrived_on, coalesce(k.activities, 0), g.agreed_on, coalesce(k.planned, 0), coalesce(k.asked, 0), coalesce(k.paid, 0),
          coalesce(k.came, 0), k.currency, m.stage = 'ARRIVED' and m.arrived_on < :today::date - 30
        from mine m
        left join lateral (select coalesce(a.currency, p.currency) as currency, a.activities, a.planned, p.asked, p.paid, p.came
          from (select x.currency, count(*) as activities, sum(x.budget_cents) as planned from reintegration.activity x
            where x.case_id = m.id group by x.currency) a
          full join (select y.currency, sum(y.amount_cents) as asked, sum(y.amount_cents) filter (where y.status in ('PAID', 'RECEIPT_CONFIRMED')) as paid,
              sum(y.amount_cents) filter (where y.status = 'RECEIPT_CONFIRMED') as came
            from funding.payment y where y.case_id = m.id and y.status <> 'CANCELLED' group by y.currency) p on p.currency = a.currency) k on true
        left join lateral (select max(z.agreed_on) as agreed_on from reintegration.agreement z where z.case_id = m.id and z.agreed) g on true
        where m.stage in ('ARRIVED', 'REINTEGRATING')""",
      (row, ui) -> List.of(Cell.of(ui.date(row.date(3))), Cell.figure(ui.number(row.count(4))),
        row.maybeDate(5) == null ? Cell.late(ui.t("board.not-agreed"), row.yes(11)) : Cell.of(ui.date(row.date(5))), money(row, 6, ui),
        money(row, 7, ui),
        money(row, 8, ui), money(row, 9, ui), left(row, ui)));
  }

  private static Cell money(Cells row, int cents, Ui ui) {
    return Cell.figure(row.maybe(10).isEmpty() ? "–" : ui.money(row.money(cents, 10)));
  }

  /** Of the plan, after all that was asked for. */
  private static Cell left(Cells row, Ui ui) {
    if (row.maybe(10).isEmpty()) return Cell.figure("–");
    return Cell.figure(ui.money(row.money(6, 10).minus(row.money(7, 10))));
  }
}
