-- A task may be about one of the group, or for one of the staff and nobody else.
alter table casework.task add column about_id uuid references people.person, add column for_staff uuid references access.staff;
comment on column casework.task.about_id is 'internal: whom of the group it is about, or null for the case';
comment on column casework.task.for_staff is 'internal: the one account that must do it, or null for whoever has the role';
drop index casework.one_open_task_of_a_kind;
create unique index one_open_task_of_a_kind on casework.task (case_id, kind, about_id, for_staff) nulls not distinct where done_at is null;
