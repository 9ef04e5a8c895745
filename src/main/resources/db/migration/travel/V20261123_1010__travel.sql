-- Travel documents, exit, the journey, the arrival.
create schema travel;
grant usage on schema travel to rihla_app;

create table travel.consular_request (
  id           uuid primary key,
  case_id      uuid not null references casework.return_case,
  person_id    uuid not null references people.person,
  type         text not null,
  status       text not null check (status in ('REQUESTED', 'APPOINTMENT_SET', 'INTERVIEWED', 'IDENTITY_CONFIRMED', 'ISSUED', 'REJECTED', 'EXPIRED', 'CANCELLED')),
  requested_on date not null,
  changed_on   date not null,
  requested_by uuid not null
);
comment on table travel.consular_request is 'Requests to a consulate for a travel document.';
comment on column travel.consular_request.id is 'internal: UUIDv7';
comment on column travel.consular_request.case_id is 'internal: the case';
comment on column travel.consular_request.person_id is 'internal: the person';
comment on column travel.consular_request.type is 'internal: code list paper_type';
comment on column travel.consular_request.status is 'internal: code list consular_status';
comment on column travel.consular_request.requested_on is 'internal: date';
comment on column travel.consular_request.changed_on is 'internal: date';
comment on column travel.consular_request.requested_by is 'internal: account';
create index consular_request_of_case on travel.consular_request (case_id);
grant select, insert, update on travel.consular_request to rihla_app;

create table travel.exit_authorisation (
  id          uuid primary key,
  case_id     uuid not null references casework.return_case,
  status      text not null check (status in ('REQUESTED', 'GRANTED', 'REFUSED', 'EXPIRED')),
  noted_on    date not null,
  valid_until date,
  noted_by    uuid not null,
  check (status <> 'GRANTED' or valid_until is not null)
);
comment on table travel.exit_authorisation is 'The host state''s permission to leave. Added to, never changed.';
comment on column travel.exit_authorisation.id is 'internal: UUIDv7';
comment on column travel.exit_authorisation.case_id is 'internal: the case';
comment on column travel.exit_authorisation.status is 'internal: code list exit_status';
comment on column travel.exit_authorisation.noted_on is 'internal: date';
comment on column travel.exit_authorisation.valid_until is 'internal: date';
comment on column travel.exit_authorisation.noted_by is 'internal: account';
create index exit_authorisation_of_case on travel.exit_authorisation (case_id);
grant select, insert on travel.exit_authorisation to rihla_app;

create table travel.journey (
  id           uuid primary key,
  case_id      uuid not null references casework.return_case,
  departs_on   date not null,
  type         text not null,
  carrier      text not null,
  flight       text not null,
  from_airport text not null,
  to_airport   text not null,
  cost_cents   bigint not null check (cost_cents >= 0),
  persons      uuid[] not null,
  status       text not null check (status in ('BOOKED', 'CANCELLED', 'FLOWN')),
  booked_by    uuid not null
);
comment on table travel.journey is 'Booked journeys of a travel group.';
comment on column travel.journey.id is 'internal: UUIDv7';
comment on column travel.journey.case_id is 'internal: the case';
comment on column travel.journey.departs_on is 'internal: date';
comment on column travel.journey.type is 'internal: code list movement_type';
comment on column travel.journey.carrier is 'internal: carrier';
comment on column travel.journey.flight is 'internal: flight number';
comment on column travel.journey.from_airport is 'internal: IATA';
comment on column travel.journey.to_airport is 'internal: IATA';
comment on column travel.journey.cost_cents is 'internal: hundredths of the host office''s currency';
comment on column travel.journey.persons is 'internal: who has a seat';
comment on column travel.journey.status is 'internal: code';
comment on column travel.journey.booked_by is 'internal: account';
create unique index one_booking_of_a_case on travel.journey (case_id) where status = 'BOOKED';
create index journey_of_case on travel.journey (case_id);
create index journeys_by_day on travel.journey (departs_on) where status = 'BOOKED';
grant select, insert, update on travel.journey to rihla_app;

create table travel.escort (
  id          uuid primary key,
  case_id     uuid not null references casework.return_case,
  person_id   uuid not null references people.person,
  type        text not null,
  name        bytea not null,
  assigned_by uuid not null
);
comment on table travel.escort is 'Who travels with somebody who cannot travel alone.';
comment on column travel.escort.id is 'internal: UUIDv7';
comment on column travel.escort.case_id is 'internal: the case';
comment on column travel.escort.person_id is 'internal: who is escorted';
comment on column travel.escort.type is 'internal: code list escort_type';
comment on column travel.escort.name is 'personal: encrypted with the traveller''s key';
comment on column travel.escort.assigned_by is 'internal: account';
create index escort_of_case on travel.escort (case_id);
grant select, insert on travel.escort to rihla_app;

create table travel.arrival (
  id          uuid primary key,
  case_id     uuid not null references casework.return_case,
  result      text not null check (result in ('ARRIVED', 'NOT_ARRIVED', 'TRANSIT_PROBLEM', 'REFUSED_ENTRY')),
  met_by      text not null,
  handed_over boolean not null,
  noted_on    date not null,
  noted_by    uuid not null
);
comment on table travel.arrival is 'Whether they were seen arriving. Added to, never changed.';
comment on column travel.arrival.id is 'internal: UUIDv7';
comment on column travel.arrival.case_id is 'internal: the case';
comment on column travel.arrival.result is 'internal: code list arrival_result';
comment on column travel.arrival.met_by is 'internal: code list met_by';
comment on column travel.arrival.handed_over is 'internal: a child handed to the named adult, paper checked';
comment on column travel.arrival.noted_on is 'internal: date';
comment on column travel.arrival.noted_by is 'internal: account';
create index arrival_of_case on travel.arrival (case_id);
grant select, insert on travel.arrival to rihla_app;
