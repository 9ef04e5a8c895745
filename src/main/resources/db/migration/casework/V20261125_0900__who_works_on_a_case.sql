-- Who works on a case, and who is named for its sealed parts.
create table casework.case_worker (
  id         uuid primary key,
  case_id    uuid not null references casework.return_case,
  staff_id   uuid not null,
  role       text not null,
  office     text not null references access.office,
  how        text not null check (how in ('OPENED', 'TAKEN', 'GIVEN')),
  given_by   uuid not null,
  since      date not null,
  started_at timestamptz not null,
  ended_at   timestamptz
);
comment on table casework.case_worker is 'Who works on a case: opened it, took it on, or was given it. Rows end, and are kept.';
comment on column casework.case_worker.id is 'internal: UUIDv7';
comment on column casework.case_worker.case_id is 'internal: the case';
comment on column casework.case_worker.staff_id is 'internal: account';
comment on column casework.case_worker.role is 'internal: as what';
comment on column casework.case_worker.office is 'internal: of which office';
comment on column casework.case_worker.how is 'internal: code';
comment on column casework.case_worker.given_by is 'internal: account of who gave it; their own where they took it';
comment on column casework.case_worker.since is 'internal: first day';
comment on column casework.case_worker.started_at is 'internal: moment';
comment on column casework.case_worker.ended_at is 'internal: moment';
create unique index works_once on casework.case_worker (case_id, staff_id) where ended_at is null;
create index cases_of_worker on casework.case_worker (staff_id, case_id) where ended_at is null;
grant select, insert, update on casework.case_worker to rihla_app;

create table casework.sealed_reader (
  id           uuid primary key,
  case_id      uuid not null references casework.return_case,
  staff_id     uuid not null,
  role         text not null,
  office       text not null references access.office,
  compartment  text not null check (compartment in ('TRAFFICKING', 'CHILD', 'HEALTH')),
  first        boolean not null,
  reason       bytea,
  closed_for   uuid references people.person,
  asked_by     uuid not null,
  asked_at     timestamptz not null,
  confirmed_by uuid,
  confirmed_at timestamptz,
  ended_at     timestamptz,
  check (first or reason is not null),
  check ((reason is null) = (closed_for is null)),
  check (confirmed_by is null or confirmed_by not in (asked_by, staff_id))
);
comment on table casework.sealed_reader is 'Who is named for a sealed compartment of one case. The first who works on it is; each other is asked for by one person, with a reason, and confirmed by another.';
comment on column casework.sealed_reader.id is 'internal: UUIDv7';
comment on column casework.sealed_reader.case_id is 'internal: the case';
comment on column casework.sealed_reader.staff_id is 'internal: account that is named';
comment on column casework.sealed_reader.role is 'internal: as what';
comment on column casework.sealed_reader.office is 'internal: of which office';
comment on column casework.sealed_reader.compartment is 'internal: code';
comment on column casework.sealed_reader.first is 'internal: named without anybody''s confirmation because nobody was named before';
comment on column casework.sealed_reader.reason is 'personal: encrypted with the principal''s key';
comment on column casework.sealed_reader.closed_for is 'internal: whose key closed the reason';
comment on column casework.sealed_reader.asked_by is 'internal: the first account';
comment on column casework.sealed_reader.asked_at is 'internal: moment';
comment on column casework.sealed_reader.confirmed_by is 'internal: the second account';
comment on column casework.sealed_reader.confirmed_at is 'internal: moment';
comment on column casework.sealed_reader.ended_at is 'internal: moment';
create unique index named_once on casework.sealed_reader (case_id, staff_id, compartment) where ended_at is null;
grant select, insert, update on casework.sealed_reader to rihla_app;

-- Whoever worked on a case before this goes on doing so. Nobody is lost by it, and nobody gains what they did not have.
insert into casework.case_worker (id, case_id, staff_id, role, office, how, given_by, since, started_at)
select gen_random_uuid(), h.case_id, h.actor_id, min(h.actor_role), min(h.office), 'GIVEN', h.actor_id, min(h.at)::date, min(h.at)
from casework.case_history h
where h.actor_role in ('OUTREACH_WORKER', 'RETURN_COUNSELLOR', 'ORIGIN_CASE_WORKER', 'PROTECTION_OFFICER', 'MEDICAL_OFFICER')
group by h.case_id, h.actor_id;
insert into casework.sealed_reader (id, case_id, staff_id, role, office, compartment, first, asked_by, asked_at)
select gen_random_uuid(), w.case_id, w.staff_id, w.role, w.office, s.compartment, true, w.staff_id, w.started_at
from casework.case_worker w
join (values ('PROTECTION_OFFICER', 'TRAFFICKING'), ('PROTECTION_OFFICER', 'CHILD'), ('MEDICAL_OFFICER', 'HEALTH')) s (role, compartment) on s.role = w.role;
