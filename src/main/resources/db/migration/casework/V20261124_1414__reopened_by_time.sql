-- What the passing of time has re-opened, so that each is asked once.
create table casework.reopening (
  case_id   uuid not null references casework.return_case,
  person_id uuid not null references people.person,
  cause     text not null check (cause in ('CAME_OF_AGE', 'DOCUMENT_EXPIRES')),
  of_day    date not null,
  noted_on  date not null,
  primary key (case_id, person_id, cause, of_day)
);
comment on table casework.reopening is 'A question that time re-opened, and for which a task was made. Added to, never changed.';
comment on column casework.reopening.case_id is 'internal: the case';
comment on column casework.reopening.person_id is 'internal: whom it is about';
comment on column casework.reopening.cause is 'internal: code';
comment on column casework.reopening.of_day is 'internal: the day on which the document expires; for coming of age the day of registration';
comment on column casework.reopening.noted_on is 'internal: date';
grant select, insert on casework.reopening to rihla_app;
