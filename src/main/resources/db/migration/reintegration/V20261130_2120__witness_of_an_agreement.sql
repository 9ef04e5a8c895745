-- What is agreed to orally is agreed to before somebody, who is named. Older rows name nobody, and are never changed.
alter table reintegration.agreement add column witness bytea,
  add column closed_for uuid references people.person,
  add constraint closed_for_somebody check ((witness is null) = (closed_for is null)),
  add constraint oral_before_a_witness check (how_given <> 'ORAL_WITH_WITNESS' or witness is not null) not valid;
comment on column reintegration.agreement.witness is 'personal: encrypted with the key of closed_for, who was there when it was said and not signed';
comment on column reintegration.agreement.closed_for is 'internal: the first of the group then, with whose key the witness is encrypted';
