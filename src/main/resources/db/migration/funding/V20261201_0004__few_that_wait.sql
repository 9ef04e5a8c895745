-- What waits for somebody is few among many that do not.
create index payments_waiting on funding.payment (status, case_id) where status in ('REQUESTED', 'APPROVED');
