-- One of a travel group withdraws, and the others go on.
alter table casework.case_member add column withdrew_on date, add column withdrawal_channel text,
  add check ((withdrew_on is null) = (withdrawal_channel is null)), add check (withdrew_on is null or age_at_departure is null);
comment on column casework.case_member.withdrew_on is 'internal: date, null for those who are in the group';
comment on column casework.case_member.withdrawal_channel is 'internal: code list withdrawal_channel';

-- Whoever withdrew alone is closed on that day and never departed, whatever the others did.
create or replace view casework.for_statistics_person as
select m.case_id, m.person_id, c.office, c.country, m.sex, m.legal_status, c.registered_on,
  case when m.withdrew_on is null or c.applied_on <= m.withdrew_on then c.applied_on end as applied_on,
  case when m.withdrew_on is null or c.approved_on <= m.withdrew_on then c.approved_on end as approved_on,
  case when m.withdrew_on is null or c.cleared_on <= m.withdrew_on then c.cleared_on end as cleared_on,
  case when m.withdrew_on is null then c.departed_on end as departed_on, case when m.withdrew_on is null then c.arrived_on end as arrived_on,
  coalesce(m.withdrew_on, c.closed_on) as closed_on,
  case when m.withdrew_on is null then c.closure_reason else 'WITHDREW_BEFORE_DEPARTURE' end as closure_reason,
  c.withdrawn_on is not null or m.withdrew_on is not null as withdrawn, m.age_at_registration, m.age_at_departure
from casework.case_member m join casework.return_case c on c.id = m.case_id;
