-- What a request told the consulate or the host state: the names of the fields, and a hash over whom and which; never what stood in them.
alter table travel.consular_request add column fields text[] not null default '{}', add column manifest text;
alter table travel.exit_authorisation add column fields text[] not null default '{}', add column manifest text;
comment on column travel.consular_request.fields is 'internal: names of the fields handed to the consulate';
comment on column travel.consular_request.manifest is 'internal: SHA-256 over whom and which fields; null before this was kept';
comment on column travel.exit_authorisation.fields is 'internal: names of the fields handed to the host state with a request';
comment on column travel.exit_authorisation.manifest is 'internal: SHA-256 over whom and which fields; null where nothing was handed over';
