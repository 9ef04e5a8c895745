-- What was done for a child who left a group, by whoever looked after it.
alter table protection.finding drop constraint finding_kind_check;
alter table protection.finding add constraint finding_kind_check
  check (kind in ('SCREENING', 'PROTECTION_RESOLUTION', 'TRACING', 'FAMILY_ASSESSMENT', 'BEST_INTERESTS', 'RECEIVING_ADULT',
    'SECURITY_RISK', 'REFLECTION_PERIOD', 'LOOKED_AFTER'));
