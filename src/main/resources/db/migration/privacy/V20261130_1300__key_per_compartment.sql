-- A key of its own for each sealed compartment of a person. What an earlier build closed was bound otherwise and opens no more: a start refuses such a
-- database before it comes here, and this is the second line.
do $$
begin
  if exists (select from privacy.person_key) then
    raise exception 'the data in this database were closed by a build of Rihla from before the first release';
  end if;
end $$;
alter table privacy.person_key add column compartment text not null check (compartment in ('GENERAL', 'TRAFFICKING', 'CHILD', 'HEALTH'));
alter table privacy.person_key drop constraint person_key_pkey;
alter table privacy.person_key add primary key (person_id, compartment);
comment on table privacy.person_key is 'Each person''s own keys, wrapped by the key-encryption key, which is not in this database. Deleting the rows erases the person.';
comment on column privacy.person_key.compartment is 'internal: of which sealed compartment; GENERAL for all that stands in none';
comment on column privacy.person_key.wrapped is 'sealed: AES-256-GCM by the key-encryption key, bound to the person and the compartment';
