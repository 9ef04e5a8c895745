-- Who signs for a child, and by what right, are two questions: asked in one, the second was forgotten.
alter table counselling.statement add column mandate bytea;
comment on column counselling.statement.mandate is 'personal: encrypted, by what right the guardian speaks; in older rows beside the name';
comment on column counselling.statement.guardian is 'personal: encrypted, name of the guardian';
