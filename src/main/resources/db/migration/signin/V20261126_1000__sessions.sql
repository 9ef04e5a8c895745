-- Who is signed in. The cookie holds the number, this table only its hash: whoever reads the table cannot take anybody's place.
create schema signin;
grant usage on schema signin to rihla_app;

create table signin.session (
  id_hash   bytea primary key check (length(id_hash) = 32),
  staff_id  uuid not null references access.staff,
  role      text not null,
  office    text not null,
  complete  boolean not null,
  begun_at  timestamptz not null,
  seen_at   timestamptz not null,
  proven_at timestamptz not null
);
comment on table signin.session is 'Who is signed in, each until it ends or they sign out; rows of ended sessions are removed.';
comment on column signin.session.id_hash is 'sealed: SHA-256 of the number in the cookie';
comment on column signin.session.staff_id is 'internal: which account';
comment on column signin.session.role is 'internal: as what they signed in; another role ends the session';
comment on column signin.session.office is 'internal: where; another office ends the session';
comment on column signin.session.complete is 'internal: whether the second factor was given too, where one is asked';
comment on column signin.session.begun_at is 'internal: when they signed in';
comment on column signin.session.seen_at is 'internal: when something was last asked in it';
comment on column signin.session.proven_at is 'internal: when they last proved that it is them';
create index session_of_staff on signin.session (staff_id);
grant select, insert, update, delete on signin.session to rihla_app;
