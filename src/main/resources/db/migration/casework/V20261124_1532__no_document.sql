-- Who has nothing to travel with is asked about too, not only whose document comes to its end.
alter table casework.reopening drop constraint reopening_cause_check;
alter table casework.reopening add constraint reopening_cause_check check (cause in ('CAME_OF_AGE', 'DOCUMENT_EXPIRES', 'NO_DOCUMENT'));
comment on column casework.reopening.of_day is 'internal: the day on which the document expires, or was said not to be at hand; for coming of age the day of registration';
