-- A scan of somebody else, or of something else, is taken away: its row stays, its file goes.
alter table documents.scan drop constraint scan_state_check;
alter table documents.scan add constraint scan_state_check check (state in ('KEPT', 'WAITING', 'MALWARE', 'TAKEN_AWAY', 'FORGOTTEN'));
comment on column documents.scan.state is 'internal: kept, waiting to be looked at for malware, removed because there was some, taken away because it should not be there, or removed with the person';
