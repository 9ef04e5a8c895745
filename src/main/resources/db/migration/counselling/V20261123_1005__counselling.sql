-- Conversations, two-office sessions, and the statements of will.
create schema counselling;
grant usage on schema counselling to rihla_app;

create table counselling.session (
  id               uuid primary key,
  case_id          uuid not null references casework.return_case,
  host_office      text not null references access.office,
  origin_office    text not null references access.office,
  starts_at        timestamptz not null,
  language         text not null,
  interpreter_mode text,
  persons          uuid[] not null,
  status           text not null default 'BOOKED' check (status in ('BOOKED', 'HELD', 'MISSED', 'CANCELLED'))
);
comment on table counselling.session is 'Virtual counselling booked between a host office and an office of origin.';
comment on column counselling.session.id is 'internal: UUIDv7';
comment on column counselling.session.case_id is 'internal: the case';
comment on column counselling.session.host_office is 'internal: office';
comment on column counselling.session.origin_office is 'internal: office';
comment on column counselling.session.starts_at is 'internal: when';
comment on column counselling.session.language is 'internal: ISO 639';
comment on column counselling.session.interpreter_mode is 'internal: code list interpreter_mode';
comment on column counselling.session.persons is 'internal: who is expected';
comment on column counselling.session.status is 'internal: code';
create unique index one_session_an_hour on counselling.session (origin_office, starts_at) where status in ('BOOKED', 'HELD');
create index session_of_case on counselling.session (case_id);
grant select, insert, update on counselling.session to rihla_app;

create table counselling.conversation (
  id               uuid primary key,
  case_id          uuid not null references casework.return_case,
  held_on          date not null,
  phase            text not null,
  modality         text not null,
  office           text not null references access.office,
  language         text not null,
  interpreter_mode text,
  topics           text[] not null,
  teach_back       boolean not null,
  outcome          text not null,
  two_office       boolean not null,
  session_id       uuid references counselling.session,
  held_by          uuid not null,
  check (two_office = (session_id is not null))
);
comment on table counselling.conversation is 'A counselling conversation that took place.';
comment on column counselling.conversation.id is 'internal: UUIDv7';
comment on column counselling.conversation.case_id is 'internal: the case';
comment on column counselling.conversation.held_on is 'internal: date';
comment on column counselling.conversation.phase is 'internal: code list counselling_phase';
comment on column counselling.conversation.modality is 'internal: code list modality';
comment on column counselling.conversation.office is 'internal: office of the counsellor';
comment on column counselling.conversation.language is 'internal: ISO 639';
comment on column counselling.conversation.interpreter_mode is 'internal: code list interpreter_mode';
comment on column counselling.conversation.topics is 'internal: code list topic';
comment on column counselling.conversation.teach_back is 'internal: understanding confirmed in own words';
comment on column counselling.conversation.outcome is 'internal: code list counselling_outcome';
comment on column counselling.conversation.two_office is 'internal: with the office of origin';
comment on column counselling.conversation.session_id is 'internal: the booked session';
comment on column counselling.conversation.held_by is 'internal: account';
create index conversation_of_case on counselling.conversation (case_id);
grant select, insert on counselling.conversation to rihla_app;

create table counselling.conversation_person (
  conversation_id uuid not null references counselling.conversation,
  person_id       uuid not null references people.person,
  primary key (conversation_id, person_id)
);
comment on table counselling.conversation_person is 'Who was there.';
comment on column counselling.conversation_person.conversation_id is 'internal: the conversation';
comment on column counselling.conversation_person.person_id is 'internal: the person';
grant select, insert on counselling.conversation_person to rihla_app;

create table counselling.statement (
  id           uuid primary key,
  case_id      uuid not null references casework.return_case,
  person_id    uuid not null references people.person,
  kind         text not null check (kind in ('DECLARED', 'RECONFIRMED', 'REFUSED_AT_DEPARTURE', 'WITHDRAWN')),
  said_on      date not null,
  language     text not null,
  how_given    text not null,
  read_aloud   boolean not null,
  text_version text not null,
  guardian     bytea,
  childs_view  bytea
);
comment on table counselling.statement is 'What a person said about returning, dated. Added to, never changed.';
comment on column counselling.statement.id is 'internal: UUIDv7';
comment on column counselling.statement.case_id is 'internal: the case';
comment on column counselling.statement.person_id is 'internal: who said it';
comment on column counselling.statement.kind is 'internal: code';
comment on column counselling.statement.said_on is 'internal: date';
comment on column counselling.statement.language is 'internal: ISO 639';
comment on column counselling.statement.how_given is 'internal: code list how_given';
comment on column counselling.statement.read_aloud is 'internal: whether the text was read aloud';
comment on column counselling.statement.text_version is 'internal: which text';
comment on column counselling.statement.guardian is 'personal: encrypted, name and mandate of the guardian';
comment on column counselling.statement.childs_view is 'sealed: encrypted, the child''s own words';
create index statement_of_case on counselling.statement (case_id);
grant select, insert on counselling.statement to rihla_app;

create view counselling.for_statistics_session as
select p.person_id, c.held_on, c.modality, c.phase, c.two_office
from counselling.conversation c join counselling.conversation_person p on p.conversation_id = c.id;
comment on view counselling.for_statistics_session is 'One row per person and conversation, without identity.';
grant select on counselling.for_statistics_session to rihla_app;
