-- Nobody types the password of somebody else: an administrator makes a link, and whoever it was handed to chooses their own.
create table signin.password_link (
  staff_id   uuid primary key references access.staff,
  token_hash bytea not null unique check (length(token_hash) = 32),
  made_at    timestamptz not null,
  expires_at timestamptz not null check (expires_at > made_at and expires_at <= made_at + interval '24 hours')
);
comment on table signin.password_link is 'The one link, good once, with which an account gets a password; a newer one takes its place, a used one is removed.';
comment on column signin.password_link.staff_id is 'internal: whose password';
comment on column signin.password_link.token_hash is 'sealed: SHA-256 of the 256 random bits in the link';
comment on column signin.password_link.made_at is 'internal: when an administrator made it; who, stands in the audit';
comment on column signin.password_link.expires_at is 'internal: from when it opens nothing';
grant select, insert, update, delete on signin.password_link to rihla_app;
