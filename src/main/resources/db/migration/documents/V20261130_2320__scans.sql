-- The scan of a paper that somebody signed: the file lies in the home, closed; here stands whose it is and what opens it.
create schema documents;
grant usage on schema documents to rihla_app;
create table documents.scan (
  id          uuid primary key,
  case_id     uuid not null references casework.return_case,
  person_id   uuid not null references people.person,
  kind        text not null check (kind in ('declaration', 'consent')),
  about_id    uuid not null,
  compartment text not null check (compartment in ('NOTES', 'SHARING', 'CHILD')),
  type        text not null check (type in ('PDF', 'JPEG', 'PNG')),
  bytes       integer not null check (bytes > 0),
  file        uuid not null unique,
  file_key    bytea not null,
  state       text not null check (state in ('KEPT', 'WAITING', 'MALWARE', 'FORGOTTEN')),
  added_at    timestamptz not null,
  added_by    uuid not null
);
create index scan_of_case on documents.scan (case_id);
create index scan_of_person on documents.scan (person_id);
create index scan_waiting on documents.scan (id) where state = 'WAITING';
comment on table documents.scan is 'Scans of signed papers.';
comment on column documents.scan.id is 'internal: UUIDv7';
comment on column documents.scan.case_id is 'internal: the case';
comment on column documents.scan.person_id is 'internal: who signed, and whose key closes it';
comment on column documents.scan.kind is 'internal: what was signed';
comment on column documents.scan.about_id is 'internal: the row of what was signed';
comment on column documents.scan.compartment is 'internal: which of their keys closes it, and which right opens it';
comment on column documents.scan.type is 'internal: what the file is, by what stands in it';
comment on column documents.scan.bytes is 'internal: its size as it is kept, before it is closed';
comment on column documents.scan.file is 'internal: its name in the folder of the home, made by chance';
comment on column documents.scan.file_key is 'sealed: the key of the file, AES-256-GCM by the key of the person';
comment on column documents.scan.state is 'internal: kept, waiting to be looked at for malware, removed because there was some, or removed with the person';
comment on column documents.scan.added_at is 'internal: when';
comment on column documents.scan.added_by is 'internal: account';
grant select, insert on documents.scan to rihla_app;
grant update (state) on documents.scan to rihla_app;
alter table documents.scan enable row level security;
alter table documents.scan force row level security;
create policy of_the_owner on documents.scan to current_user using (true) with check (true);
create policy in_sight on documents.scan to rihla_app using ((select current_setting('rihla.sight')::casework.sight) = '*'
  or coalesce((select true from casework.return_case c where c.id = scan.case_id limit 1), false));
