-- Whether what is written down arrives: a synthetic act each day, and what each night's inspection found.
create table ledger.canary (
  day        date primary key,
  due_at     timestamptz not null,
  event_id   uuid,
  leaf       bytea,
  written_at timestamptz
);
comment on table ledger.canary is 'One synthetic act each day at a random minute, written into the audit as any other: if it is not in the ledger soon, something keeps entries from arriving.';
comment on column ledger.canary.day is 'internal: the day';
comment on column ledger.canary.due_at is 'internal: when it is to be written';
comment on column ledger.canary.event_id is 'internal: the entry that was written';
comment on column ledger.canary.leaf is 'internal: SHA-256 leaf of that entry as it was written';
comment on column ledger.canary.written_at is 'internal: when';
grant select, insert on ledger.canary to rihla_app;
grant update (event_id, leaf, written_at) on ledger.canary to rihla_app;

create table ledger.inspection (
  at                timestamptz primary key,
  without_entry     bigint not null check (without_entry >= 0),
  without_history   bigint not null check (without_history >= 0),
  canaries_missing  bigint not null check (canaries_missing >= 0)
);
comment on table ledger.inspection is 'What each night''s look at the whole audit found. Added to, never changed.';
comment on column ledger.inspection.at is 'internal: when';
comment on column ledger.inspection.without_entry is 'internal: lines of history that the audit has no entry of';
comment on column ledger.inspection.without_history is 'internal: deeds of the audit that no history has';
comment on column ledger.inspection.canaries_missing is 'internal: synthetic acts that did not arrive';
grant select, insert on ledger.inspection to rihla_app;
