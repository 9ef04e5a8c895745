-- Who asked to be forgotten, who agreed to it, and what was held up.
create table privacy.erasure (
  id         uuid primary key,
  person_id  uuid not null,
  case_id    uuid not null,
  ground     text not null,
  reason     bytea not null,
  asked_by   uuid not null references access.staff,
  asked_at   timestamptz not null,
  decided_by uuid references access.staff,
  decided_at timestamptz,
  keys       int check (keys > 0),
  audit_id   uuid references privacy.audit_event,
  check (decided_by <> asked_by),
  check ((decided_by is null) = (decided_at is null)),
  check ((keys is null) = (audit_id is null)),
  check (keys is null or decided_by is not null)
);
comment on table privacy.erasure is 'Who asked to be forgotten, and what somebody else decided. Done: their keys are gone, and nothing of them opens any more.';
comment on column privacy.erasure.id is 'internal: UUIDv7';
comment on column privacy.erasure.person_id is 'internal: the person';
comment on column privacy.erasure.case_id is 'internal: the case in which it was asked';
comment on column privacy.erasure.ground is 'internal: code list erasure_ground';
comment on column privacy.erasure.reason is 'personal: encrypted with the person''s key, and forgotten with it';
comment on column privacy.erasure.asked_by is 'internal: account';
comment on column privacy.erasure.asked_at is 'internal: when';
comment on column privacy.erasure.decided_by is 'internal: another account; null while nobody has decided';
comment on column privacy.erasure.decided_at is 'internal: when';
comment on column privacy.erasure.keys is 'internal: how many keys were destroyed; null unless it was done';
comment on column privacy.erasure.audit_id is 'internal: the audit entry that says so';
create unique index one_open_erasure_a_person on privacy.erasure (person_id) where decided_by is null;
create unique index erased_once on privacy.erasure (person_id) where keys is not null;
grant select, insert on privacy.erasure to rihla_app;
grant update (decided_by, decided_at, keys, audit_id) on privacy.erasure to rihla_app;

create table privacy.retention_hold (
  id        uuid primary key,
  person_id uuid not null,
  case_id   uuid not null,
  ground    text not null,
  reason    bytea not null,
  placed_by uuid not null references access.staff,
  placed_at timestamptz not null,
  lifted_by uuid references access.staff,
  lifted_at timestamptz,
  check (lifted_by <> placed_by),
  check ((lifted_by is null) = (lifted_at is null))
);
comment on table privacy.retention_hold is 'What must be kept of a person for now, whoever asks to forget it; lifted by somebody else.';
comment on column privacy.retention_hold.id is 'internal: UUIDv7';
comment on column privacy.retention_hold.person_id is 'internal: the person';
comment on column privacy.retention_hold.case_id is 'internal: the case in which it was placed';
comment on column privacy.retention_hold.ground is 'internal: code list retention_ground';
comment on column privacy.retention_hold.reason is 'personal: encrypted with the person''s key';
comment on column privacy.retention_hold.placed_by is 'internal: account';
comment on column privacy.retention_hold.placed_at is 'internal: when';
comment on column privacy.retention_hold.lifted_by is 'internal: another account';
comment on column privacy.retention_hold.lifted_at is 'internal: when';
create index retention_hold_of_person on privacy.retention_hold (person_id);
grant select, insert on privacy.retention_hold to rihla_app;
grant update (lifted_by, lifted_at) on privacy.retention_hold to rihla_app;
