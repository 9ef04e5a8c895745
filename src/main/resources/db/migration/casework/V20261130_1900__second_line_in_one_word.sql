-- The second line asks for one word instead of a number and an office: '*' sees everything, '-' nothing, anything else is an office. Each condition
-- is planned and begun with every statement, so its parts are counted: two now, six before. '' is what a setting of an earlier transaction leaves
-- behind; it is no sight, and the statement fails.
create domain casework.sight as text constraint somebodys check (value <> '');
comment on domain casework.sight is 'Whose eyes a transaction has: * everything, - nothing, else the code of an office';

do $$
declare
  one record;
  rest text;
  eyes text := '(select current_setting(''rihla.sight'')::casework.sight)';
begin
  alter policy in_sight on casework.return_case using ((select current_setting('rihla.sight')::casework.sight)
    = any (array['*', office, office_parent, case when shared then origin_office end]));
  for one in
    select n.nspname as schema, c.relname as name, pg_get_expr(p.polqual, p.polrelid) as was
    from pg_policy p join pg_class c on c.oid = p.polrelid join pg_namespace n on n.oid = c.relnamespace
    where p.polname = 'in_sight' and c.oid <> 'casework.return_case'::regclass
  loop
    -- As a value and not as "exists": that would be answered from a list of all cases in sight, made anew for each statement.
    rest := substring(one.was from '\(EXISTS \( SELECT\s+(FROM .*)\)\)\)$');
    if rest is null then
      raise exception 'the guard of %.% is not as it was made', one.schema, one.name;
    end if;
    execute format('alter policy in_sight on %I.%I using (%s = ''*'' or coalesce((select true %s limit 1), false))', one.schema, one.name, eyes,
      rest);
  end loop;
  execute format('alter policy with_its_conversation on counselling.conversation_person with check (%s <> ''-'')', eyes);
  execute format('alter policy with_its_survey on monitoring.score with check (%s <> ''-'')', eyes);
  execute format('alter policy newcomers on people.person with check (%s <> ''-'')', eyes);
  execute format('alter policy newcomers on privacy.consent with check (%s <> ''-'')', eyes);
end $$;

-- The row of a case with whoever has to do with it, as every verb reads it: looked at with the eyes of the transaction once, for the case, and not
-- again in each of the five tables around it. As a view of the owner it is not under their policies; the condition below is its guard, and the tests
-- of the second line ask it like a table.
create view casework.seen_case as
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
    where e.case_id = c.id and e.finding is distinct from 'NOT_JUSTIFIED') as emergencies,
  (select array_agg(k.staff_id::text) from casework.conflict k where k.case_id = c.id and k.lifted_at is null) as conflicts
from casework.return_case c
where (select current_setting('rihla.sight')::casework.sight) = any (array['*', c.office, c.office_parent, case when c.shared then c.origin_office end]);
comment on view casework.seen_case is 'Cases in sight, with members, workers, named readers, open emergencies and conflicts as words separated by spaces.';
grant select on casework.seen_case to rihla_app;

-- What a gate must know of a case besides the people themselves, guarded the same way.
create view casework.seen_piece as
select c.id as case_id, piece.* from casework.return_case c cross join lateral (
  select 'MEMBER' as kind, false as of_case, m.person_id as about_id, m.case_role as what, m.legal_status as finding, null::date as holds_from,
    null::date as holds_until, m.place
  from casework.case_member m where m.case_id = c.id and m.withdrew_on is null
  union all select 'TOLD', e.about_id = c.id, e.about_id, e.fact, e.finding, e.holds_from, e.holds_until, 0
  from casework.evidence e where e.case_id = c.id
  union all select 'OVERRIDDEN', true, c.id, o.safeguard, '', null, null, 0
  from casework.safeguard_override o where o.case_id = c.id and o.confirmed_by is not null and o.ended_at is null
  union all select 'CLOSED', true, n.id, '', '', n.closed_from, null, 0
  from casework.destination_notice n where n.country = c.country and n.lifted_on is null) piece
where (select current_setting('rihla.sight')::casework.sight) = any (array['*', c.office, c.office_parent, case when c.shared then c.origin_office end]);
comment on view casework.seen_piece is 'Members, evidence, confirmed overrides and closed destinations of the cases in sight: what the safeguards are held against.';
grant select on casework.seen_piece to rihla_app;

-- The head office sees the cases of every office below it: its newest are found without reading all.
create index case_newest on casework.return_case (registered_on desc, id desc);
-- What waits for one account, wherever its cases are.
create index tasks_of_staff on casework.task (for_staff) where done_at is null and for_staff is not null;

-- Which cases there are, for whoever holds the audit against them.
create view casework.for_oversight_case as select id as case_id from casework.return_case;
comment on view casework.for_oversight_case is 'The ids of all cases. No person is in it.';
grant select on casework.for_oversight_case to rihla_app;
