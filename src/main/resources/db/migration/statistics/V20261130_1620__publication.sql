-- Statements that everybody may read: frozen when they are proposed, published when a second person has confirmed them.
create schema statistics;
grant usage on schema statistics to rihla_app;

alter table access.second_look drop constraint second_look_kind,
  add constraint second_look_kind check (kind in ('ACCOUNT', 'EXPORT', 'PUBLICATION'));

create table statistics.publication (
  id           uuid primary key,
  year         int not null check (year between 2000 and 2200),
  cut_off      date not null,
  register     int not null,
  sha256       text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  proposed_by  uuid not null references access.staff,
  proposed_at  timestamptz not null,
  look_id      uuid not null unique references access.second_look,
  version      int check (version > 0),
  published_at timestamptz,
  unique (year, version),
  check ((version is null) = (published_at is null))
);
comment on table statistics.publication is 'A version of the statement of a year. Older versions stay.';
comment on column statistics.publication.id is 'public: UUIDv7';
comment on column statistics.publication.year is 'public: what it is about';
comment on column statistics.publication.cut_off is 'public: the last day that it knows of';
comment on column statistics.publication.register is 'public: version of the register of figures';
comment on column statistics.publication.sha256 is 'public: of the list of its files and their SHA-256';
comment on column statistics.publication.proposed_by is 'internal: account';
comment on column statistics.publication.proposed_at is 'internal: when it was frozen';
comment on column statistics.publication.look_id is 'internal: the second look';
comment on column statistics.publication.version is 'public: counted within its year; none while it is not published';
comment on column statistics.publication.published_at is 'public: when a second person confirmed it';
grant select, insert, update (version, published_at) on statistics.publication to rihla_app;

create table statistics.published_file (
  publication_id uuid not null references statistics.publication,
  language       text not null check (language in ('FR', 'EN', 'AR')),
  format         text not null check (format in ('JSON', 'HTML', 'PDF', 'XLSX', 'BODY')),
  content        bytea not null,
  sha256         text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  primary key (publication_id, language, format)
);
comment on table statistics.published_file is 'A version in one language and form. Added to, never changed.';
comment on column statistics.published_file.publication_id is 'public: the version';
comment on column statistics.published_file.language is 'public: its language';
comment on column statistics.published_file.format is 'public: its form; BODY stands in a page of Rihla';
comment on column statistics.published_file.content is 'public: the bytes, small counts protected';
comment on column statistics.published_file.sha256 is 'public: of the bytes, in hexadecimal';
grant select, insert on statistics.published_file to rihla_app;
