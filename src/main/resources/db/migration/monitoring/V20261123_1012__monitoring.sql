-- Surveys in waves, and attempts to reach people.
create schema monitoring;
grant usage on schema monitoring to rihla_app;

create table monitoring.survey (
  id         uuid primary key,
  case_id    uuid not null references casework.return_case,
  person_id  uuid not null references people.person,
  wave       text not null check (wave in ('BASELINE', 'MIDTERM', 'ENDLINE_12M', 'ENDLINE_18M', 'ADHOC')),
  mode       text not null,
  instrument text not null,
  taken_on   date not null,
  answers    bytea not null,
  taken_by   uuid not null
);
comment on table monitoring.survey is 'Surveys taken. Added to, never changed.';
comment on column monitoring.survey.id is 'internal: UUIDv7';
comment on column monitoring.survey.case_id is 'internal: the case';
comment on column monitoring.survey.person_id is 'internal: the person';
comment on column monitoring.survey.wave is 'internal: code list wave';
comment on column monitoring.survey.mode is 'internal: code list contact_channel';
comment on column monitoring.survey.instrument is 'internal: code and version of the instrument';
comment on column monitoring.survey.taken_on is 'internal: date';
comment on column monitoring.survey.answers is 'sealed: encrypted with the person''s key';
comment on column monitoring.survey.taken_by is 'internal: account';
create unique index one_survey_a_wave on monitoring.survey (case_id, person_id, wave) where wave <> 'ADHOC';
grant select, insert on monitoring.survey to rihla_app;

create table monitoring.score (
  survey_id      uuid not null references monitoring.survey,
  dimension      text not null check (dimension in ('ECO', 'SOC', 'PSY')),
  score          numeric(6, 5) not null check (score between 0 and 1),
  answered_share numeric(6, 5) not null check (answered_share between 0 and 1),
  primary key (survey_id, dimension)
);
comment on table monitoring.score is 'Scores by dimension, recomputable from the answers.';
comment on column monitoring.score.survey_id is 'internal: the survey';
comment on column monitoring.score.dimension is 'internal: code list dimension';
comment on column monitoring.score.score is 'internal: 0 to 1, indicative';
comment on column monitoring.score.answered_share is 'internal: 0 to 1';
grant select, insert on monitoring.score to rihla_app;

create table monitoring.contact_attempt (
  id        uuid primary key,
  case_id   uuid not null references casework.return_case,
  person_id uuid not null references people.person,
  channel   text not null,
  result    text not null,
  tried_on  date not null,
  tried_by  uuid not null
);
comment on table monitoring.contact_attempt is 'Tries to reach a person. Added to, never changed.';
comment on column monitoring.contact_attempt.id is 'internal: UUIDv7';
comment on column monitoring.contact_attempt.case_id is 'internal: the case';
comment on column monitoring.contact_attempt.person_id is 'internal: the person';
comment on column monitoring.contact_attempt.channel is 'internal: code list contact_channel';
comment on column monitoring.contact_attempt.result is 'internal: code list contact_result';
comment on column monitoring.contact_attempt.tried_on is 'internal: date';
comment on column monitoring.contact_attempt.tried_by is 'internal: account';
create index contact_attempt_of_case on monitoring.contact_attempt (case_id);
grant select, insert on monitoring.contact_attempt to rihla_app;

create view monitoring.for_statistics_score as
select s.person_id, s.wave, c.dimension, s.taken_on, c.score from monitoring.survey s join monitoring.score c on c.survey_id = s.id;
comment on view monitoring.for_statistics_score is 'Scores, without identity.';
grant select on monitoring.for_statistics_score to rihla_app;
