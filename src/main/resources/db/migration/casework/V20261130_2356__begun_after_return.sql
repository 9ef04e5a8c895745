-- Since when a plan is being carried out belongs to the way from request to outcome, which is drawn and counted.
create or replace view casework.for_statistics_person as
select m.case_id, m.person_id, c.office, c.country, m.sex, m.legal_status, c.registered_on,
  case when m.withdrew_on is null or c.applied_on <= m.withdrew_on then c.applied_on end as applied_on,
  case when m.withdrew_on is null or c.approved_on <= m.withdrew_on then c.approved_on end as approved_on,
  case when m.withdrew_on is null or c.cleared_on <= m.withdrew_on then c.cleared_on end as cleared_on,
  case when m.withdrew_on is null then c.departed_on end as departed_on, case when m.withdrew_on is null then c.arrived_on end as arrived_on,
  coalesce(m.withdrew_on, c.closed_on) as closed_on,
  case when m.withdrew_on is null then c.closure_reason else 'WITHDREW_BEFORE_DEPARTURE' end as closure_reason,
  c.withdrawn_on is not null or m.withdrew_on is not null as withdrawn, m.age_at_registration, m.age_at_departure,
  case when m.withdrew_on is null then c.reintegrating_on end as reintegrating_on
from casework.case_member m join casework.return_case c on c.id = m.case_id;
