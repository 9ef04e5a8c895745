-- What was written down wrongly of a person, kept when it is put right.
create table people.correction (
  id           uuid primary key,
  person_id    uuid not null references people.person,
  corrected_at timestamptz not null,
  corrected_by uuid not null,
  actor_role   text not null,
  office       text not null,
  fields       text[] not null check (cardinality(fields) > 0),
  before       bytea not null,
  reason       bytea not null
);
comment on table people.correction is 'Each time something recorded of a person was put right: what stood there before, and why. Rows are added and never changed.';
comment on column people.correction.id is 'internal: UUIDv7';
comment on column people.correction.person_id is 'internal: whose';
comment on column people.correction.corrected_at is 'internal: when';
comment on column people.correction.corrected_by is 'internal: by whom of the staff';
comment on column people.correction.actor_role is 'internal: code list role';
comment on column people.correction.office is 'internal: office code';
comment on column people.correction.fields is 'internal: the names of what was put right, never what stood there';
comment on column people.correction.before is 'personal: encrypted, what stood there before, one field a line';
comment on column people.correction.reason is 'personal: encrypted, why';
create index correction_of_person on people.correction (person_id);
grant select, insert on people.correction to rihla_app;
