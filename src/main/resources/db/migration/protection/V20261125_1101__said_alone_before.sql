-- Who said to be alone before that answer was kept as a finding of its own gets it now: like any other, it ends only when it is refuted.
insert into protection.vulnerability (id, case_id, person_id, code, report_group, status, source, identified_on, identified_by)
select (lpad(to_hex((extract(epoch from clock_timestamp()) * 1000)::bigint), 12, '0') || '7' || substr(md5(random()::text || e.about_id), 1, 3) || '8'
    || substr(md5(e.about_id || random()::text), 1, 15))::uuid,
  e.case_id, e.about_id, 'UC', 'UASC', 'SUSPECTED', 'SELF', e.holds_from, e.told_by
from casework.evidence e join people.person p on p.id = e.about_id
where e.fact = 'UNACCOMPANIED' and e.finding = 'YES' and not exists (
  select from (
    select distinct on (v.code) v.report_group, v.status from protection.vulnerability v
    where v.case_id = e.case_id and v.person_id = e.about_id order by v.code, v.id desc) newest
  where newest.report_group = 'UASC' and newest.status not in ('REFUTED', 'RESOLVED'));
