-- Why the programme does not help a case, and what the people can do next. A refusal without a reason is none.
create table casework.ineligibility (
  id         uuid primary key,
  case_id    uuid not null references casework.return_case,
  reason     text not null,
  words      bytea not null,
  closed_for uuid not null references people.person,
  next_steps text[] not null check (cardinality(next_steps) > 0),
  decided_on date not null,
  decided_by uuid not null
);
comment on table casework.ineligibility is 'Decisions that a case is not eligible, with their reasons. Added to, never changed.';
comment on column casework.ineligibility.id is 'internal: UUIDv7';
comment on column casework.ineligibility.case_id is 'internal: the case';
comment on column casework.ineligibility.reason is 'internal: code list ineligibility_reason';
comment on column casework.ineligibility.words is 'personal: encrypted with the key of closed_for';
comment on column casework.ineligibility.closed_for is 'internal: the principal then, with whose key the words are encrypted';
comment on column casework.ineligibility.next_steps is 'internal: code list after_refusal';
comment on column casework.ineligibility.decided_on is 'internal: date';
comment on column casework.ineligibility.decided_by is 'internal: account';
create index ineligibility_of_case on casework.ineligibility (case_id);
grant select, insert on casework.ineligibility to rihla_app;
