-- What somebody has typed into a form and not sent, for seven days. Closed with the key of their account; nobody else is shown that there is anything.
create schema drafts;
grant usage on schema drafts to rihla_app;
create table drafts.draft (
  staff_id uuid        not null references access.staff,
  address  text        not null check (address ~ '^/[a-z][a-z0-9/-]{0,190}$'),
  case_id  uuid,
  page_id  uuid        not null,
  typed    bytea       not null check (length(typed) < 512 * 1024),
  kept_at  timestamptz not null,
  primary key (staff_id, address)
);
create index draft_of_case on drafts.draft (case_id);
comment on table drafts.draft is 'What somebody has typed into a form and not sent: one for each account and form. Removed when the form is carried out, thrown away, or seven days old, and with the account or the person whom its case is about.';
comment on column drafts.draft.staff_id is 'internal: whose it is';
comment on column drafts.draft.address is 'internal: of the form, with ids only';
comment on column drafts.draft.case_id is 'internal: the case that the address names; no reference, since cases stand above drafts';
comment on column drafts.draft.page_id is 'internal: the page on which it was begun, UUIDv7';
comment on column drafts.draft.typed is 'personal: the answers by their names, AES-256-GCM by the key of the account';
comment on column drafts.draft.kept_at is 'internal: when last';
grant select, insert, update, delete on drafts.draft to rihla_app;
alter table drafts.draft enable row level security;
alter table drafts.draft force row level security;
create policy of_the_owner on drafts.draft to current_user using (true) with check (true);
-- Of the account that reads, whatever else it may see; '*' is work of the system, which shows nothing of it.
create policy of_its_account on drafts.draft to rihla_app
  using ((select current_setting('rihla.reader')::casework.sight) = any (array['*', staff_id::text]));
