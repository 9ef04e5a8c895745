-- For some roles only a proof that cannot be passed on by mistake counts: a passkey answers to our own address and to no look-alike.
alter table signin.session add column by_passkey boolean not null default false;
comment on column signin.session.by_passkey is 'internal: whether the last proof was by a passkey';
