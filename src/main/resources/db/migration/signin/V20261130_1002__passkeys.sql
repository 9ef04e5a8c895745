-- Keys that cannot be handed over to a page that only looks like ours (WebAuthn). The private half never leaves the device of its owner.
create table signin.passkey (
  id            uuid primary key,
  staff_id      uuid not null references access.staff,
  credential_id bytea not null unique check (length(credential_id) between 1 and 1023),
  credential    bytea not null,
  name          bytea not null,
  sign_count    bigint not null check (sign_count >= 0),
  added_at      timestamptz not null,
  used_at       timestamptz
);
comment on table signin.passkey is 'The public half of a key that a device or a browser of somebody keeps; a removed one is forgotten.';
comment on column signin.passkey.id is 'internal: its number here';
comment on column signin.passkey.staff_id is 'internal: whose';
comment on column signin.passkey.credential_id is 'sealed: what the device calls it; random';
comment on column signin.passkey.credential is 'sealed: its public key and what kind of device made it, as WebAuthn writes them';
comment on column signin.passkey.name is 'personal: what its owner calls it, encrypted with their own key';
comment on column signin.passkey.sign_count is 'internal: how often the device says it was used; one that does not grow may be a copy. 0 where the device does not count';
comment on column signin.passkey.added_at is 'internal: when it was made';
comment on column signin.passkey.used_at is 'internal: when it last opened anything; null for never';
create index passkey_of_staff on signin.passkey (staff_id);
grant select, insert, update, delete on signin.passkey to rihla_app;

-- What a device is asked to sign belongs to one session and one purpose.
alter table signin.session
  add column challenge bytea check (length(challenge) = 32),
  add column challenge_for text check (challenge_for in ('FIRST', 'ADD', 'SECOND', 'PROOF', 'PASSWORD')),
  add column challenge_until timestamptz,
  add constraint session_challenge_whole check (num_nulls(challenge, challenge_for, challenge_until) in (0, 3));
comment on column signin.session.challenge is 'sealed: 256 random bits that a device was last asked to sign; removed when an answer comes, right or wrong';
comment on column signin.session.challenge_for is 'internal: what the answer may be used for';
comment on column signin.session.challenge_until is 'internal: from when no answer is taken';
