package org.rihla.statistics;

import static org.rihla.statistics.Figure.Shape.*;
import static org.rihla.statistics.Unit.*;

/**
 * The register of figures: nothing is published, on a page, in a file or by the API, that is not an entry here. One file, because an entry
 * is read as a whole and the register from top to bottom. Title and definition of an entry are messages: {@code figure.<code>.title},
 * {@code .definition}. A query that changes its meaning raises the version of its entry.
 */
public enum Figure {

  RETURNS_PERSONS("returns.persons", 1, PERSONS, NUMBER, Dimension.NONE, """
    select count(distinct person_id) as value from returned"""),

  RETURNS_COUNTRIES("returns.countries", 1, COUNTRIES, NUMBER, Dimension.NONE, """
    select count(distinct country) as value from returned"""),

  RETURNS_BY_COUNTRY("returns.by_country", 1, PERSONS, BREAKDOWN, Dimension.COUNTRY, """
    select country as key, count(distinct person_id) as value, null as quantity from returned group by grouping sets ((country), ())"""),

  RETURNS_BY_SEX("returns.by_sex", 1, PERSONS, BREAKDOWN, Dimension.SEX, """
    select sex as key, count(distinct person_id) as value, null as quantity from returned group by grouping sets ((sex), ())"""),

  RETURNS_BY_AGE_GROUP("returns.by_age_group", 1, PERSONS, BREAKDOWN, Dimension.AGE_GROUP,
    """
        select age_group as key, count(distinct person_id) as value, null as quantity
      from returned group by grouping sets ((age_group), ())"""),

  RETURNS_BY_LEGAL_STATUS("returns.by_legal_status", 1, PERSONS, BREAKDOWN, Dimension.LEGAL_STATUS,
    """
        select legal_status as key, count(distinct person_id) as value, null as quantity
      from returned group by grouping sets ((legal_status), ())"""),

  COUNSELLING_TWO_OFFICE("counselling.virtual_two_office.persons", 1, PERSONS, NUMBER, Dimension.NONE, """
    select count(distinct session.person_id) as value
    from counselling.for_statistics_session session join casework.for_statistics_person person using (person_id)
    where session.modality = 'VIDEO' and session.two_office and session.held_on between :from and :until
      and (person.departed_on is null or session.held_on <= person.departed_on)"""),

  PRE_DEPARTURE_PERSONS("assistance.pre_departure.persons", 1, PERSONS, NUMBER, Dimension.NONE, """
    select count(distinct person_id) as value from prepared"""),

  PRE_DEPARTURE_BY_SERVICE("assistance.pre_departure.by_service", 1, PERSONS, BREAKDOWN, Dimension.SERVICE,
    """
        select service as key, count(distinct person_id) as value, count(*) as quantity
      from prepared group by grouping sets ((service), ())"""),

  REINTEGRATION_SUPPORTED("reintegration.supported.persons", 1, PERSONS, NUMBER, Dimension.NONE, """
    select count(distinct person_id) as value from supported"""),

  REINTEGRATION_BY_DIMENSION("reintegration.supported.by_dimension", 1, PERSONS, BREAKDOWN, Dimension.DIMENSION,
    """
        select dimension as key, count(distinct person_id) as value, count(*) as quantity
      from supported group by grouping sets ((dimension), ())"""),

  REINFORCED_OF_RETURNED("reinforced_support.share_of_returned", 1, PERCENT, SHARE, Dimension.NONE, """
    select count(distinct returned.person_id) filter (where reinforced.person_id is not null) as numerator,
      count(distinct returned.person_id) as denominator
    from returned left join reinforced using (person_id)"""),

  REINFORCED_OF_SUPPORTED("reinforced_support.share_of_supported", 1, PERCENT, SHARE, Dimension.NONE, """
    select count(distinct supported.person_id) filter (where reinforced.person_id is not null) as numerator,
      count(distinct supported.person_id) as denominator
    from supported left join reinforced using (person_id)"""),

