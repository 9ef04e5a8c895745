-- What one person asks for and another must have looked at before it is done.
create table access.second_look (
  id          uuid primary key,
  kind        text not null constraint second_look_kind check (kind = any (array['ACCOUNT'])),
  what        text not null check (length(what) <= 400),
  about_id    uuid references access.staff,
  asked_by    uuid not null references access.staff,
  office      text not null references access.office,
  asked_at    timestamptz not null,
  expires_at  timestamptz not null check (expires_at > asked_at),
  answered_by uuid references access.staff,
  answered_at timestamptz,
  answer      text check (answer in ('CONFIRMED', 'REFUSED')),
  check ((answered_by is null) = (answer is null) and (answered_at is null) = (answer is null)),
  check (answered_by <> asked_by),
  check (answered_by <> about_id),
  check (answered_at < expires_at)
);
comment on table access.second_look is 'Asked by one, confirmed or refused by another; after some days by nobody.';
comment on column access.second_look.id is 'internal: UUIDv7';
comment on column access.second_look.kind is 'internal: what it is about';
comment on column access.second_look.what is 'internal: codes and ids, never a name';
comment on column access.second_look.about_id is 'internal: the account it is about, which does not answer';
comment on column access.second_look.asked_by is 'internal: account';
comment on column access.second_look.office is 'internal: office of who asked';
comment on column access.second_look.asked_at is 'internal: when';
comment on column access.second_look.expires_at is 'internal: from then on nobody can answer';
comment on column access.second_look.answered_by is 'internal: account, never the one that asked';
comment on column access.second_look.answered_at is 'internal: when';
comment on column access.second_look.answer is 'internal: confirmed or refused';
create index look_that_waits on access.second_look (expires_at) where answer is null;
create index look_asked_by on access.second_look (asked_by, asked_at);
grant select, insert, update (answered_by, answered_at, answer) on access.second_look to rihla_app;

-- Who made an account, and what it waits for before anybody can sign in with it.
alter table access.staff
  add column made_by uuid references access.staff,
  add column made_at timestamptz,
  add column awaits  uuid references access.second_look,
  add check ((made_by is null) = (made_at is null)),
  add check (awaits is null or not active);
comment on column access.staff.made_by is 'internal: the administrator who made it; nobody where it came by the one-time link';
comment on column access.staff.made_at is 'internal: when, by the clock of the application';
comment on column access.staff.awaits is 'internal: the second look without which it is not active';
