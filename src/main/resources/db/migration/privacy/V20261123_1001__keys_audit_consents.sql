-- What guards a person's data: their key, the trail of what was done, what they agreed to.
create schema privacy;
grant usage on schema privacy to rihla_app;

create table privacy.person_key (
  person_id uuid primary key,
  wrapped   bytea not null
);
comment on table privacy.person_key is 'Each person''s own key, wrapped by the key-encryption key, which is not in this database. Deleting the row erases the person.';
comment on column privacy.person_key.person_id is 'internal: the person';
comment on column privacy.person_key.wrapped is 'sealed: AES-256-GCM by the key-encryption key, bound to the person';
grant select, insert, update, delete on privacy.person_key to rihla_app;

create table privacy.audit_event (
  id          uuid primary key,
  at          timestamptz not null,
  actor_id    uuid not null,
  role        text not null,
  office      text not null,
  act         text not null,
  compartment text not null,
  about_id    uuid,
  person_id   uuid,
  outcome     text not null,
  fields      text not null,
  leaf        bytea not null check (length(leaf) = 32)
);
comment on table privacy.audit_event is 'Who did what. Added to in the transaction of the deed, never changed: the application is not granted more.';
comment on column privacy.audit_event.id is 'internal: UUIDv7';
comment on column privacy.audit_event.at is 'internal: when';
comment on column privacy.audit_event.actor_id is 'internal: which account';
comment on column privacy.audit_event.role is 'internal: as what';
comment on column privacy.audit_event.office is 'internal: from which office';
comment on column privacy.audit_event.act is 'internal: code of the act';
comment on column privacy.audit_event.compartment is 'internal: the compartment touched';
comment on column privacy.audit_event.about_id is 'internal: the case, or whatever else it was about';
comment on column privacy.audit_event.person_id is 'internal: the person it concerned';
comment on column privacy.audit_event.outcome is 'internal: DONE, REFUSED or DENIED';
comment on column privacy.audit_event.fields is 'internal: codes and names of fields, never their content';
comment on column privacy.audit_event.leaf is 'internal: SHA-256 leaf (RFC 6962) over this row';
create index audit_about on privacy.audit_event (about_id, at);
grant select, insert on privacy.audit_event to rihla_app;

create table privacy.consent (
  id           uuid primary key,
  person_id    uuid not null,
  purpose      text not null,
  basis        text not null,
  given        boolean not null,
  how_given    text not null,
  language     text not null,
  guardian     boolean not null,
  text_version text not null,
  recorded_at  timestamptz not null,
  withdrawn_at timestamptz
);
comment on table privacy.consent is 'What a person was asked and answered, or on what other basis we process; one row per purpose and time.';
comment on column privacy.consent.id is 'internal: id';
comment on column privacy.consent.person_id is 'internal: the person';
comment on column privacy.consent.purpose is 'internal: code list consent_purpose';
comment on column privacy.consent.basis is 'internal: code list legal_basis';
comment on column privacy.consent.given is 'internal: yes or no';
comment on column privacy.consent.how_given is 'internal: code list how_given';
comment on column privacy.consent.language is 'internal: in which language it was explained, ISO 639';
comment on column privacy.consent.guardian is 'internal: given by a guardian';
comment on column privacy.consent.text_version is 'internal: which text was read';
comment on column privacy.consent.recorded_at is 'internal: when';
comment on column privacy.consent.withdrawn_at is 'internal: when it was taken back';
create index consent_of_person on privacy.consent (person_id);
grant select, insert on privacy.consent to rihla_app;
grant update (withdrawn_at) on privacy.consent to rihla_app;
