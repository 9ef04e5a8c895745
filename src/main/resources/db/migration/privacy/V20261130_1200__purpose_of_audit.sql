-- What it was done for, in each entry from now on. What was written before keeps the form, and the leaf, of its time.
alter table privacy.audit_event add column purpose text;
alter table privacy.audit_event add constraint purpose_known check (purpose is not null and purpose in ('RETURN_COUNSELLING', 'PROTECTION', 'HEALTH',
  'MOVEMENT', 'PAYMENT', 'REINTEGRATION', 'MONITORING', 'OVERSIGHT', 'ADMINISTRATION', 'EMERGENCY')) not valid;
comment on column privacy.audit_event.purpose is 'internal: what it was done for; none where it was written before entries said so';

-- In whose list somebody was named: the entry of a list has the numbers of the cases.
create index audit_listed on privacy.audit_event using gin (string_to_array(fields, ' ')) where about_id is null and act = 'READ_CASE';
