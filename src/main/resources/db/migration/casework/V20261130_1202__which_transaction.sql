-- Which transaction wrote a line of history: the audit has an entry of the same one, or something went past it. Lines from before are not counted.
alter table casework.case_history add column tx xid8;
alter table casework.case_history alter column tx set default pg_current_xact_id();
comment on column casework.case_history.tx is 'internal: the transaction that wrote it; none where it was written before that was kept';

create view casework.for_oversight_deed as
select tx, case_id, act, what = 'REFUSED' as refused, at from casework.case_history where tx is not null;
comment on view casework.for_oversight_deed is 'Each line of the histories, to be held against the audit. No person is in it.';
grant select on casework.for_oversight_deed to rihla_app;
