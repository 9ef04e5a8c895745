-- An override that is asked for again leaves the earlier one, with its people and its reason, as it was: one is open at a time.
alter table casework.safeguard_override drop constraint safeguard_override_case_id_safeguard_key;
create unique index one_open_override on casework.safeguard_override (case_id, safeguard) where ended_at is null;
create index override_of_case on casework.safeguard_override (case_id);
comment on column casework.safeguard_override.ended_at is 'internal: when a new day of departure, or a new request, ended it';
