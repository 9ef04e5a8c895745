-- What somebody has, beside the password they know.
create table signin.second_factor (
  staff_id     uuid primary key references access.staff,
  secret       bytea not null,
  confirmed_at timestamptz,
  last_step    bigint not null default 0
);
comment on table signin.second_factor is 'The secret that an account shares with the telephone of its owner (RFC 6238).';
comment on column signin.second_factor.staff_id is 'internal: which account';
comment on column signin.second_factor.secret is 'sealed: encrypted with the account''s own key';
comment on column signin.second_factor.confirmed_at is 'internal: when a first code was given; null while it is only shown';
comment on column signin.second_factor.last_step is 'internal: the half minute of the last code taken; none that is not later is taken again';
grant select, insert, update, delete on signin.second_factor to rihla_app;

create table signin.recovery_code (
  staff_id  uuid not null references access.staff,
  code_hash bytea not null check (length(code_hash) = 32),
  primary key (staff_id, code_hash)
);
comment on table signin.recovery_code is 'Codes for the day when the telephone is lost, each good once; a used one is removed.';
comment on column signin.recovery_code.staff_id is 'internal: whose';
comment on column signin.recovery_code.code_hash is 'sealed: SHA-256 of 80 random bits';
grant select, insert, delete on signin.recovery_code to rihla_app;
