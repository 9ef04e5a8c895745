-- What waits, with as much of its case as says for whom: the guard of the second line is asked once, for the case, and not again for each task.
create view casework.seen_task as
select t.id, t.case_id, t.office as task_office, t.for_role, t.for_staff, t.kind, t.due_on, c.number, c.office, c.office_parent, c.origin_office, c.shared,
  c.shared_until, c.transfer_accepted
from casework.task t join casework.return_case c on c.id = t.case_id
where t.done_at is null
  and (select current_setting('rihla.sight')::casework.sight) = any (array['*', c.office, c.office_parent, case when c.shared then c.origin_office end]);
comment on view casework.seen_task is 'Tasks that are not done, of cases in sight.';
grant select on casework.seen_task to rihla_app;
