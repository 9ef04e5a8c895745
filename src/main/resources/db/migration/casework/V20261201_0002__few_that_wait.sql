-- What waits for somebody is few among many that do not.
create index overrides_asked on casework.safeguard_override (case_id) where confirmed_by is null and ended_at is null;
create index readers_asked on casework.sealed_reader (case_id) where not first and confirmed_by is null and ended_at is null;
create index children_alone on casework.evidence (case_id) where fact = 'UNACCOMPANIED' and finding = 'YES';
