-- Deeds, by which the histories of cases are checked. Readings leave no history.
create view privacy.for_oversight_deed as
select tx, about_id, act, outcome = 'REFUSED' as refused, at from privacy.audit_event
where purpose is not null and about_id is not null and outcome in ('DONE', 'REFUSED');
comment on view privacy.for_oversight_deed is 'Each deed that the audit has about something, to be held against the histories of cases. No person is in it.';
grant select on privacy.for_oversight_deed to rihla_app;
