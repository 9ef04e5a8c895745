-- Who must stay away from a case: a neighbour, a relative, somebody who was close. What they are to each other is written down nowhere.
create table casework.conflict (
  id          uuid primary key,
  case_id     uuid not null references casework.return_case,
  staff_id    uuid not null,
  words       bytea,
  closed_for  uuid references people.person,
  declared_by uuid not null,
  declared_at timestamptz not null,
  lifted_by   uuid,
  lifted_at   timestamptz,
  check ((declared_by = staff_id) = (words is null)),
  check ((words is null) = (closed_for is null)),
  check (lifted_by <> staff_id),
  check ((lifted_by is null) = (lifted_at is null))
);
comment on table casework.conflict is 'Who must stay away from one case because they have an interest of their own in it. For them it does not exist. Rows end, and are kept.';
comment on column casework.conflict.id is 'internal: UUIDv7';
comment on column casework.conflict.case_id is 'internal: the case';
comment on column casework.conflict.staff_id is 'internal: account that must stay away';
comment on column casework.conflict.words is 'personal: encrypted with the key of closed_for; none where they said it of themselves';
comment on column casework.conflict.closed_for is 'internal: the principal then, with whose key the words are encrypted';
comment on column casework.conflict.declared_by is 'internal: account that said so';
comment on column casework.conflict.declared_at is 'internal: moment';
comment on column casework.conflict.lifted_by is 'internal: account; never the one that must stay away';
comment on column casework.conflict.lifted_at is 'internal: moment';
create unique index stays_away_once on casework.conflict (case_id, staff_id) where lifted_at is null;
create index stays_away_from on casework.conflict (staff_id, case_id) where lifted_at is null;
grant select, insert on casework.conflict to rihla_app;
grant update (lifted_by, lifted_at) on casework.conflict to rihla_app;
