-- Which vulnerability somebody has, and why they get more support, stands closed from now on. A database with people in it from before was refused by then.
drop view protection.for_statistics_vulnerability;
alter table protection.vulnerability drop column code, drop column report_group;
alter table protection.vulnerability add column code bytea not null;
comment on column protection.vulnerability.code is 'sealed: code list vulnerability, encrypted with a key of the installation, bound to the row and the person';

create view protection.for_statistics_vulnerability as
select id, person_id, status, identified_on from protection.vulnerability;
comment on view protection.for_statistics_vulnerability is 'Vulnerabilities, without identity. Of which group each row is, is opened for the count and stands nowhere.';
grant select on protection.for_statistics_vulnerability to rihla_app;

alter table protection.support_decision drop column reasons;
alter table protection.support_decision add column reasons bytea not null;
comment on column protection.support_decision.reasons is 'sealed: codes of the list report_group, encrypted with a key of the installation, bound to the row and the person';
