-- What waits for somebody is few among many that do not.
create index sessions_booked on counselling.session (case_id) where status = 'BOOKED';
