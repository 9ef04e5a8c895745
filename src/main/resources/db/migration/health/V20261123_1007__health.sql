-- Examinations and continuity of care: a compartment of its own.
create schema health;
grant usage on schema health to rihla_app;

create table health.examination (
  id          uuid primary key,
  case_id     uuid not null references casework.return_case,
  person_id   uuid not null references people.person,
  type        text not null check (type in ('INITIAL_ASSESSMENT', 'SPECIALIST', 'FIT_TO_TRAVEL', 'PRE_EMBARKATION_CHECK')),
  result      text not null check (result in ('FIT', 'FIT_WITH_CONDITIONS', 'TEMPORARILY_UNFIT', 'UNFIT')),
  conditions  text[] not null,
  examined_on date not null,
  valid_until date not null check (valid_until >= examined_on),
  story       bytea,
  examined_by uuid not null
);
comment on table health.examination is 'Medical examinations. Added to, never changed.';
comment on column health.examination.id is 'internal: UUIDv7';
comment on column health.examination.case_id is 'internal: the case';
comment on column health.examination.person_id is 'internal: the person';
comment on column health.examination.type is 'internal: code list examination_type';
comment on column health.examination.result is 'internal: code list examination_result';
comment on column health.examination.conditions is 'internal: code list fitness_condition';
comment on column health.examination.examined_on is 'internal: date';
comment on column health.examination.valid_until is 'internal: date';
comment on column health.examination.story is 'sealed: encrypted with the person''s key';
comment on column health.examination.examined_by is 'internal: account';
create index examination_of_case on health.examination (case_id);
grant select, insert on health.examination to rihla_app;

create table health.condition_met (
  id        uuid primary key,
  case_id   uuid not null references casework.return_case,
  person_id uuid not null references people.person,
  condition text not null,
  met_on    date not null,
  met_by    uuid not null,
  examination_id uuid not null references health.examination
);
comment on table health.condition_met is 'Conditions of fitness that have been arranged.';
comment on column health.condition_met.id is 'internal: UUIDv7';
comment on column health.condition_met.case_id is 'internal: the case';
comment on column health.condition_met.person_id is 'internal: the person';
comment on column health.condition_met.condition is 'internal: code list fitness_condition';
comment on column health.condition_met.met_on is 'internal: date';
comment on column health.condition_met.met_by is 'internal: account';
comment on column health.condition_met.examination_id is 'internal: the examination that set the condition';
create index condition_met_of_case on health.condition_met (case_id, person_id);
grant select, insert on health.condition_met to rihla_app;

create table health.continuity (
  id            uuid primary key,
  case_id       uuid not null references casework.return_case,
  person_id     uuid not null references people.person,
  facility      bytea not null,
  medicine_days int not null check (medicine_days >= 0),
  named_on      date not null,
  named_by      uuid not null
);
comment on table health.continuity is 'Where care goes on at home.';
comment on column health.continuity.id is 'internal: UUIDv7';
comment on column health.continuity.case_id is 'internal: the case';
comment on column health.continuity.person_id is 'internal: the person';
comment on column health.continuity.facility is 'sealed: encrypted with the person''s key';
comment on column health.continuity.medicine_days is 'sealed: days of medicine handed over';
comment on column health.continuity.named_on is 'internal: date';
comment on column health.continuity.named_by is 'internal: account';
create index continuity_of_case on health.continuity (case_id);
grant select, insert on health.continuity to rihla_app;
