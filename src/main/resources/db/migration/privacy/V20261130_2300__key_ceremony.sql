-- What was done to the key file: on the word of two people, or by one alone, who said why.
alter table access.second_look drop constraint second_look_kind,
  add constraint second_look_kind check (kind in ('ACCOUNT', 'EXPORT', 'PUBLICATION', 'EXTRACT', 'CEREMONY'));

create table privacy.key_ceremony (
  id      uuid primary key,
  deed    text not null check (deed in ('ROTATE', 'RETIRE')),
  look_id uuid unique references access.second_look,
  reason  text check (length(reason) between 20 and 1000),
  done_at timestamptz not null,
  seen_by uuid references access.staff,
  seen_at timestamptz,
  check ((look_id is null) = (reason is not null)),
  check ((seen_by is null) = (seen_at is null) and (seen_by is null or look_id is null))
);
comment on table privacy.key_ceremony is 'Each time the key file was changed. What two people agreed on is used up by its row here.';
comment on column privacy.key_ceremony.id is 'internal: UUIDv7';
comment on column privacy.key_ceremony.deed is 'internal: a new key, or old ones taken out';
comment on column privacy.key_ceremony.look_id is 'internal: what two people agreed on; none where somebody did it alone';
comment on column privacy.key_ceremony.reason is 'internal: why somebody did it alone; about the installation, of nobody who is helped';
comment on column privacy.key_ceremony.done_at is 'internal: when, by the clock of the application';
comment on column privacy.key_ceremony.seen_by is 'internal: the account that looked at what was done alone';
comment on column privacy.key_ceremony.seen_at is 'internal: when';
create index ceremony_alone on privacy.key_ceremony (done_at) where look_id is null and seen_at is null;
grant select, insert, update (seen_by, seen_at) on privacy.key_ceremony to rihla_app;
