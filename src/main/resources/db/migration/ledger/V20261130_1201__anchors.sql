-- What others hold of this ledger, and what this installation holds of theirs.
create table ledger.cosignature (
  size      bigint not null references ledger.checkpoint,
  witness   text not null,
  key       text not null,
  signed_at timestamptz not null,
  signature text not null,
  primary key (size, key)
);
comment on table ledger.cosignature is 'That another installation has seen a checkpoint, and that it only added to what that one had seen before (C2SP cosignature/v1).';
comment on column ledger.cosignature.size is 'internal: the checkpoint';
comment on column ledger.cosignature.witness is 'internal: name of who signed';
comment on column ledger.cosignature.key is 'internal: their verifier key, as it was handed over';
comment on column ledger.cosignature.signed_at is 'internal: when, by their clock';
comment on column ledger.cosignature.signature is 'internal: number of the key, time and Ed25519 signature, base64';
grant select, insert on ledger.cosignature to rihla_app;

create table ledger.anchor (
  size    bigint primary key references ledger.checkpoint,
  left_at timestamptz not null
);
comment on table ledger.anchor is 'Checkpoints that were put out for others to keep. Added to, never changed.';
comment on column ledger.anchor.size is 'internal: the checkpoint';
comment on column ledger.anchor.left_at is 'internal: when its file was put into the folder for anchors';
grant select, insert on ledger.anchor to rihla_app;

create table ledger.watched (
  origin  text primary key,
  key     text not null,
  size    bigint not null default 0 check (size >= 0),
  root    text not null default '',
  note    text not null default '',
  seen_at timestamptz not null
);
comment on table ledger.watched is 'Logs of others that this installation is a witness of: the last checkpoint of each that it has cosigned. A smaller one, or another of the same size, is refused.';
comment on column ledger.watched.origin is 'internal: name of the log';
comment on column ledger.watched.key is 'internal: its verifier key, as it was handed over';
comment on column ledger.watched.size is 'internal: over how many entries';
comment on column ledger.watched.root is 'internal: root of its tree, base64; empty before the first';
comment on column ledger.watched.note is 'internal: the checkpoint as it was signed, to show what was seen';
comment on column ledger.watched.seen_at is 'internal: when';
grant select, insert on ledger.watched to rihla_app;
grant update (size, root, note, seen_at) on ledger.watched to rihla_app;
