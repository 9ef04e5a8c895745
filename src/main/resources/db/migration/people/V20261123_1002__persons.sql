-- Persons. What tells who they are is closed with a key of their own.
create schema people;
grant usage on schema people to rihla_app;

create table people.person (
  id                uuid primary key,
  family_name       bytea not null,
  given_names       bytea not null,
  name_in_script    bytea,
  sex               text not null check (sex in ('F', 'M', 'X')),
  birth_date        bytea not null,
  birth_precision   text not null check (birth_precision in ('DAY', 'MONTH', 'YEAR', 'ESTIMATED')),
  nationality       text not null check (nationality ~ '^[A-Z]{3}$'),
  marital_status    text not null,
  language          text not null,
  telephone         bytea,
  safe_to_call      boolean not null,
  address           bytea,
  place_of_return   bytea,
  contact_in_origin bytea,
  invented          boolean not null,
  registered_at     timestamptz not null,
  version           int not null default 0
);
comment on table people.person is 'A person. A person may have several cases in time.';
comment on column people.person.id is 'internal: UUIDv7';
comment on column people.person.family_name is 'personal: encrypted';
comment on column people.person.given_names is 'personal: encrypted';
comment on column people.person.name_in_script is 'personal: encrypted, the name in its own script';
comment on column people.person.sex is 'internal: code list sex';
comment on column people.person.birth_date is 'personal: encrypted, ISO 8601';
comment on column people.person.birth_precision is 'internal: code list date_precision';
comment on column people.person.nationality is 'internal: ISO 3166-1 alpha-3';
comment on column people.person.marital_status is 'internal: code list marital_status';
comment on column people.person.language is 'internal: ISO 639';
comment on column people.person.telephone is 'personal: encrypted';
comment on column people.person.safe_to_call is 'internal: whether the telephone may be called';
comment on column people.person.address is 'personal: encrypted';
comment on column people.person.place_of_return is 'personal: encrypted';
comment on column people.person.contact_in_origin is 'personal: encrypted';
comment on column people.person.invented is 'internal: a person of a demonstration';
comment on column people.person.registered_at is 'internal: when';
comment on column people.person.version is 'internal: counts changes';
grant select, insert, update on people.person to rihla_app;

create table people.paper (
  id         uuid primary key,
  person_id  uuid not null references people.person,
  type       text not null,
  number     bytea not null,
  issuer     text not null check (issuer ~ '^[A-Z]{3}$'),
  issued_on  date,
  expires_on date,
  location   text not null,
  check (expires_on is null or issued_on is null or expires_on >= issued_on)
);
comment on table people.paper is 'Papers that a person holds or held.';
comment on column people.paper.id is 'internal: UUIDv7';
comment on column people.paper.person_id is 'internal: the holder';
comment on column people.paper.type is 'internal: code list paper_type';
comment on column people.paper.number is 'personal: encrypted';
comment on column people.paper.issuer is 'internal: ISO 3166-1 alpha-3';
comment on column people.paper.issued_on is 'internal: date';
comment on column people.paper.expires_on is 'internal: date';
comment on column people.paper.location is 'internal: code list paper_location';
create index paper_of_person on people.paper (person_id);
grant select, insert, update on people.paper to rihla_app;
