-- The case: travel group, stage, evidence, history.
create schema casework;
grant usage on schema casework to rihla_app;

create table casework.case_counter (
  office text not null,
  year   int not null,
  last   bigint not null,
  primary key (office, year)
);
comment on table casework.case_counter is 'The last case number of each office and year.';
comment on column casework.case_counter.office is 'internal: office code';
comment on column casework.case_counter.year is 'internal: year';
comment on column casework.case_counter.last is 'internal: last number given';
grant select, insert, update on casework.case_counter to rihla_app;

create table casework.return_case (
  id                 uuid primary key,
  number             text not null unique,
  office             text not null references access.office,
  office_parent      text references access.office,
  origin_office      text not null references access.office,
  country            text not null check (country ~ '^[A-Z]{3}$'),
  principal_id       uuid not null references people.person,
  stage              text not null default 'REGISTERED'
                       check (stage in ('REGISTERED', 'APPLIED', 'APPROVED', 'CLEARED', 'DEPARTED', 'ARRIVED', 'REINTEGRATING', 'CLOSED')),
  version            int not null default 0,
  shared             boolean not null default false,
  held               boolean not null default false,
  registered_on      date not null,
  applied_on         date,
  approved_on        date,
  cleared_on         date,
  planned_departure  date,
  departed_on        date,
  arrived_on         date,
  reintegrating_on   date,
  closed_on          date,
  closure_reason     text,
  withdrawn_on       date,
  withdrawal_channel text,
  check ((stage = 'CLOSED') = (closed_on is not null)),
  check (closed_on is null or closure_reason is not null),
  check (stage not in ('DEPARTED', 'ARRIVED', 'REINTEGRATING') or departed_on is not null),
  check (arrived_on is null or departed_on is not null)
);
comment on table casework.return_case is 'A travel group on its way home.';
comment on column casework.return_case.id is 'internal: UUIDv7';
comment on column casework.return_case.number is 'internal: number with check character';
comment on column casework.return_case.office is 'internal: the host office, does not change';
comment on column casework.return_case.office_parent is 'internal: the office above it';
comment on column casework.return_case.origin_office is 'internal: the office in the country of origin';
comment on column casework.return_case.country is 'internal: country of return, ISO 3166-1 alpha-3';
comment on column casework.return_case.principal_id is 'internal: the principal';
comment on column casework.return_case.stage is 'internal: code list stage';
comment on column casework.return_case.version is 'internal: counts moves';
comment on column casework.return_case.shared is 'internal: whether the origin office may see it';
comment on column casework.return_case.held is 'internal: a hold stops every forward move';
comment on column casework.return_case.registered_on is 'internal: date';
comment on column casework.return_case.applied_on is 'internal: date';
comment on column casework.return_case.approved_on is 'internal: date';
comment on column casework.return_case.cleared_on is 'internal: date';
comment on column casework.return_case.planned_departure is 'internal: date of the booked journey';
comment on column casework.return_case.departed_on is 'internal: date';
comment on column casework.return_case.arrived_on is 'internal: date';
comment on column casework.return_case.reintegrating_on is 'internal: date';
comment on column casework.return_case.closed_on is 'internal: date';
comment on column casework.return_case.closure_reason is 'internal: code list closure_reason';
comment on column casework.return_case.withdrawn_on is 'internal: date';
comment on column casework.return_case.withdrawal_channel is 'internal: code list withdrawal_channel';
create index case_list on casework.return_case (office, registered_on desc, id desc);
create index case_list_of_parent on casework.return_case (office_parent, registered_on desc, id desc);
create index case_list_of_origin on casework.return_case (origin_office, registered_on desc, id desc) where shared;
create index case_stage on casework.return_case (office, stage, registered_on desc);
grant select, insert, update on casework.return_case to rihla_app;

create table casework.case_member (
  case_id             uuid not null references casework.return_case,
  person_id           uuid not null references people.person,
  place               int not null,
  case_role           text not null,
  legal_status        text not null,
  sex                 text not null check (sex in ('F', 'M', 'X')),
  age_at_registration int not null check (age_at_registration between 0 and 130),
  age_at_departure    int check (age_at_departure between 0 and 130),
  primary key (case_id, person_id)
);
comment on table casework.case_member is 'Who returns together. Ages are kept in years, for counting; the birth date stays with the person.';
comment on column casework.case_member.case_id is 'internal: the case';
comment on column casework.case_member.person_id is 'internal: the person';
comment on column casework.case_member.place is 'internal: order in the group, 0 is the principal';
comment on column casework.case_member.case_role is 'internal: code list case_role';
comment on column casework.case_member.legal_status is 'internal: code list legal_status';
comment on column casework.case_member.sex is 'internal: code list sex';
comment on column casework.case_member.age_at_registration is 'internal: whole years';
comment on column casework.case_member.age_at_departure is 'internal: whole years';
create index member_of_cases on casework.case_member (person_id);
grant select, insert, update on casework.case_member to rihla_app;

create table casework.evidence (
  case_id     uuid not null references casework.return_case,
  about_id    uuid not null,
  fact        text not null,
  finding     text not null,
  holds_from  date not null,
  holds_until date,
  told_at     timestamptz not null,
  told_by     uuid not null,
  primary key (case_id, about_id, fact)
);
comment on table casework.evidence is 'What other modules told of a case: the date and the decision, never the story. The last word on each fact; the module that told it keeps every word.';
comment on column casework.evidence.case_id is 'internal: the case';
comment on column casework.evidence.about_id is 'internal: the person, or the case itself';
comment on column casework.evidence.fact is 'internal: code of the fact';
comment on column casework.evidence.finding is 'internal: code of what was found';
comment on column casework.evidence.holds_from is 'internal: first day';
comment on column casework.evidence.holds_until is 'internal: last day';
comment on column casework.evidence.told_at is 'internal: when';
comment on column casework.evidence.told_by is 'internal: by which account';
grant select, insert, update on casework.evidence to rihla_app;

