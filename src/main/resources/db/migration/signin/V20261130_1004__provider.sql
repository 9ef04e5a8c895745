-- The sign-in of an organisation (OpenID Connect), where one is configured. It makes no account: it only says who of ours somebody is.
create table signin.provider_link (
  staff_id     uuid primary key references access.staff,
  subject_hash bytea not null unique check (length(subject_hash) = 32),
  how          text not null check (how in ('ADMINISTRATOR', 'FIRST_USE')),
  linked_at    timestamptz not null,
  used_at      timestamptz
);
comment on table signin.provider_link is 'Which account somebody has whom the provider knows; one on each side.';
comment on column signin.provider_link.staff_id is 'internal: the account';
comment on column signin.provider_link.subject_hash is 'sealed: SHA-256 of the issuer and of what it calls them';
comment on column signin.provider_link.how is 'internal: by an administrator, or by the configured claim when they first came';
comment on column signin.provider_link.linked_at is 'internal: when they were linked';
comment on column signin.provider_link.used_at is 'internal: when they last came in with it; null for never';
grant select, insert, update, delete on signin.provider_link to rihla_app;

create table signin.provider_answer (
  state_hash bytea primary key check (length(state_hash) = 32),
  taken_at   timestamptz not null
);
comment on table signin.provider_answer is 'Answers of the provider that were taken, so that none is taken twice; removed after an hour, when none is young enough any more.';
comment on column signin.provider_answer.state_hash is 'sealed: SHA-256 of the random state that the answer carried';
comment on column signin.provider_answer.taken_at is 'internal: when it was taken';
grant select, insert, delete on signin.provider_answer to rihla_app;
