-- The audit in one order without gaps, and signed statements of how far it has come.
create schema ledger;
grant usage on schema ledger to rihla_app;

create table ledger.head (
  only_one boolean primary key default true check (only_one),
  size     bigint not null check (size >= 0),
  edge     text not null,
  sealed_to xid8 not null
);
comment on table ledger.head is 'Where sealing goes on. One row; its lock makes sealers wait for each other.';
comment on column ledger.head.only_one is 'internal: true';
comment on column ledger.head.size is 'internal: how many entries are sealed';
comment on column ledger.head.edge is 'internal: roots of the complete subtrees, hexadecimal, largest first';
comment on column ledger.head.sealed_to is 'internal: all that transactions before this one wrote is sealed';
insert into ledger.head (size, edge, sealed_to) values (0, '', '0');
grant select on ledger.head to rihla_app;
grant update (size, edge, sealed_to) on ledger.head to rihla_app;

create table ledger.entry (
  sequence bigint primary key check (sequence >= 0),
  event_id uuid not null unique references privacy.audit_event
);
comment on table ledger.entry is 'The order of the audit: from 0, without gaps. Added to by the sealer, never changed.';
comment on column ledger.entry.sequence is 'internal: index of the leaf in the tree';
comment on column ledger.entry.event_id is 'internal: the audit entry';
grant select, insert on ledger.entry to rihla_app;

create table ledger.checkpoint (
  size      bigint primary key check (size > 0),
  sealed_at timestamptz not null,
  origin    text not null,
  root      text not null,
  signature text not null
);
comment on table ledger.checkpoint is 'What the tree was at a size, signed; made to be kept by others. Added to by the sealer, never changed.';
comment on column ledger.checkpoint.size is 'internal: over how many entries';
comment on column ledger.checkpoint.sealed_at is 'internal: when';
comment on column ledger.checkpoint.origin is 'internal: name of this log, made from its key';
comment on column ledger.checkpoint.root is 'internal: root of the tree, base64';
comment on column ledger.checkpoint.signature is 'internal: number of the key and Ed25519 signature over origin, size and root, base64';
grant select, insert on ledger.checkpoint to rihla_app;
