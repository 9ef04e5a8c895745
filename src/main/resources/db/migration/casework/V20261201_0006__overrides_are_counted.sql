-- What two people set aside is counted and published: each person of the case, by safeguard. No reason, no names.
create view casework.for_statistics_override as
select m.person_id, o.safeguard, (o.confirmed_at at time zone 'UTC')::date as confirmed_on
from casework.safeguard_override o join casework.case_member m on m.case_id = o.case_id
where o.confirmed_at is not null and (m.withdrew_on is null or m.withdrew_on >= (o.confirmed_at at time zone 'UTC')::date);
comment on view casework.for_statistics_override is 'One row per person of a case and safeguard that two people have set aside for it, without identity.';
grant select on casework.for_statistics_override to rihla_app;
