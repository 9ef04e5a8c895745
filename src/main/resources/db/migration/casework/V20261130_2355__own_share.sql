-- What the reader has to do with cases: those they work on, since when, and the sealed parts they are named for. Their own rows and nobody else's, so
-- that the guard of each case need not be asked for each; whoever reads of a case asks it of the case.
create view casework.own_share as
select w.case_id, w.since, null as compartment from casework.case_worker w
where w.ended_at is null and w.staff_id = (select case when r.who not in ('*', '-') then r.who::uuid end from (select current_setting('rihla.reader')::casework.sight::text as who) r)
union all
select n.case_id, null, n.compartment from casework.sealed_reader n
where n.ended_at is null and (n.first or n.confirmed_by is not null)
  and n.staff_id = (select case when r.who not in ('*', '-') then r.who::uuid end from (select current_setting('rihla.reader')::casework.sight::text as who) r);
comment on view casework.own_share is 'Of the reader alone: the cases they work on, and the sealed parts of cases they are named for.';
grant select on casework.own_share to rihla_app;
create index sealed_reader_of_staff on casework.sealed_reader (staff_id) where ended_at is null;
