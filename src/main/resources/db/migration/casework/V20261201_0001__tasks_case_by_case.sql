-- The case of each task is looked for by itself: joined, all cases in sight were read for the tasks of one desk.
create or replace view casework.seen_task as
select t.id, t.case_id, t.office as task_office, t.for_role, t.for_staff, t.kind, t.due_on, c.number, c.office, c.office_parent, c.origin_office, c.shared,
  c.shared_until, c.transfer_accepted
from casework.task t cross join lateral (
  select r.number, r.office, r.office_parent, r.origin_office, r.shared, r.shared_until, r.transfer_accepted from casework.return_case r
  where r.id = t.case_id
    and (select current_setting('rihla.sight')::casework.sight) = any (array['*', r.office, r.office_parent, case when r.shared then r.origin_office end])
  offset 0) c
where t.done_at is null;
