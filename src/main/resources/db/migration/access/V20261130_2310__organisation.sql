-- Who runs the programme, as the people know it by name. Texts that are read to people say it, and what was read stays as it was read: added to, never changed.
create table access.organisation (
  id int generated always as identity primary key,
  fr text not null check (fr <> ''),
  en text not null check (en <> ''),
  ar text not null check (ar <> '')
);
comment on table access.organisation is 'The names of the organisation that runs the programme; the newest holds.';
comment on column access.organisation.id is 'internal: in the order in which they were given';
comment on column access.organisation.fr is 'public: in French';
comment on column access.organisation.en is 'public: in English';
comment on column access.organisation.ar is 'public: in Arabic';
grant select, insert on access.organisation to rihla_app;
