-- Tables of the shape of the views that other modules publish for statistics.
drop schema if exists casework, counselling, protection, assistance, monitoring, programme, funding cascade;
create schema casework; create schema counselling; create schema protection; create schema assistance; create schema monitoring; create schema programme;
create schema funding;

create table casework.for_statistics_person (
  case_id uuid, person_id uuid, office text, country text, sex text, legal_status text, vulnerable boolean, registered_on date, applied_on date,
  approved_on date, cleared_on date, departed_on date, arrived_on date, closed_on date, closure_reason text, withdrawn boolean,
  age_at_registration int, age_at_departure int, reintegrating_on date);
create table casework.for_statistics_override (person_id uuid, safeguard text, confirmed_on date);
create table counselling.for_statistics_session (person_id uuid, held_on date, modality text, phase text, two_office boolean);
create table protection.for_statistics_vulnerability (person_id uuid, code text, report_group text, status text, identified_on date,
  id uuid not null default gen_random_uuid());
create table protection.for_statistics_reinforced (person_id uuid, decided_on date, level text);
create table assistance.for_statistics_delivery (
  person_id uuid, service text, phase text, dimension text, delivered_on date, quantity numeric, cost_cents bigint, currency text);
create table monitoring.for_statistics_score (person_id uuid, wave text, dimension text, taken_on date, score numeric);
create table programme.for_statistics_source (key text, value text);
create table funding.for_statistics_line (line_id uuid, currency text, amount_cents bigint, valid_from date, valid_until date);
create table funding.for_statistics_reservation (line_id uuid, currency text, amount_cents bigint, reserved_on date, released_on date);
create table funding.for_statistics_payment (currency text, amount_cents bigint, paid_on date);