  VULNERABILITY_BY_GROUP("vulnerability.by_group", 1, PERSONS, BREAKDOWN, Dimension.REPORT_GROUP, """
    select coalesce(opened.report_group, 'OTHER') as key, count(distinct found.person_id) as value, null as quantity
    from protection.for_statistics_vulnerability found
      join unnest(:rows::uuid[], :groups::text[]) as opened (id, report_group) using (id) join returned using (person_id)
    where found.status in ('SUSPECTED', 'CONFIRMED') and found.identified_on <= :until
    group by grouping sets ((coalesce(opened.report_group, 'OTHER')), ())"""),

  APPLICATIONS("pipeline.applications", 1, PERSONS, NUMBER, Dimension.NONE, """
    select count(distinct person_id) as value from registered"""),

  CONVERSION("pipeline.conversion", 1, PERCENT, SHARE, Dimension.NONE,
    """
        select (select count(distinct person_id)
      from returned) as numerator, (select count(distinct person_id) from registered) as denominator"""),

  COHORT_BY_STAGE("pipeline.cohort.by_stage", 2, PERSONS, BREAKDOWN, Dimension.STAGE,
    """
      , reached as (
        select person_id, min(applied_on) as applied_on, min(approved_on) as approved_on, min(cleared_on) as cleared_on,
          min(departed_on) as departed_on, min(arrived_on) as arrived_on, min(reintegrating_on) as reintegrating_on
        from registered group by person_id
      )
      select stage.name as key, stage.persons as value, null as quantity
      from (select count(*) as registered, count(*) filter (where applied_on <= :until) as applied,
          count(*) filter (where approved_on <= :until) as approved, count(*) filter (where cleared_on <= :until) as cleared,
          count(*) filter (where departed_on <= :until) as departed, count(*) filter (where arrived_on <= :until) as arrived,
          count(*) filter (where reintegrating_on <= :until) as reintegrating from reached) as counted
        cross join lateral (values (null, registered), ('REGISTERED', registered), ('APPLIED', applied), ('APPROVED', approved), ('CLEARED', cleared),
          ('DEPARTED', departed), ('ARRIVED', arrived), ('REINTEGRATING', reintegrating)) as stage (name, persons)
      where stage.persons > 0 or stage.name is null"""),

  WAITING_MEDIAN("waiting.registration_to_departure.median_days", 1, DAYS, NUMBER, Dimension.NONE, """
    select percentile_cont(0.5) within group (order by days_waited) as value from returned"""),

  WAITING_P90("waiting.registration_to_departure.p90_days", 1, DAYS, NUMBER, Dimension.NONE, """
    select percentile_cont(0.9) within group (order by days_waited) as value from returned"""),

  WAITING_PARTS("waiting.parts.median_days.by_month", 1, DAYS, BREAKDOWN, Dimension.MONTH_AND_PART,
    """
      , month as (
        select extract(month from departed_on)::int as number, count(distinct person_id) as persons,
          percentile_cont(0.5) within group (order by applied_on - registered_on) as application,
          percentile_cont(0.5) within group (order by approved_on - applied_on) as approval,
          percentile_cont(0.5) within group (order by departed_on - approved_on) as departure
        from returned group by 1
      )
      select to_char(month.number, 'FM00') || '.' || part.name as key, part.days as value, month.persons as quantity
      from month cross join lateral (values ('APPLICATION', application), ('APPROVAL', approval), ('DEPARTURE', departure)) as part (name, days)
      where part.days is not null"""),

  INDEX_MEAN("reintegration.index.mean", 1, SCORE, BREAKDOWN, Dimension.WAVE_AND_DIMENSION, """
    select wave || '.' || dimension as key, avg(score) as value, count(distinct person_id) as quantity
    from monitoring.for_statistics_score
    where taken_on between :from and :until
    group by wave, dimension"""),

  OUTCOME_BY_REASON("outcome.by_reason", 2, PERSONS, BREAKDOWN, Dimension.CLOSURE_REASON,
    """
        select closure_reason as key, count(distinct person_id) as value, null as quantity
      from closed where departed group by grouping sets ((closure_reason), ())"""),

