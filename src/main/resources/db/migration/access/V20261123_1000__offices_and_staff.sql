-- Offices, and who works in them.
create schema access;
grant usage on schema access to rihla_app;

create table access.office (
  code      text primary key check (code ~ '^[A-Z]{3}$'),
  kind      text not null check (kind in ('HOST', 'SUB_OFFICE', 'ORIGIN')),
  parent    text references access.office,
  country   text not null check (country ~ '^[A-Z]{3}$'),
  time_zone text not null,
  languages text[] not null,
  currency  text not null check (currency ~ '^[A-Z]{3}$'),
  check ((kind = 'SUB_OFFICE') = (parent is not null))
);
comment on table access.office is 'Offices of the host country and of the countries of origin.';
comment on column access.office.code is 'public: short code, first part of case numbers';
comment on column access.office.kind is 'public: code list office_kind';
comment on column access.office.parent is 'public: the office above, for sub-offices';
comment on column access.office.country is 'public: ISO 3166-1 alpha-3';
comment on column access.office.time_zone is 'public: IANA zone';
comment on column access.office.languages is 'public: ISO 639 codes';
comment on column access.office.currency is 'public: ISO 4217';
create unique index one_office_of_origin_per_country on access.office (country) where kind = 'ORIGIN';
grant select, insert, update on access.office to rihla_app;

create table access.staff (
  id            uuid primary key,
  login         text not null unique,
  role          text not null check (role in ('OUTREACH_WORKER', 'RETURN_COUNSELLOR', 'ORIGIN_CASE_WORKER', 'PROTECTION_OFFICER', 'MEDICAL_OFFICER',
                  'MOVEMENTS_OFFICER', 'FINANCE_OFFICER', 'ME_OFFICER', 'PARTNER', 'OFFICE_MANAGER', 'NATIONAL_AUTHORITY', 'DONOR',
                  'DATA_PROTECTION_OFFICER', 'SYSTEM_ADMINISTRATOR', 'MIGRANT')),
  office        text not null references access.office,
  password_hash text not null,
  active        boolean not null default true,
  invented      boolean not null default false,
  created_at    timestamptz not null default now()
);
comment on table access.staff is 'Accounts of staff.';
comment on column access.staff.id is 'internal: id';
comment on column access.staff.login is 'internal: name to sign in with';
comment on column access.staff.role is 'internal: code list role';
comment on column access.staff.office is 'internal: where they work';
comment on column access.staff.password_hash is 'sealed: Argon2id with its parameters';
comment on column access.staff.active is 'internal: whether they may sign in';
comment on column access.staff.invented is 'internal: an account of a demonstration';
comment on column access.staff.created_at is 'internal: when the account was made';
grant select, insert, update on access.staff to rihla_app;

create table access.invitation (
  token_hash bytea primary key,
  expires_at timestamptz not null
);
comment on table access.invitation is 'The one-time link that makes the first administrator.';
comment on column access.invitation.token_hash is 'sealed: SHA-256 of the token';
comment on column access.invitation.expires_at is 'internal: end of its life';
grant select, insert, delete on access.invitation to rihla_app;

insert into access.office values
  ('RBA', 'HOST', null, 'MAR', 'Africa/Casablanca', '{fr,ar}', 'MAD'),
  ('CAS', 'SUB_OFFICE', 'RBA', 'MAR', 'Africa/Casablanca', '{fr,ar}', 'MAD'),
  ('OUJ', 'SUB_OFFICE', 'RBA', 'MAR', 'Africa/Casablanca', '{fr,ar}', 'MAD');
