-- The programme year that a demonstration replays.
create schema programme;
grant usage on schema programme to rihla_app;

create table programme.year (
  fingerprint text primary key,
  host        text not null,
  year        int not null,
  finished_at timestamptz
);
comment on table programme.year is 'The one programme year that this installation replays, if any.';
comment on column programme.year.fingerprint is 'public: SHA-256 of the profile';
comment on column programme.year.host is 'public: ISO 3166-1 alpha-3';
comment on column programme.year.year is 'public: year';
comment on column programme.year.finished_at is 'internal: when the replay was complete';
grant select, insert, update on programme.year to rihla_app;

create table programme.source (
  key   text primary key,
  value text not null
);
comment on table programme.source is 'What of the figures was published and what is assumed.';
comment on column programme.source.key is 'public: key';
comment on column programme.source.value is 'public: value';
grant select, insert on programme.source to rihla_app;

create table programme.replayed_case (
  key     int primary key,
  case_id uuid not null,
  members uuid[] not null,
  steps   int not null
);
comment on table programme.replayed_case is 'How far each planned case has been replayed.';
comment on column programme.replayed_case.key is 'internal: number in the plan';
comment on column programme.replayed_case.case_id is 'internal: the case';
comment on column programme.replayed_case.members is 'internal: the persons, in the order of the plan';
comment on column programme.replayed_case.steps is 'internal: steps done';
create index replayed_case_by_id on programme.replayed_case (case_id);
grant select, insert, update on programme.replayed_case to rihla_app;

create view programme.for_statistics_source as select key, value from programme.source;
comment on view programme.for_statistics_source is 'What of the figures was published and what is assumed.';
grant select on programme.for_statistics_source to rihla_app;
