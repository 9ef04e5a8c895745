-- Organisations outside, and what was handed to them of somebody: chosen fields, until a day.
create table assistance.partner (
  office text primary key references access.office,
  name   text not null check (length(name) between 2 and 100)
);
grant select, insert on assistance.partner to rihla_app;
comment on table assistance.partner is 'Organisations that help and are not an office of the programme.';
comment on column assistance.partner.office is 'public: its short code';
comment on column assistance.partner.name is 'public: what it is called';

create table assistance.handed (
  id          uuid primary key,
  case_id     uuid not null references casework.return_case,
  person_id   uuid not null references people.person,
  partner     text not null references assistance.partner,
  need        text not null,
  shown       text[] not null check (cardinality(shown) > 0 and shown <@ array['NAME', 'BIRTH_YEAR', 'WORDS', 'TELEPHONE']),
  words       bytea,
  status      text not null default 'SENT' check (status in ('SENT', 'ACCEPTED', 'REJECTED', 'COMPLETED')),
  handed_on   date not null,
  handed_at   timestamptz not null,
  until       date not null check (until >= handed_on),
  handed_by   uuid not null,
  answered_on date,
  answered_by uuid
);
create index handed_of_case on assistance.handed (case_id);
create index handed_to_partner on assistance.handed (partner, until);
grant select, insert on assistance.handed to rihla_app;
grant update (status, answered_on, answered_by) on assistance.handed to rihla_app;
comment on table assistance.handed is 'What was handed to a partner of somebody. It is read while the person agrees, until its day; never the case behind it.';
comment on column assistance.handed.id is 'internal: UUIDv7';
comment on column assistance.handed.case_id is 'internal: the case';
comment on column assistance.handed.person_id is 'internal: the person';
comment on column assistance.handed.partner is 'internal: to whom';
comment on column assistance.handed.need is 'internal: code list need';
comment on column assistance.handed.shown is 'internal: which fields the partner is shown';
comment on column assistance.handed.words is 'personal: what the partner must know, closed with the key of the person';
comment on column assistance.handed.status is 'internal: code list referral_status';
comment on column assistance.handed.handed_on is 'internal: date';
comment on column assistance.handed.handed_at is 'internal: a consent taken back after this moment ends it';
comment on column assistance.handed.until is 'internal: the last day on which the partner is shown anything';
comment on column assistance.handed.handed_by is 'internal: account';
comment on column assistance.handed.answered_on is 'internal: date';
comment on column assistance.handed.answered_by is 'internal: account of the partner';

-- The second line is by the case, as for all that is written of one. A partner sees no case: what was handed to it is looked up for it once it is
-- decided that it may (assistance.Handing).
alter table assistance.handed enable row level security;
alter table assistance.handed force row level security;
create policy of_the_owner on assistance.handed to current_user using (true) with check (true);
create policy in_sight on assistance.handed to rihla_app using ((select current_setting('rihla.reach')::int) = 3
  or exists (select from casework.return_case c where c.id = handed.case_id));
