-- A consent says for whom it is, what it covers and how it was explained. It is added to, never changed: what is taken back is a row of its own.
alter table privacy.consent
  add column recipient        text not null default '' check (recipient = any (array['HOST_OFFICE', 'ORIGIN_OFFICE', 'STATE_HOST', 'CONSULATE',
    'PARTNER', 'DONOR', 'MEDICAL', 'PUBLIC', 'RESEARCH', ''])),
  add column recipient_name   text not null default '',
  add column covers           text[] not null default '{}',
  add column interpreter      text not null default 'NONE_NEEDED',
  add column assent           text,
  add column witness          bytea,
  add column expires_on       date,
  add column recorded_by      uuid,
  add column recorded_role    text,
  add column recorded_office  text;
update privacy.consent set recipient = case purpose when 'C_SHARE_ORIGIN' then 'ORIGIN_OFFICE' when 'C_SHARE_STATE_HOST' then 'STATE_HOST'
  when 'C_SHARE_CONSULATE' then 'CONSULATE' when 'C_SHARE_NGO' then 'PARTNER' when 'C_SHARE_DONOR' then 'DONOR' when 'C_MEDICAL_SHARE' then 'MEDICAL'
  when 'C_PHOTO' then 'PUBLIC' when 'C_RESEARCH' then 'RESEARCH' else 'HOST_OFFICE' end;
alter table privacy.consent drop constraint consent_recipient_check;
alter table privacy.consent alter column recipient drop default,
  add constraint consent_recipient_check check (recipient = any (array['HOST_OFFICE', 'ORIGIN_OFFICE', 'STATE_HOST', 'CONSULATE', 'PARTNER', 'DONOR',
    'MEDICAL', 'PUBLIC', 'RESEARCH'])),
  add constraint oral_before_a_witness check (recorded_by is null or how_given <> 'ORAL_WITH_WITNESS' or not given or witness is not null);
comment on table privacy.consent is 'What a person was asked and answered, or on what other basis we hand on; one row per purpose, recipient and time. Added to, never changed.';
comment on column privacy.consent.recipient is 'internal: for whom it is: a kind of recipient';
comment on column privacy.consent.recipient_name is 'internal: the organisation, where one is named; never a person';
comment on column privacy.consent.covers is 'internal: the fields it covers; none named: the usual ones of its purpose, never what is sealed';
comment on column privacy.consent.interpreter is 'internal: code list consent_interpreter';
comment on column privacy.consent.assent is 'internal: the child''s own answer, YES or NO; null where it was not asked';
comment on column privacy.consent.witness is 'personal: who was there when it was said and not signed, AES-256-GCM by the person''s key';
comment on column privacy.consent.expires_on is 'internal: the last day on which it holds; null until it is taken back';
comment on column privacy.consent.recorded_by is 'internal: which account wrote it down; null before this was noted';
comment on column privacy.consent.recorded_role is 'internal: as what';
comment on column privacy.consent.recorded_office is 'internal: from which office';

create table privacy.consent_withdrawal (
  consent_id      uuid primary key references privacy.consent,
  withdrawn_at    timestamptz not null,
  channel         text not null,
  effect          text not null check (effect = any (array['TRANSFER_CLOSED', 'NOT_SHARED_AGAIN', 'BASIS_REMAINS', 'NOT_PROCESSED'])),
  recorded_by     uuid,
  recorded_role   text,
  recorded_office text
);
comment on table privacy.consent_withdrawal is 'A consent taken back. Added to, never changed.';
comment on column privacy.consent_withdrawal.consent_id is 'internal: the consent';
comment on column privacy.consent_withdrawal.withdrawn_at is 'internal: when';
comment on column privacy.consent_withdrawal.channel is 'internal: code list withdrawal_channel';
comment on column privacy.consent_withdrawal.effect is 'internal: code list consent_effect';
comment on column privacy.consent_withdrawal.recorded_by is 'internal: which account wrote it down';
comment on column privacy.consent_withdrawal.recorded_role is 'internal: as what';
comment on column privacy.consent_withdrawal.recorded_office is 'internal: from which office';
insert into privacy.consent_withdrawal (consent_id, withdrawn_at, channel, effect)
  select id, withdrawn_at, 'IN_PERSON', case purpose when 'C_PROCESS' then 'NOT_PROCESSED' else 'NOT_SHARED_AGAIN' end
  from privacy.consent where withdrawn_at is not null;
alter table privacy.consent drop column withdrawn_at;
revoke update on privacy.consent from rihla_app;
grant select, insert on privacy.consent_withdrawal to rihla_app;
