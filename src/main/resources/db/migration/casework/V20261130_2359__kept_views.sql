-- Lists of cases that an account comes back to. No word is typed, so that nobody stands in it.
create table casework.kept_view (
  id       uuid        primary key,
  staff_id uuid        not null references access.staff,
  stage    text        not null,
  country  text        not null check (country ~ '^([A-Z]{3})?$'),
  leaving  integer     not null check (leaving between 0 and 366),
  mine     boolean     not null,
  held     boolean     not null,
  kept_at  timestamptz not null
);
create index kept_view_of_staff on casework.kept_view (staff_id);
comment on table casework.kept_view is 'What each account asks its list of cases again and again.';
comment on column casework.kept_view.id is 'internal: UUIDv7';
comment on column casework.kept_view.staff_id is 'internal: whose it is';
comment on column casework.kept_view.stage is 'internal: of the cases asked for; empty: all';
comment on column casework.kept_view.country is 'internal: ISO 3166 that they return to; empty: all';
comment on column casework.kept_view.leaving is 'internal: in at most so many days; 0: whenever';
comment on column casework.kept_view.mine is 'internal: only those the account works on';
comment on column casework.kept_view.held is 'internal: only those that are held';
comment on column casework.kept_view.kept_at is 'internal: when';
grant select, insert, delete on casework.kept_view to rihla_app;
alter table casework.kept_view enable row level security;
alter table casework.kept_view force row level security;
create policy of_the_owner on casework.kept_view to current_user using (true) with check (true);
create policy of_its_account on casework.kept_view to rihla_app
  using ((select current_setting('rihla.reader')::casework.sight) = any (array['*', staff_id::text]));
