-- What statistics may know of money: amounts and days, of no case, no person and no donor.
create view funding.for_statistics_line as
select id as line_id, currency, amount_cents, valid_from, valid_until from funding.budget_line;
comment on view funding.for_statistics_line is 'Budget lines: how much, in which time.';
grant select on funding.for_statistics_line to rihla_app;

create view funding.for_statistics_reservation as
select line_id, currency, amount_cents, reserved_on, released_on from funding.reservation;
comment on view funding.for_statistics_reservation is 'What was promised from a line, from when until it was given back, without the case.';
grant select on funding.for_statistics_reservation to rihla_app;

create view funding.for_statistics_payment as
select currency, amount_cents, (paid_at at time zone 'UTC')::date as paid_on from funding.payment where status in ('PAID', 'RECEIPT_CONFIRMED');
comment on view funding.for_statistics_payment is 'What was paid to people, without the people.';
grant select on funding.for_statistics_payment to rihla_app;
