-- A panel that is still asked ends with the child's return: who leaves, or whose case is closed, leaves no question behind.
alter table protection.determination drop constraint determination_ended_as_check;
alter table protection.determination add constraint determination_ended_as_check
  check (ended_as in ('CONFIRMED', 'DISSENTED', 'REOPENED', 'RELEASED'));
-- Tasks of a panel are about its child; those asked before knew only the case.
update casework.task t set about_id = (select d.person_id from protection.determination d where d.case_id = t.case_id order by d.id desc limit 1)
where t.kind in ('CONFIRM_BEST_INTERESTS', 'REOPEN_BEST_INTERESTS') and t.about_id is null and t.done_at is null;
