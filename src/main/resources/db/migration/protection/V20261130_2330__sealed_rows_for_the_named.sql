-- The second line knew offices only. What is sealed is for those who are named for it in this case (casework.sealed_reader), or have opened it in an
-- emergency: so the transaction says who reads, too, and a second condition, which no other policy can widen, asks for that. '*' is work of the system,
-- which shows nothing of what it sees. Days (an emergency that is over, what a host office still reads after a departure) are of the programme's own clock,
-- and asked by the first line alone.
create view casework.seen_reader as
select n.case_id, n.compartment from casework.sealed_reader n join casework.return_case c on c.id = n.case_id
where n.staff_id::text = (select current_setting('rihla.reader')::casework.sight) and n.ended_at is null and (n.first or n.confirmed_by is not null)
  and (n.office <> c.origin_office or n.compartment = any (c.shared_parts))
  and not exists (select from casework.conflict k where k.case_id = n.case_id and k.staff_id = n.staff_id and k.lifted_at is null)
union all
select e.case_id, e.compartment from casework.emergency e
where e.staff_id::text = (select current_setting('rihla.reader')::casework.sight) and e.finding is distinct from 'NOT_JUSTIFIED'
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
