-- What is declared orally is declared before somebody, who is named. What is said without being signed, on the day of departure or to withdraw, is
-- said as how_recorded says; older rows of those kinds say otherwise, and older declarations name nobody: they are never changed.
alter table counselling.statement add column witness bytea;
alter table counselling.statement add constraint oral_before_a_witness
  check (kind not in ('DECLARED', 'CHILD_REFUSED') or how_given <> 'ORAL_WITH_WITNESS' or witness is not null) not valid;
comment on column counselling.statement.witness is 'personal: encrypted with the person''s key, who was there when it was said and not signed';
comment on column counselling.statement.how_given is 'internal: code list how_given, or how_recorded where nothing was to be signed';
