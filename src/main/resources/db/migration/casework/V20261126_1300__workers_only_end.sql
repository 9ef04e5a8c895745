-- Who worked on a case, and who was named, can end and be confirmed; it cannot be rewritten.
revoke update on casework.case_worker, casework.sealed_reader from rihla_app;
grant update (ended_at) on casework.case_worker to rihla_app;
grant update (confirmed_by, confirmed_at, ended_at) on casework.sealed_reader to rihla_app;
