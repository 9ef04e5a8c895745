-- What an authority was given: a few fields of a few people, asked for by one and approved by another. It has no sign-in to cases.
alter table access.second_look drop constraint second_look_kind,
  add constraint second_look_kind check (kind in ('ACCOUNT', 'EXPORT', 'PUBLICATION', 'EXTRACT'));

create table casework.extract (
  id            uuid primary key,
  number        bigint generated always as identity unique,
  recipient     text not null check (recipient in ('CONSULATE', 'EXIT_AUTHORITY')),
  country       text check (country ~ '^[A-Z]{3}$'),
  departing_on  date,
  basis         text not null check (basis in ('CONSENT', 'LEGAL_OBLIGATION')),
  fields        text[] not null check (cardinality(fields) > 0),
  persons       uuid[] not null check (cardinality(persons) > 0),
  format        text not null check (format in ('CSV', 'XLSX')),
  asked_by      uuid not null references access.staff,
  office        text not null references access.office,
  asked_at      timestamptz not null,
  look_id       uuid not null unique references access.second_look,
  taken_at      timestamptz,
  taken_persons int,
  sha256        text check (sha256 ~ '^[0-9a-f]{64}$'),
  check ((taken_at is null) = (sha256 is null) and (taken_at is null) = (taken_persons is null)),
  check ((recipient = 'CONSULATE') = (country is not null)),
  check ((recipient = 'EXIT_AUTHORITY') = (departing_on is not null)),
  check (recipient <> 'CONSULATE' or basis = 'CONSENT')
);
comment on table casework.extract is 'The register of extracts: to whom, why, which fields, of how many people.';
comment on column casework.extract.id is 'internal: UUIDv7';
comment on column casework.extract.number is 'internal: what stands in the extract itself';
comment on column casework.extract.recipient is 'internal: which kind of authority';
comment on column casework.extract.country is 'internal: of the consulate, ISO 3166-1 alpha-3';
comment on column casework.extract.departing_on is 'internal: of the exit list';
comment on column casework.extract.basis is 'internal: code list legal_basis';
comment on column casework.extract.fields is 'internal: names of fields of the approved list';
comment on column casework.extract.persons is 'internal: ids of the people as they were asked for';
comment on column casework.extract.format is 'internal: of the file';
comment on column casework.extract.asked_by is 'internal: account';
comment on column casework.extract.office is 'internal: office of who asked';
comment on column casework.extract.asked_at is 'internal: when';
comment on column casework.extract.look_id is 'internal: the second look';
comment on column casework.extract.taken_at is 'internal: when it was taken';
comment on column casework.extract.taken_persons is 'internal: how many people were in it';
comment on column casework.extract.sha256 is 'internal: of the file, in hexadecimal';
grant select, insert, update (taken_at, taken_persons, sha256) on casework.extract to rihla_app;
