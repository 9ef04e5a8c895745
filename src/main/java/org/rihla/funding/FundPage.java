package org.rihla.funding;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.rihla.funding.Funds.Line;
import org.rihla.funding.Funds.Time;
import org.rihla.values.Money;
import org.rihla.web.Entry;
import org.rihla.web.Field;

/**
 * The page of the funds.
 *
 * @param shown which lines are listed, or null for all
 * @param paid to people, in hundredths by currency: in theirs, which need not be that of the line
 */
public record FundPage(List<Line> all, @Nullable Time shown, Map<String, Long> paid, LocalDate today, List<Field> fields, Entry entry,
  String key) {

  /** One currency over the lines that are open today. Amounts of two currencies are never added. */
  public record Total(String currency, Money amount, Money reserved, Money free) {
  }

  public List<Line> lines() { return all.stream().filter(line -> shown == null || line.on(today) == shown).toList(); }

  public Time time(Line line) { return line.on(today); }

  public long count(Time time) { return all.stream().filter(line -> line.on(today) == time).count(); }

  public List<Total> totals() {
    var totals = new TreeMap<String, Total>();
    for (var line : all)
      if (line.on(today) == Time.OPEN)
        totals.merge(line.amount().currency(), new Total(line.amount().currency(), line.amount(), line.reserved(), line.free()),
          FundPage::plus);
    return List.copyOf(totals.values());
  }

  private static Total plus(Total one, Total other) {
    return new Total(one.currency(), one.amount().plus(other.amount()), one.reserved().plus(other.reserved()),
      one.free().plus(other.free()));
  }

  /** What people were paid, in each currency by itself: mostly not those of the lines, and so in a table of its own. */
  public List<Money> payments() {
    return paid.entrySet().stream().map(each -> new Money(each.getValue(), each.getKey())).toList();
  }
}
