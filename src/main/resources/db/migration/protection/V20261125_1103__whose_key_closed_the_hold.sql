-- The principal of a case may change; what was written when a hold was lifted stays closed with the key of whoever was the principal then.
alter table protection.hold add column closed_for uuid references people.person;
comment on column protection.hold.closed_for is 'internal: the principal when it was lifted, with whose key the story is encrypted';
comment on column protection.hold.story is 'sealed: encrypted with the key of closed_for';
update protection.hold d set closed_for = coalesce(
  (select h.person_id from casework.case_history h
    where h.case_id = d.case_id and h.what = 'PRINCIPAL_CHANGED' and h.at <= d.lifted_at order by h.at desc, h.id desc limit 1),
  (select m.person_id from casework.case_member m where m.case_id = d.case_id and m.place = 0),
  (select c.principal_id from casework.return_case c where c.id = d.case_id))
where d.story is not null;
alter table protection.hold add constraint hold_story_has_its_key check (story is null or closed_for is not null);
