-- A transfer may also end because the day until which somebody agreed is over: nobody closes it then.
alter table casework.transfer drop constraint transfer_closing_check;
alter table casework.transfer add constraint transfer_closing_check
  check (closing = any (array['CONSENT_WITHDRAWN', 'CASE_CLOSED', 'NOT_ALL_AGREE', 'CONSENT_EXPIRED']));
comment on column casework.transfer.closed_by is 'internal: which account; null where a day ended it';