  CLOSED_BEFORE_DEPARTURE("pipeline.closed_before_departure.by_reason", 1, PERSONS, BREAKDOWN, Dimension.CLOSURE_REASON,
    """
        select closure_reason as key, count(distinct person_id) as value, null as quantity
      from closed where not departed group by grouping sets ((closure_reason), ())"""),

  /** The annex: what stood between somebody and their departure, and was let pass by two people. */
  OVERRIDDEN_BY_SAFEGUARD("safeguards.overridden.by_safeguard", 1, PERSONS, BREAKDOWN, Dimension.SAFEGUARD, """
    select safeguard as key, count(distinct person_id) as value, count(*) as quantity
    from casework.for_statistics_override where confirmed_on between :from and :until group by grouping sets ((safeguard), ())"""),

  MONEY_BY_MONTH("money.by_month", 1, MONEY, BREAKDOWN, Dimension.CURRENCY_AND_MONTH,
    """
      , month as (
        select day::date as opens, (day + interval '1 month - 1 day')::date as closes
        from generate_series(:from::timestamp, :known::timestamp, interval '1 month') as day
      ), promised as (
        select line_id, date_trunc('month', reserved_on::timestamp)::date as since, date_trunc('month', released_on::timestamp)::date as given_back,
          sum(amount_cents) as cents
        from funding.for_statistics_reservation group by 1, 2, 3
      ), held as (
        select promised.line_id, month.opens, sum(promised.cents) as cents
        from month join promised on promised.since <= month.opens and (promised.given_back is null or promised.given_back > month.opens)
        group by 1, 2
      ), line as (
        select line.currency, month.opens, sum(line.amount_cents) as whole, coalesce(sum(held.cents), 0) as held
        from month join funding.for_statistics_line line on month.closes between line.valid_from and line.valid_until
          left join held on held.line_id = line.line_id and held.opens = month.opens
        group by 1, 2
      ), entry as (
        select currency, opens, 'AVAILABLE' as what, whole - held as cents, null::bigint as payments from line
        union all
        select currency, opens, 'RESERVED', held, null from line
        union all
        select payment.currency, month.opens, 'PAID', payment.cents, payment.payments
        from month join (select currency, date_trunc('month', paid_on::timestamp)::date as paid_in, sum(amount_cents) as cents, count(*) as payments
          from funding.for_statistics_payment where paid_on between :from and :until group by 1, 2) as payment on payment.paid_in <= month.opens
      )
      select currency || '.' || to_char(opens, 'MM') || '.' || what as key, sum(cents) / 100.0 as value, sum(payments) as quantity
      from entry group by currency, opens, what""");

  /** Raised when any definition changes: a statement says by which register it was made. */
  static final int REGISTER_VERSION = 4;

  /**
   * The columns a query answers with: {@code value}; {@code numerator, denominator}; or {@code key, value, quantity}, the total
   * without a key.
   */
  enum Shape {
    NUMBER, SHARE, BREAKDOWN
  }

  private final String code;
  private final int version;
  private final Unit unit;
  private final Shape shape;
  private final Dimension dimension;
  private final String sql;

  Figure(String code, int version, Unit unit, Shape shape, Dimension dimension, String sql) {
    this.code = code;
    this.version = version;
    this.unit = unit;
    this.shape = shape;
    this.dimension = dimension;
    this.sql = sql;
  }

  public String code() { return code; }

  public int version() { return version; }

  public Unit unit() { return unit; }

  Shape shape() { return shape; }

  Dimension dimension() { return dimension; }

  /** The whole query. Parameters: {@code from}, {@code until}, the first and last day of the period; {@code known}, the last of which anything is
   * known; {@code rows}, {@code groups}, what stands closed in the views, opened. */
  String sql() {
    return Populations.WITH + sql;
  }

  String titleKey() { return "figure." + code + ".title"; }

  String definitionKey() { return "figure." + code + ".definition"; }
}
