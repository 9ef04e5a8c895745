-- Above an amount a payment is approved by two, neither of whom asked for it.
alter table funding.payment
  add column first_approved_by uuid,
  add column first_approved_at timestamptz,
  add check (first_approved_by <> requested_by),
  add check (first_approved_by <> approved_by),
  add check ((first_approved_by is null) = (first_approved_at is null));
comment on column funding.payment.first_approved_by is 'internal: account, where it takes two';
comment on column funding.payment.first_approved_at is 'internal: when';
