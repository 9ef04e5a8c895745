-- What somebody says is wrong in their own file, and what became of it.
create schema portal;
grant usage on schema portal to rihla_app;
create table portal.wish (
  id          uuid primary key,
  case_id     uuid not null references casework.return_case,
  person_id   uuid not null references people.person,
  words       bytea not null,
  asked_on    date not null,
  put_right   boolean,
  answered_on date,
  answered_by uuid,
  check ((put_right is null) = (answered_on is null) and (put_right is null) = (answered_by is null))
);
create index wish_of_case on portal.wish (case_id);
comment on table portal.wish is 'What somebody asks to have put right in their own file.';
comment on column portal.wish.id is 'internal: UUIDv7';
comment on column portal.wish.case_id is 'internal: the case';
comment on column portal.wish.person_id is 'internal: who asks, about themselves';
comment on column portal.wish.words is 'sealed: what is wrong, AES-256-GCM by the key of the person';
comment on column portal.wish.asked_on is 'internal: date';
comment on column portal.wish.put_right is 'internal: whether it was; null while nobody has answered';
comment on column portal.wish.answered_on is 'internal: date';
comment on column portal.wish.answered_by is 'internal: account';
grant select, insert on portal.wish to rihla_app;
grant update (put_right, answered_on, answered_by) on portal.wish to rihla_app;
alter table portal.wish enable row level security;
alter table portal.wish force row level security;
create policy of_the_owner on portal.wish to current_user using (true) with check (true);
create policy in_sight on portal.wish to rihla_app using ((select current_setting('rihla.sight')::casework.sight) = '*'
  or coalesce((select true from casework.return_case c where c.id = wish.case_id limit 1), false));
