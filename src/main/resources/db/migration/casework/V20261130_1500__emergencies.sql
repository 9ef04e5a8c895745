-- What somebody opened in an emergency, why, and what was thought of it afterwards.
create table casework.emergency (
  id          uuid primary key,
  case_id     uuid not null references casework.return_case,
  staff_id    uuid not null,
  role        text not null,
  office      text not null references access.office,
  compartment text not null check (compartment in ('IDENTITY', 'CONTACT', 'NOTES', 'SUPPORT', 'TRAFFICKING', 'CHILD', 'HEALTH', 'FITNESS', 'MOVEMENT')),
  reason      text not null check (reason in ('DANGER_TO_LIFE', 'MEDICAL_EMERGENCY', 'CHILD_AT_RISK', 'ARREST_OR_DISAPPEARANCE', 'NOBODY_REACHED_BEFORE_TRAVEL')),
  words       bytea not null,
  closed_for  uuid not null references people.person,
  renews      uuid unique references casework.emergency,
  opened_at   timestamptz not null,
  ends_at     timestamptz not null,
  withheld    boolean not null default false,
  finding     text check (finding in ('JUSTIFIED', 'NOT_JUSTIFIED', 'TRAINING')),
  review      bytea,
  reviewed_by uuid,
  reviewed_at timestamptz,
  check (ends_at > opened_at and ends_at <= opened_at + interval '4 hours'),
  check (reviewed_by <> staff_id),
  check (num_nulls(finding, review, reviewed_by, reviewed_at) in (0, 4))
);
comment on table casework.emergency is 'One part of one case, opened for a few hours by somebody whom it was closed to. It ends by the clock; what is thought of it is written down once, by somebody else.';
comment on column casework.emergency.id is 'internal: UUIDv7';
comment on column casework.emergency.case_id is 'internal: the case';
comment on column casework.emergency.staff_id is 'internal: account that opened it';
comment on column casework.emergency.role is 'internal: as what';
comment on column casework.emergency.office is 'internal: of which office';
comment on column casework.emergency.compartment is 'internal: the part that was opened';
comment on column casework.emergency.reason is 'internal: code list emergency_reason';
comment on column casework.emergency.words is 'personal: encrypted with the key of closed_for';
comment on column casework.emergency.closed_for is 'internal: the principal then, with whose key the words are encrypted';
comment on column casework.emergency.renews is 'internal: the opening that it goes on from';
comment on column casework.emergency.opened_at is 'internal: moment';
comment on column casework.emergency.ends_at is 'internal: moment';
comment on column casework.emergency.withheld is 'internal: whether it would be dangerous to tell the person of it now';
comment on column casework.emergency.finding is 'internal: code list emergency_finding';
comment on column casework.emergency.review is 'personal: encrypted with the key of closed_for';
comment on column casework.emergency.reviewed_by is 'internal: account; never the one that opened it';
comment on column casework.emergency.reviewed_at is 'internal: moment';
create index emergencies_of_case on casework.emergency (case_id);
create index emergencies_of_account on casework.emergency (staff_id, opened_at);
grant select, insert on casework.emergency to rihla_app;
grant update (withheld, finding, review, reviewed_by, reviewed_at) on casework.emergency to rihla_app;
