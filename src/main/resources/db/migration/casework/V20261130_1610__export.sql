-- Lists of cases that somebody took out of the house.
alter table access.second_look drop constraint second_look_kind,
  add constraint second_look_kind check (kind in ('ACCOUNT', 'EXPORT'));

create table casework.export (
  id            uuid primary key,
  number        bigint generated always as identity unique,
  format        text not null check (format in ('CSV', 'XLSX')),
  stage         text not null,
  purpose       text not null,
  cases         uuid[] not null check (cardinality(cases) > 0),
  persons       int not null check (persons > 0),
  asked_by      uuid not null references access.staff,
  asked_at      timestamptz not null,
  look_id       uuid references access.second_look,
  taken_at      timestamptz,
  taken_persons int,
  sha256        text check (sha256 ~ '^[0-9a-f]{64}$'),
  check ((taken_at is null) = (sha256 is null) and (taken_at is null) = (taken_persons is null))
);
comment on table casework.export is 'A list of cases without names, asked for, and taken once.';
comment on column casework.export.id is 'internal: UUIDv7';
comment on column casework.export.number is 'internal: what stands in the list itself';
comment on column casework.export.format is 'internal: of the file';
comment on column casework.export.stage is 'internal: the filter, or empty';
comment on column casework.export.purpose is 'internal: code list export_purpose';
comment on column casework.export.cases is 'internal: the cases that are in it, as they were asked for';
comment on column casework.export.persons is 'internal: how many people they were then';
comment on column casework.export.asked_by is 'internal: account';
comment on column casework.export.asked_at is 'internal: when';
comment on column casework.export.look_id is 'internal: the second look, where it takes two';
comment on column casework.export.taken_at is 'internal: when it was taken';
comment on column casework.export.taken_persons is 'internal: how many people were in it';
comment on column casework.export.sha256 is 'internal: of the file, in hexadecimal';
create index export_asked_by on casework.export (asked_by, asked_at);
grant select, insert, update (taken_at, taken_persons, sha256) on casework.export to rihla_app;
