-- Needs, deliveries and referrals, before departure and after return.
create schema assistance;
grant usage on schema assistance to rihla_app;

create table assistance.need (
  id          uuid primary key,
  case_id     uuid not null references casework.return_case,
  person_id   uuid not null references people.person,
  needs       text[] not null,
  assessed_on date not null,
  assessed_by uuid not null
);
comment on table assistance.need is 'What a person needs. Added to, never changed.';
comment on column assistance.need.id is 'internal: UUIDv7';
comment on column assistance.need.case_id is 'internal: the case';
comment on column assistance.need.person_id is 'internal: the person';
comment on column assistance.need.needs is 'internal: code list need';
comment on column assistance.need.assessed_on is 'internal: date';
comment on column assistance.need.assessed_by is 'internal: account';
create index need_of_case on assistance.need (case_id);
grant select, insert on assistance.need to rihla_app;

create table assistance.delivery (
  id              uuid primary key,
  case_id         uuid not null references casework.return_case,
  person_id       uuid not null references people.person,
  service         text not null,
  phase           text not null check (phase in ('PRE_DEPARTURE', 'RECEPTION', 'REINTEGRATION')),
  dimension       text check (dimension in ('ECO', 'SOC', 'PSY', 'CHILD')),
  quantity        numeric(10, 2) not null check (quantity > 0),
  unit            text not null,
  unit_cost_cents bigint not null check (unit_cost_cents >= 0),
  currency        text not null check (currency ~ '^[A-Z]{3}$'),
  mode            text not null,
  provider        text not null,
  delivered_on    date not null,
  delivered_by    uuid not null,
  check ((phase = 'REINTEGRATION') = (dimension is not null))
);
comment on table assistance.delivery is 'Services delivered to a person. Added to, never changed.';
comment on column assistance.delivery.id is 'internal: UUIDv7';
comment on column assistance.delivery.case_id is 'internal: the case';
comment on column assistance.delivery.person_id is 'internal: the person';
comment on column assistance.delivery.service is 'internal: code list service';
comment on column assistance.delivery.phase is 'internal: when in the journey';
comment on column assistance.delivery.dimension is 'internal: code list dimension';
comment on column assistance.delivery.quantity is 'internal: in units';
comment on column assistance.delivery.unit is 'internal: code list unit';
comment on column assistance.delivery.unit_cost_cents is 'internal: hundredths';
comment on column assistance.delivery.currency is 'internal: ISO 4217';
comment on column assistance.delivery.mode is 'internal: code list delivery_mode';
comment on column assistance.delivery.provider is 'internal: organisation';
comment on column assistance.delivery.delivered_on is 'internal: date';
comment on column assistance.delivery.delivered_by is 'internal: account';
create index delivery_of_case on assistance.delivery (case_id);
grant select, insert on assistance.delivery to rihla_app;

create table assistance.referral (
  id           uuid primary key,
  case_id      uuid not null references casework.return_case,
  person_id    uuid not null references people.person,
  organisation text not null,
  need         text not null,
  status       text not null default 'SENT',
  referred_on  date not null,
  answer_due   date not null,
  answered_on  date,
  referred_by  uuid not null
);
comment on table assistance.referral is 'Persons sent to other organisations, and what came of it.';
comment on column assistance.referral.id is 'internal: UUIDv7';
comment on column assistance.referral.case_id is 'internal: the case';
comment on column assistance.referral.person_id is 'internal: the person';
comment on column assistance.referral.organisation is 'internal: organisation';
comment on column assistance.referral.need is 'internal: code list need';
comment on column assistance.referral.status is 'internal: code list referral_status';
comment on column assistance.referral.referred_on is 'internal: date';
comment on column assistance.referral.answer_due is 'internal: date';
comment on column assistance.referral.answered_on is 'internal: date';
comment on column assistance.referral.referred_by is 'internal: account';
create index referral_of_case on assistance.referral (case_id);
grant select, insert, update on assistance.referral to rihla_app;

create view assistance.for_statistics_delivery as
select person_id, service, phase, dimension, delivered_on, quantity, (quantity * unit_cost_cents)::bigint as cost_cents, currency from assistance.delivery;
comment on view assistance.for_statistics_delivery is 'Deliveries, without identity.';
grant select on assistance.for_statistics_delivery to rihla_app;
