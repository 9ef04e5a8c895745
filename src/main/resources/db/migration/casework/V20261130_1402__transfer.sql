-- How a case goes from the host office to the office of origin: an offer with a life of its own. One is open at a time; the others are kept.
create table casework.transfer (
  id             uuid primary key,
  case_id        uuid not null references casework.return_case,
  status         text not null check (status = any (array['DRAFTED', 'OFFERED', 'REFUSED', 'ACTIVE', 'CLOSED'])),
  basis          text not null,
  purpose        text not null,
  language       text,
  fields         text[] not null default '{}',
  manifest       text,
  expires_on     date,
  reason         bytea,
  reason_of      uuid,
  drafted_by     uuid,
  drafted_at     timestamptz not null,
  confirmed_by   uuid,
  offered_by     uuid,
  offered_at     timestamptz,
  answered_by    uuid,
  answered_at    timestamptz,
  refusal        text,
  closed_by      uuid,
  closed_at      timestamptz,
  closing        text check (closing = any (array['CONSENT_WITHDRAWN', 'CASE_CLOSED', 'NOT_ALL_AGREE'])),
  check (confirmed_by is null or confirmed_by <> drafted_by),
  check ((reason is null) = (reason_of is null)),
  check ((status = 'REFUSED') = (refusal is not null)),
  check ((status = 'CLOSED') = (closing is not null))
);
create unique index transfer_open on casework.transfer (case_id) where status in ('DRAFTED', 'OFFERED', 'ACTIVE');
create index transfer_of_case on casework.transfer (case_id);
comment on table casework.transfer is 'What was drafted, offered, accepted or refused, and ended, between the host office and the office of origin.';
comment on column casework.transfer.id is 'internal: id';
comment on column casework.transfer.case_id is 'internal: the case';
comment on column casework.transfer.status is 'internal: how far it has come';
comment on column casework.transfer.basis is 'internal: code list legal_basis';
comment on column casework.transfer.purpose is 'internal: code list transfer_purpose';
comment on column casework.transfer.language is 'internal: in which it was explained, ISO 639; null where nobody could be asked';
comment on column casework.transfer.fields is 'internal: names of the fields that go over, newest manifest';
comment on column casework.transfer.manifest is 'internal: SHA-256 over whom and which fields';
comment on column casework.transfer.expires_on is 'internal: the last day before departure on which it holds';
comment on column casework.transfer.reason is 'sealed: why without consent, AES-256-GCM by the key of whom it is about';
comment on column casework.transfer.reason_of is 'internal: whose key closed the reason';
comment on column casework.transfer.drafted_by is 'internal: which account';
comment on column casework.transfer.drafted_at is 'internal: when';
comment on column casework.transfer.confirmed_by is 'internal: the second person, where there was no consent';
comment on column casework.transfer.offered_by is 'internal: which account';
comment on column casework.transfer.offered_at is 'internal: when';
comment on column casework.transfer.answered_by is 'internal: which account of the office of origin';
comment on column casework.transfer.answered_at is 'internal: when';
comment on column casework.transfer.refusal is 'internal: code list transfer_refusal';
comment on column casework.transfer.closed_by is 'internal: which account';
comment on column casework.transfer.closed_at is 'internal: when';
comment on column casework.transfer.closing is 'internal: why it ended';
grant select, insert on casework.transfer to rihla_app;
grant update (status, fields, manifest, expires_on, language, confirmed_by, offered_by, offered_at, answered_by, answered_at, refusal, closed_by,
  closed_at, closing) on casework.transfer to rihla_app;

-- What a decision must know of it stands with the case. "shared" says in one word whether the office of origin may see the row at all.
alter table casework.return_case
  add column transfer_accepted boolean not null default false,
  add column shared_parts text[] not null default '{}',
  add column shared_until date;
comment on column casework.return_case.shared is 'internal: whether the office of origin may see the row at all: offered, accepted, or departed';
comment on column casework.return_case.transfer_accepted is 'internal: whether it has accepted the case; before, it sees the header';
comment on column casework.return_case.shared_parts is 'internal: the compartments that were handed over, of everybody in the group';
comment on column casework.return_case.shared_until is 'internal: the last day on which it may see the case before departure; null where no day is set';

-- What was shared before there were transfers goes on as it was.
insert into casework.transfer (id, case_id, status, basis, purpose, drafted_at, offered_at, answered_at)
  select uuidv7(), id, 'ACTIVE', case when departed_on is null then 'CONSENT' else 'ASSISTANCE_AGREED' end, 'REINTEGRATION', registered_on, registered_on,
    registered_on
  from casework.return_case where shared;
update casework.return_case set transfer_accepted = true, shared_parts = case when stage = 'CLOSED' then '{IDENTITY,MONEY,REINTEGRATION,MONITORING}'::text[]
  when departed_on is null then '{IDENTITY,CONTACT,NOTES,SUPPORT,FITNESS,MOVEMENT,MONEY,REINTEGRATION,MONITORING}'::text[]
  else '{IDENTITY,CONTACT,SUPPORT,TRAFFICKING,CHILD,HEALTH,FITNESS,MOVEMENT,MONEY,REINTEGRATION,MONITORING}'::text[] end
  where shared;
insert into privacy.consent (id, person_id, purpose, basis, given, how_given, language, guardian, text_version, recorded_at, recipient, covers)
  select uuidv7(), m.person_id, 'C_SHARE_ORIGIN', 'ASSISTANCE_AGREED', true, 'SIGNATURE', p.language, false, '1', c.departed_on, 'ORIGIN_OFFICE',
    '{CASE,FAMILY_NAME,GIVEN_NAMES,NAME_IN_SCRIPT,BIRTH_YEAR,BIRTH_DATE,SEX,NATIONALITY,MARITAL_STATUS,LANGUAGE,DOCUMENTS,TELEPHONE,PLACE_OF_RETURN,CONTACT_IN_ORIGIN,SUPPORT,TRAFFICKING,CHILD,HEALTH,FITNESS,MOVEMENT,MONEY,REINTEGRATION,MONITORING}'
  from casework.return_case c join casework.case_member m on m.case_id = c.id and m.withdrew_on is null join people.person p on p.id = m.person_id
  where c.departed_on is not null;
