-- In which language somebody reads the pages is theirs, and goes with them to another machine.
alter table access.staff add column language text check (language in ('FR', 'EN', 'AR'));
comment on column access.staff.language is 'internal: the language of the pages that this account chose last; null: the browser''s';
