-- The first page of the data protection officer looks at the last days of the audit: without this it would read all of it each time.
create index audit_by_day on privacy.audit_event (at);
