-- What is best for a child: proposed by the chair, confirmed by each of the panel from their own account.
create table protection.determination (
  id        uuid primary key,
  case_id   uuid not null references casework.return_case,
  person_id uuid not null references people.person,
  proposed  text not null check (proposed in ('RETURN', 'LOCAL', 'THIRD_COUNTRY', 'DEFER')),
  reasons   bytea not null,
  opened_on date not null,
  chair     uuid not null references access.staff,
  ended_as  text check (ended_as in ('CONFIRMED', 'DISSENTED', 'REOPENED')),
  ended_on  date,
  check ((ended_as is null) = (ended_on is null))
);
comment on table protection.determination is 'A best interests determination: what its chair proposed, and how it ended. A new round is a new row.';
comment on column protection.determination.id is 'internal: UUIDv7';
comment on column protection.determination.case_id is 'internal: the case';
comment on column protection.determination.person_id is 'internal: the child';
comment on column protection.determination.proposed is 'sealed: code list bid_decision';
comment on column protection.determination.reasons is 'sealed: encrypted with the child''s key';
comment on column protection.determination.opened_on is 'internal: date';
comment on column protection.determination.chair is 'internal: account that opened it';
comment on column protection.determination.ended_as is 'internal: code, null while the panel is asked';
comment on column protection.determination.ended_on is 'internal: date';
create unique index one_open_determination_a_child on protection.determination (case_id, person_id) where ended_as is null;
create index determination_of_case on protection.determination (case_id);
grant select, insert, update on protection.determination to rihla_app;

create table protection.panel_member (
  determination_id uuid not null references protection.determination,
  staff_id         uuid not null references access.staff,
  answer           text check (answer in ('CONFIRMED', 'DISSENTED')),
  reason           bytea,
  answered_at      timestamptz,
  primary key (determination_id, staff_id),
  check ((answer is null) = (answered_at is null)),
  check (answer is distinct from 'DISSENTED' or reason is not null)
);
comment on table protection.panel_member is 'Who was asked to judge, and what each answered: somebody other than the chair, once.';
comment on column protection.panel_member.determination_id is 'internal: the determination';
comment on column protection.panel_member.staff_id is 'internal: account';
comment on column protection.panel_member.answer is 'internal: code, null until they answer';
comment on column protection.panel_member.reason is 'sealed: encrypted with the child''s key';
comment on column protection.panel_member.answered_at is 'internal: when';
grant select, insert, update on protection.panel_member to rihla_app;
