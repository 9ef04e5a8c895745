-- Donors' money: funds, lines, what is promised to a case, what is paid.
create schema funding;
grant usage on schema funding to rihla_app;

create table funding.fund (
  id    uuid primary key,
  donor text not null,
  title text not null
);
comment on table funding.fund is 'A donor''s contribution.';
comment on column funding.fund.id is 'internal: UUIDv7';
comment on column funding.fund.donor is 'public: donor';
comment on column funding.fund.title is 'public: title';
grant select, insert, update on funding.fund to rihla_app;

create table funding.budget_line (
  id             uuid primary key,
  fund_id        uuid not null references funding.fund,
  category       text not null check (category in ('TRAVEL', 'PRE_DEPARTURE', 'RECEPTION', 'REINTEGRATION')),
  country        text check (country ~ '^[A-Z]{3}$'),
  currency       text not null check (currency ~ '^[A-Z]{3}$'),
  amount_cents   bigint not null check (amount_cents >= 0),
  reserved_cents bigint not null default 0,
  valid_from     date not null,
  valid_until    date not null check (valid_until >= valid_from),
  check (reserved_cents between 0 and amount_cents)
);
comment on table funding.budget_line is 'What a fund may be spent on, and how much of it is promised.';
comment on column funding.budget_line.id is 'internal: UUIDv7';
comment on column funding.budget_line.fund_id is 'internal: the fund';
comment on column funding.budget_line.category is 'internal: code list cost_category';
comment on column funding.budget_line.country is 'internal: only for returns to this country';
comment on column funding.budget_line.currency is 'internal: ISO 4217';
comment on column funding.budget_line.amount_cents is 'internal: hundredths';
comment on column funding.budget_line.reserved_cents is 'internal: hundredths promised';
comment on column funding.budget_line.valid_from is 'internal: date';
comment on column funding.budget_line.valid_until is 'internal: date';
create index line_that_may_pay on funding.budget_line (category, currency, country);
grant select, insert, update on funding.budget_line to rihla_app;

create table funding.reservation (
  id           uuid primary key,
  case_id      uuid not null,
  line_id      uuid not null references funding.budget_line,
  category     text not null,
  amount_cents bigint not null check (amount_cents > 0),
  currency     text not null,
  reserved_on  date not null,
  released_on  date
);
comment on table funding.reservation is 'Money promised to a case.';
comment on column funding.reservation.id is 'internal: UUIDv7';
comment on column funding.reservation.case_id is 'internal: the case';
comment on column funding.reservation.line_id is 'internal: the line that pays';
comment on column funding.reservation.category is 'internal: code list cost_category';
comment on column funding.reservation.amount_cents is 'internal: hundredths';
comment on column funding.reservation.currency is 'internal: ISO 4217';
comment on column funding.reservation.reserved_on is 'internal: date';
comment on column funding.reservation.released_on is 'internal: date';
create index reservation_of_case on funding.reservation (case_id);
grant select, insert, update on funding.reservation to rihla_app;

create table funding.payment (
  id           uuid primary key,
  case_id      uuid not null,
  person_id    uuid not null,
  amount_cents bigint not null check (amount_cents > 0),
  currency     text not null,
  status       text not null check (status in ('REQUESTED', 'APPROVED', 'PAID', 'RECEIPT_CONFIRMED', 'CANCELLED')),
  mechanism    text,
  requested_by uuid not null,
  requested_at timestamptz not null,
  approved_by  uuid,
  approved_at  timestamptz,
  paid_by      uuid,
  paid_at      timestamptz,
  check (approved_by is null or approved_by <> requested_by)
);
comment on table funding.payment is 'Payments to persons: requested, approved by somebody else, paid.';
comment on column funding.payment.id is 'internal: UUIDv7';
comment on column funding.payment.case_id is 'internal: the case';
comment on column funding.payment.person_id is 'internal: the payee';
comment on column funding.payment.amount_cents is 'internal: hundredths';
comment on column funding.payment.currency is 'internal: ISO 4217';
comment on column funding.payment.status is 'internal: code list payment_status';
comment on column funding.payment.mechanism is 'internal: code list delivery_mechanism';
comment on column funding.payment.requested_by is 'internal: account';
comment on column funding.payment.requested_at is 'internal: when';
comment on column funding.payment.approved_by is 'internal: account, never the requester';
comment on column funding.payment.approved_at is 'internal: when';
comment on column funding.payment.paid_by is 'internal: account';
comment on column funding.payment.paid_at is 'internal: when';
create index payment_of_case on funding.payment (case_id);
grant select, insert, update on funding.payment to rihla_app;
