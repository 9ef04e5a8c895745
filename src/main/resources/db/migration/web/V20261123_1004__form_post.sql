-- Each form is carried out once.
create schema web;
grant usage on schema web to rihla_app;

create table web.form_post (
  key       uuid not null,
  staff_id  uuid not null,
  fingerprint bytea not null,
  location  text,
  attempts  int not null default 1,
  posted_at timestamptz not null default now(),
  primary key (key, staff_id)
);
comment on table web.form_post is 'The key of each form that was sent, and where its sender was led: a repeat is answered the same and does nothing.';
comment on column web.form_post.key is 'internal: made with the form';
comment on column web.form_post.staff_id is 'internal: who sent it';
comment on column web.form_post.fingerprint is 'internal: SHA-256 of what was sent';
comment on column web.form_post.location is 'internal: the address answered, which carries ids only';
comment on column web.form_post.attempts is 'internal: how often it was sent';
comment on column web.form_post.posted_at is 'internal: when first';
grant select, insert, update, delete on web.form_post to rihla_app;
