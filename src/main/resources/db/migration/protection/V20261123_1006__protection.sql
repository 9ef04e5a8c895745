-- Screening, vulnerability, holds, and the findings of protection work.
create schema protection;
grant usage on schema protection to rihla_app;

create table protection.finding (
  id          uuid primary key,
  case_id     uuid not null references casework.return_case,
  person_id   uuid not null references people.person,
  kind        text not null check (kind in ('SCREENING', 'PROTECTION_RESOLUTION', 'TRACING', 'FAMILY_ASSESSMENT', 'BEST_INTERESTS', 'RECEIVING_ADULT',
                'SECURITY_RISK', 'REFLECTION_PERIOD')),
  found_on    date not null,
  code        text not null,
  holds_until date,
  story       bytea,
  office      text not null references access.office,
  found_by    uuid not null
);
comment on table protection.finding is 'A dated finding. Added to, never changed.';
comment on column protection.finding.id is 'internal: UUIDv7';
comment on column protection.finding.case_id is 'internal: the case';
comment on column protection.finding.person_id is 'internal: the person';
comment on column protection.finding.kind is 'sealed: what was looked into';
comment on column protection.finding.found_on is 'internal: date';
comment on column protection.finding.code is 'sealed: what was found';
comment on column protection.finding.holds_until is 'internal: last day';
comment on column protection.finding.story is 'sealed: encrypted with the person''s key';
comment on column protection.finding.office is 'internal: office';
comment on column protection.finding.found_by is 'internal: account';
create index finding_of_case on protection.finding (case_id);
grant select, insert on protection.finding to rihla_app;

create table protection.vulnerability (
  id            uuid primary key,
  case_id       uuid not null references casework.return_case,
  person_id     uuid not null references people.person,
  code          text not null,
  report_group  text not null check (report_group in ('UASC', 'VOT', 'HEALTH', 'PROTECTION', 'OTHER')),
  status        text not null check (status in ('SUSPECTED', 'CONFIRMED', 'REFUTED', 'RESOLVED')),
  source        text not null,
  identified_on date not null,
  identified_by uuid not null
);
comment on table protection.vulnerability is 'Vulnerabilities found, several per person. Added to, never changed.';
comment on column protection.vulnerability.id is 'internal: UUIDv7';
comment on column protection.vulnerability.case_id is 'internal: the case';
comment on column protection.vulnerability.person_id is 'internal: the person';
comment on column protection.vulnerability.code is 'sealed: code list vulnerability';
comment on column protection.vulnerability.report_group is 'sealed: group for reports';
comment on column protection.vulnerability.status is 'internal: code list vulnerability_status';
comment on column protection.vulnerability.source is 'internal: code list vulnerability_source';
comment on column protection.vulnerability.identified_on is 'internal: date';
comment on column protection.vulnerability.identified_by is 'internal: account';
create index vulnerability_of_case on protection.vulnerability (case_id);
grant select, insert on protection.vulnerability to rihla_app;

create table protection.hold (
  id        uuid primary key,
  case_id   uuid not null references casework.return_case,
  reason    text not null,
  placed_at timestamptz not null,
  placed_by uuid not null,
  lifted_at timestamptz,
  lifted_by uuid,
  story     bytea,
  check (lifted_by is null or lifted_by <> placed_by)
);
comment on table protection.hold is 'What stops a case, and who lifted it: somebody else.';
comment on column protection.hold.id is 'internal: UUIDv7';
comment on column protection.hold.case_id is 'internal: the case';
comment on column protection.hold.reason is 'internal: code list hold_reason';
comment on column protection.hold.placed_at is 'internal: when';
comment on column protection.hold.placed_by is 'internal: account';
comment on column protection.hold.lifted_at is 'internal: when';
comment on column protection.hold.lifted_by is 'internal: account';
comment on column protection.hold.story is 'sealed: encrypted with the principal''s key';
create index hold_of_case on protection.hold (case_id);
grant select, insert, update on protection.hold to rihla_app;

create table protection.support_decision (
  id         uuid primary key,
  case_id    uuid not null references casework.return_case,
  person_id  uuid not null references people.person,
  level      text not null check (level in ('STANDARD', 'REINFORCED', 'INTENSIVE')),
  reasons    text[] not null,
  decided_on date not null,
  decided_by uuid not null,
  check (level = 'STANDARD' or cardinality(reasons) > 0)
);
comment on table protection.support_decision is 'How much support a person gets, decided with reasons. Added to, never changed.';
comment on column protection.support_decision.id is 'internal: UUIDv7';
comment on column protection.support_decision.case_id is 'internal: the case';
comment on column protection.support_decision.person_id is 'internal: the person';
comment on column protection.support_decision.level is 'internal: code list support_level';
comment on column protection.support_decision.reasons is 'sealed: code list report_group';
comment on column protection.support_decision.decided_on is 'internal: date';
comment on column protection.support_decision.decided_by is 'internal: account';
create index support_decision_of_case on protection.support_decision (case_id);
grant select, insert on protection.support_decision to rihla_app;

create view protection.for_statistics_vulnerability as
select person_id, code, report_group, status, identified_on from protection.vulnerability;
comment on view protection.for_statistics_vulnerability is 'Vulnerabilities, without identity.';
grant select on protection.for_statistics_vulnerability to rihla_app;

create view protection.for_statistics_reinforced as
select person_id, decided_on, level from protection.support_decision where level in ('REINFORCED', 'INTENSIVE');
comment on view protection.for_statistics_reinforced is 'Decisions of reinforced support, without identity.';
grant select on protection.for_statistics_reinforced to rihla_app;
