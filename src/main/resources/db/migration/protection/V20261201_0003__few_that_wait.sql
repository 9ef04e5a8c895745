-- What waits for somebody is few among many that do not.
create index holds_in_force on protection.hold (case_id) where lifted_at is null;
create index reflection_periods on protection.finding (holds_until, case_id) where kind = 'REFLECTION_PERIOD';
