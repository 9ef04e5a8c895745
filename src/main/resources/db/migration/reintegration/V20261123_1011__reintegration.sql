-- After arrival: what is found anew, the plan, its instalments.
create schema reintegration;
grant usage on schema reintegration to rihla_app;

create table reintegration.reassessment (
  id                    uuid primary key,
  case_id               uuid not null references casework.return_case,
  person_id             uuid not null references people.person,
  needs                 text[] not null,
  contradicts_host_file boolean not null,
  assessed_on           date not null,
  assessed_by           uuid not null
);
comment on table reintegration.reassessment is 'What the origin office found anew. Added to, never changed.';
comment on column reintegration.reassessment.id is 'internal: UUIDv7';
comment on column reintegration.reassessment.case_id is 'internal: the case';
comment on column reintegration.reassessment.person_id is 'internal: the person';
comment on column reintegration.reassessment.needs is 'internal: code list need';
comment on column reintegration.reassessment.contradicts_host_file is 'internal: whether it contradicts what the host wrote';
comment on column reintegration.reassessment.assessed_on is 'internal: date';
comment on column reintegration.reassessment.assessed_by is 'internal: account';
create index reassessment_of_case on reintegration.reassessment (case_id);
grant select, insert on reintegration.reassessment to rihla_app;

create table reintegration.activity (
  id           uuid primary key,
  case_id      uuid not null references casework.return_case,
  person_id    uuid not null references people.person,
  service      text not null,
  feasibility  text not null check (feasibility in ('LOW', 'MED', 'HIGH')),
  budget_cents bigint not null check (budget_cents >= 0),
  currency     text not null check (currency ~ '^[A-Z]{3}$'),
  description  bytea not null,
  added_on     date not null,
  added_by     uuid not null
);
comment on table reintegration.activity is 'What is planned for a person.';
comment on column reintegration.activity.id is 'internal: UUIDv7';
comment on column reintegration.activity.case_id is 'internal: the case';
comment on column reintegration.activity.person_id is 'internal: the person';
comment on column reintegration.activity.service is 'internal: code list service';
comment on column reintegration.activity.feasibility is 'internal: code list feasibility';
comment on column reintegration.activity.budget_cents is 'internal: hundredths';
comment on column reintegration.activity.currency is 'internal: ISO 4217';
comment on column reintegration.activity.description is 'personal: encrypted with the person''s key';
comment on column reintegration.activity.added_on is 'internal: date';
comment on column reintegration.activity.added_by is 'internal: account';
create index activity_of_case on reintegration.activity (case_id);
grant select, insert on reintegration.activity to rihla_app;

create table reintegration.agreement (
  id        uuid primary key,
  case_id   uuid not null references casework.return_case,
  agreed    boolean not null,
  how_given text not null,
  agreed_on date not null,
  noted_by  uuid not null
);
comment on table reintegration.agreement is 'Whether the returnee signed the plan. Added to, never changed.';
comment on column reintegration.agreement.id is 'internal: UUIDv7';
comment on column reintegration.agreement.case_id is 'internal: the case';
comment on column reintegration.agreement.agreed is 'internal: yes or no';
comment on column reintegration.agreement.how_given is 'internal: code list how_given';
comment on column reintegration.agreement.agreed_on is 'internal: date';
comment on column reintegration.agreement.noted_by is 'internal: account';
create index agreement_of_case on reintegration.agreement (case_id);
grant select, insert on reintegration.agreement to rihla_app;

create table reintegration.instalment (
  id           uuid primary key,
  case_id      uuid not null references casework.return_case,
  person_id    uuid not null references people.person,
  trigger      text not null,
  proof        text not null,
  payment_id   uuid not null references funding.payment,
  requested_on date not null
);
comment on table reintegration.instalment is 'Instalments of the grant, each with what shows that it is due.';
comment on column reintegration.instalment.id is 'internal: UUIDv7';
comment on column reintegration.instalment.case_id is 'internal: the case';
comment on column reintegration.instalment.person_id is 'internal: the person';
comment on column reintegration.instalment.trigger is 'internal: code list instalment_trigger';
comment on column reintegration.instalment.proof is 'internal: code list proof';
comment on column reintegration.instalment.payment_id is 'internal: the payment';
comment on column reintegration.instalment.requested_on is 'internal: date';
create index instalment_of_case on reintegration.instalment (case_id);
grant select, insert on reintegration.instalment to rihla_app;
