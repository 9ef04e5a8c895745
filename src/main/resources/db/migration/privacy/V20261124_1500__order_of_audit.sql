-- Which transaction wrote an entry: whoever puts the entries in an order must know that none older can still appear.
alter table privacy.audit_event add column tx xid8 not null default pg_current_xact_id();
comment on column privacy.audit_event.tx is 'internal: the transaction that wrote it; says nothing once the rows were moved to another server';
create index audit_tx on privacy.audit_event (tx);
