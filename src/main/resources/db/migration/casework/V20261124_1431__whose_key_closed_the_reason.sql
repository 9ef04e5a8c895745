-- The principal of a case may change; what was written of the one before stays closed with that one's key.
alter table casework.safeguard_override add column closed_for uuid references people.person;
comment on column casework.safeguard_override.closed_for is 'internal: the principal when it was asked, with whose key the reason is encrypted';
comment on column casework.safeguard_override.reason is 'personal: encrypted with the key of closed_for';
update casework.safeguard_override o set closed_for = coalesce(
  (select h.person_id from casework.case_history h
    where h.case_id = o.case_id and h.what = 'PRINCIPAL_CHANGED' and h.at <= o.asked_at order by h.at desc, h.id desc limit 1),
  (select m.person_id from casework.case_member m where m.case_id = o.case_id and m.place = 0),
  (select c.principal_id from casework.return_case c where c.id = o.case_id));
alter table casework.safeguard_override alter column closed_for set not null;
