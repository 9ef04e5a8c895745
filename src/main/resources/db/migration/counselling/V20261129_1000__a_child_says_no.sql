-- A child's no is kept like a yes: said on a day, in the child's words, and never changed.
alter table counselling.statement drop constraint statement_kind_check;
alter table counselling.statement add constraint statement_kind_check
  check (kind in ('DECLARED', 'CHILD_REFUSED', 'RECONFIRMED', 'REFUSED_AT_DEPARTURE', 'WITHDRAWN'));
