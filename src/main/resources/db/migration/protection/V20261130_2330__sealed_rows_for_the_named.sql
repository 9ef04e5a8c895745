-- The second line knew offices only. What is sealed is for those who are named for it in this case (casework.sealed_reader), or have opened it in an
-- emergency: so the transaction says who reads, too, and a second condition, which no other policy can widen, asks for that. '*' is work of the system,
-- which shows nothing of what it sees. Days (an emergency that is over, what a host office still reads after a departure) are of the programme's own clock,
-- and asked by the first line alone.
-- What was found not to be justified is over, the renewal of it too, and so is what it renewed: they are one emergency.
create view casework.seen_reader as
select n.case_id, n.compartment from casework.sealed_reader n join casework.return_case c on c.id = n.case_id
where n.staff_id::text = (select current_setting('rihla.reader')::casework.sight) and n.ended_at is null and (n.first or n.confirmed_by is not null)
  and (n.office <> c.origin_office or n.compartment = any (c.shared_parts))
  and not exists (select from casework.conflict k where k.case_id = n.case_id and k.staff_id = n.staff_id and k.lifted_at is null)
union all
select e.case_id, e.compartment from casework.emergency e
where e.staff_id::text = (select current_setting('rihla.reader')::casework.sight) and not exists (select from casework.emergency r
    where (r.id = e.id or r.id = e.renews or r.renews = e.id or r.renews = e.renews) and r.finding = 'NOT_JUSTIFIED')
  and not exists (select from casework.conflict k where k.case_id = e.case_id and k.staff_id = e.staff_id and k.lifted_at is null);
comment on view casework.seen_reader is 'For which sealed part of which case whoever reads now is named, as far as it was handed over to their office, or what they opened in an emergency; nothing of a case in which they have an interest of their own. Asked by policies.';
grant select on casework.seen_reader to rihla_app;

-- Who judges, also on the row itself: a policy that asked the table of the members, which is guarded by this one, would ask itself.
alter table protection.determination add column seats uuid[] not null default '{}';
comment on column protection.determination.seats is 'internal: the accounts of its members, as in protection.panel_member; its rows are seen by them too';
update protection.determination d set seats = coalesce((select array_agg(m.staff_id) from protection.panel_member m where m.determination_id = d.id), '{}');
alter table protection.determination alter column seats drop default;

-- What was screened, and what became of a danger, is told as "support needed" to those who work on the case, and is not sealed as a row; its words are.
create policy for_the_named on protection.finding as restrictive for select to rihla_app using (
  kind in ('SCREENING', 'PROTECTION_RESOLUTION')
  or (select current_setting('rihla.reader')::casework.sight) = '*'
  or coalesce((select true from casework.seen_reader n where n.case_id = finding.case_id
    and n.compartment = case when finding.kind in ('SECURITY_RISK', 'REFLECTION_PERIOD') then 'TRAFFICKING' else 'CHILD' end limit 1), false));

create policy for_the_named on protection.determination as restrictive for select to rihla_app using (
  (select current_setting('rihla.reader')::casework.sight) = '*'
  or coalesce((select true from casework.seen_reader n where n.case_id = determination.case_id and n.compartment = 'CHILD' limit 1), false)
  or ((select current_setting('rihla.reader')::casework.sight) = any (seats::text[])
    and not exists (select from casework.conflict k where k.case_id = determination.case_id and k.staff_id::text = current_setting('rihla.reader')
      and k.lifted_at is null)));

-- The same for what the first line reads of a case.
create or replace view casework.seen_case as
select c.id, c.number, c.stage, c.version, c.office, c.office_parent, c.origin_office, c.country, c.shared, c.transfer_accepted, c.shared_parts,
  c.shared_until, c.held, c.principal_id, c.applied_on, c.approved_on, c.registered_on, c.planned_departure, c.departed_on, c.arrived_on,
  c.closed_on, c.closure_reason,
  (select array_agg(m.person_id order by m.person_id <> c.principal_id, m.place) from casework.case_member m
    where m.case_id = c.id and m.withdrew_on is null) as members,
  (select array_agg(w.staff_id || ' ' || w.role || ' ' || w.office || ' ' || w.since) from casework.case_worker w
    where w.case_id = c.id and w.ended_at is null) as workers,
  (select array_agg(n.staff_id || ' ' || n.compartment) from casework.sealed_reader n
    where n.case_id = c.id and n.ended_at is null and (n.first or n.confirmed_by is not null)) as named,
  (select array_agg(e.staff_id || ' ' || e.compartment || ' ' || floor(extract(epoch from e.ends_at) * 1000)::bigint) from casework.emergency e
    where e.case_id = c.id and not exists (select from casework.emergency r
    where (r.id = e.id or r.id = e.renews or r.renews = e.id or r.renews = e.renews) and r.finding = 'NOT_JUSTIFIED')) as emergencies,
  (select array_agg(k.staff_id::text) from casework.conflict k where k.case_id = c.id and k.lifted_at is null) as conflicts
from casework.return_case c
where (select current_setting('rihla.sight')::casework.sight) = any (array['*', c.office, c.office_parent, case when c.shared then c.origin_office end]);