create table casework.case_history (
  id         uuid primary key,
  case_id    uuid not null references casework.return_case,
  at         timestamptz not null,
  actor_id   uuid not null,
  actor_role text not null,
  office     text not null,
  act        text not null,
  what       text not null,
  person_id  uuid,
  codes      text not null
);
comment on table casework.case_history is 'Every move, deed and refusal of a case. Added to, never changed: the application is not granted more.';
comment on column casework.case_history.id is 'internal: UUIDv7';
comment on column casework.case_history.case_id is 'internal: the case';
comment on column casework.case_history.at is 'internal: when';
comment on column casework.case_history.actor_id is 'internal: which account';
comment on column casework.case_history.actor_role is 'internal: as what';
comment on column casework.case_history.office is 'internal: from which office';
comment on column casework.case_history.act is 'internal: code of the act';
comment on column casework.case_history.what is 'internal: code of what happened';
comment on column casework.case_history.person_id is 'internal: whom it concerned';
comment on column casework.case_history.codes is 'internal: codes, such as safeguards that were missing';
create index history_of_case on casework.case_history (case_id, at desc, id desc);
grant select, insert on casework.case_history to rihla_app;

create table casework.safeguard_override (
  id           uuid primary key,
  case_id      uuid not null references casework.return_case,
  safeguard    text not null check (safeguard in ('ELIGIBLE', 'MONEY_RESERVED', 'COOLING_OFF_PASSED', 'REFLECTION_PERIOD_OVER', 'RECEPTION_CONFIRMED',
                 'RECEIVING_FACILITY_NAMED', 'SEATS_TOGETHER')),
  reason       bytea not null,
  asked_by     uuid not null,
  asked_at     timestamptz not null,
  confirmed_by uuid,
  confirmed_at timestamptz,
  ended_at     timestamptz,
  unique (case_id, safeguard),
  check (confirmed_by is null or confirmed_by <> asked_by)
);
comment on table casework.safeguard_override is 'A safeguard that two people overrode, and why. Only those that may be overridden at all.';
comment on column casework.safeguard_override.id is 'internal: UUIDv7';
comment on column casework.safeguard_override.case_id is 'internal: the case';
comment on column casework.safeguard_override.safeguard is 'internal: code';
comment on column casework.safeguard_override.reason is 'personal: encrypted with the principal''s key';
comment on column casework.safeguard_override.asked_by is 'internal: the first account';
comment on column casework.safeguard_override.asked_at is 'internal: when';
comment on column casework.safeguard_override.confirmed_by is 'internal: the second account';
comment on column casework.safeguard_override.confirmed_at is 'internal: when';
comment on column casework.safeguard_override.ended_at is 'internal: when a new day of departure ended it';
grant select, insert, update on casework.safeguard_override to rihla_app;

create table casework.destination_notice (
  id          uuid primary key,
  country     text not null check (country ~ '^[A-Z]{3}$'),
  closed_from date not null,
  source      text not null,
  noted_by    uuid not null,
  lifted_on   date
);
comment on table casework.destination_notice is 'Where nobody is sent for now, since when, and by what source.';
comment on column casework.destination_notice.id is 'internal: UUIDv7';
comment on column casework.destination_notice.country is 'public: ISO 3166-1 alpha-3';
comment on column casework.destination_notice.closed_from is 'public: date';
comment on column casework.destination_notice.source is 'public: where the notice comes from';
comment on column casework.destination_notice.noted_by is 'internal: account';
comment on column casework.destination_notice.lifted_on is 'public: date';
grant select, insert, update on casework.destination_notice to rihla_app;

create table casework.task (
  id       uuid primary key,
  case_id  uuid not null references casework.return_case,
  office   text not null references access.office,
  for_role text not null,
  kind     text not null,
  due_on   date not null,
  done_at  timestamptz
);
comment on table casework.task is 'What somebody must do, by when.';
comment on column casework.task.id is 'internal: UUIDv7';
comment on column casework.task.case_id is 'internal: the case';
comment on column casework.task.office is 'internal: whose office';
comment on column casework.task.for_role is 'internal: code list role';
comment on column casework.task.kind is 'internal: code';
comment on column casework.task.due_on is 'internal: date';
comment on column casework.task.done_at is 'internal: when it was done';
create unique index one_open_task_of_a_kind on casework.task (case_id, kind) where done_at is null;
create index open_tasks on casework.task (office, for_role, due_on) where done_at is null;
grant select, insert, update on casework.task to rihla_app;

create view casework.for_statistics_person as
select m.case_id, m.person_id, c.office, c.country, m.sex, m.legal_status, c.registered_on, c.applied_on, c.approved_on, c.cleared_on, c.departed_on, c.arrived_on,
  c.closed_on, c.closure_reason, c.withdrawn_on is not null as withdrawn, m.age_at_registration, m.age_at_departure
from casework.case_member m join casework.return_case c on c.id = m.case_id;
comment on view casework.for_statistics_person is 'One row per person of a case, without identity.';
grant select on casework.for_statistics_person to rihla_app;
