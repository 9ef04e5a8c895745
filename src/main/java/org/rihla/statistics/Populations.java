package org.rihla.statistics;

/**
 * The groups that figures count, written once and put in front of each query. Dates lie between {@code :from} and {@code :until}, both
 * included.
 * A person may return twice in a year with two cases: one row for each, and figures count the person once.
 */
final class Populations {

  private Populations() {}

  static final String WITH = """
    with registered as (
      select person_id, registered_on, applied_on, approved_on, cleared_on, departed_on, arrived_on,
        reintegrating_on
      from casework.for_statistics_person
      where registered_on between :from and :until
    ), returned as (
      select person_id, coalesce(country, 'UNKNOWN') as country, coalesce(sex, 'X') as sex,
        coalesce(legal_status, 'UNKNOWN') as legal_status,
        registered_on, applied_on, approved_on, departed_on, departed_on - registered_on as days_waited,
        case when age_at_departure < 5 then '0-4' when age_at_departure < 12 then '5-11' when age_at_departure < 18 then '12-17'
             when age_at_departure < 25 then '18-24' when age_at_departure < 35 then '25-34' when age_at_departure < 60 then '35-59'
             when age_at_departure >= 60 then '60+' else 'UNKNOWN' end as age_group
      from casework.for_statistics_person
      where departed_on between :from and :until
    ), closed as (
      select person_id, coalesce(closure_reason, 'UNKNOWN') as closure_reason, departed_on is not null as departed
      from casework.for_statistics_person
      where closed_on between :from and :until
    ), prepared as (
      select person_id, service
      from assistance.for_statistics_delivery
      where phase = 'PRE_DEPARTURE' and delivered_on between :from and :until
    ), supported as (
      select person_id, coalesce(dimension, 'NONE') as dimension
      from assistance.for_statistics_delivery
      where phase = 'REINTEGRATION' and delivered_on between :from and :until
    ), reinforced as (
      select distinct person_id
      from protection.for_statistics_reinforced
      where level <> 'STANDARD' and decided_on <= :until
    )
    """;
}
