-- An invented year with the totals of the press article: 2,196 returned to 32 countries, 113, 685, 228 of 2,196 and 71 of 685. All else is arithmetic.
create temporary table size as
with country (place, code, persons) as (
  select row_number() over (), code, persons from unnest(
    array['CIV','SEN','GIN','MLI','CMR','NGA','COG','BFA','BEN','TGO','GMB','GHA','NER','TCD','CAF','COD','GAB','SLE','LBR','GNB','MRT','MDG','COM','SDN','TUN',
      'EGY','BGD','PAK','LKA','IND','PHL','YEM'],
    array[523,453,410,265,120,85,62,48,40,33,28,24,20,17,14,11,9,7,5,4,3,3,2,2,1,1,1,1,1,1,1,1]) as listed (code, persons))
select code, sum(persons) over (order by place) - persons as before, sum(persons) over (order by place) as upto from country;

-- 1 to 2196 returned in the year; 2197 to 3400 registered in the year and did not; 3401 to 5000 returned the year before.
insert into casework.for_statistics_person
select gen_random_uuid(), ('00000000-0000-7000-8000-' || lpad(n::text, 12, '0'))::uuid, 'RABAT',
  coalesce((select code from size where n > before and n <= upto), 'CMR'),
  case when n * 7 % 10 < 7 then 'M' else 'F' end,
  (array['IRREGULAR_ENTRY','IRREGULAR_ENTRY','IRREGULAR_ENTRY','VISA_OVERSTAY','VISA_OVERSTAY','PERMIT_EXPIRED','STUDENT','ASYLUM_REJECTED_FINAL',
    'ASYLUM_WITHDRAWN','OTHER_REGULAR'])[1 + n * 3 % 10], n % 10 = 0,
  registered, registered + 12, case when n % 9 > 0 or n <= 2196 then registered + 30 end, case when n % 4 > 0 or n <= 2196 then departed - 7 end, departed, departed + 1,
  case when n % 5 = 0 then date '2024-11-30' end,
  case when n % 5 = 0 then case when departed is null then 'WITHDREW_BEFORE_DEPARTURE' else (array['COMPLETED','COMPLETED','END_OF_SUPPORT_PERIOD',
    'LOST_TO_FOLLOW_UP','REMIGRATED','DECLINED_PLAN','MOVED_AREA'])[1 + n % 7] end end,
  departed is null and n % 5 = 0, age, age, case when n % 3 > 0 then departed + 40 end
from (select n, departed, coalesce(departed - 20 - (n * 13 % 140), date '2024-01-01' + n % 300) as registered,
    (array[2,8,15,19,21,23,24,27,29,31,33,34,38,45,28,26,30,32,22,61])[1 + n * 11 % 20] as age
  from (select n, case when n <= 2196 then date '2024-01-02' + n * 17 % 364 when n > 3400 then date '2023-01-02' + n * 17 % 364 end as departed
    from generate_series(1, 5000) as n) as persons) as persons;

insert into counselling.for_statistics_session
select person_id, departed_on - 10, 'VIDEO', 'PRE_DEPARTURE_REINTEGRATION', true from casework.for_statistics_person
where departed_on between '2024-01-12' and '2024-12-31' order by person_id limit 113;

insert into protection.for_statistics_vulnerability
select person_id, 'UC', (array['UASC','VOT','HEALTH','HEALTH','OTHER','OTHER','OTHER','PROTECTION'])[1 + n % 8], 'CONFIRMED', registered_on
from (select *, row_number() over (order by person_id) as n from casework.for_statistics_person where departed_on >= '2024-01-01') as returned where n <= 300;

insert into assistance.for_statistics_delivery
select person_id, service, 'PRE_DEPARTURE', null, departed_on - 8, 1, 12000, 'MAD'
from (select *, row_number() over (order by person_id) as n from casework.for_statistics_person where departed_on >= '2024-01-09') as returned
cross join (values ('ACCOM', 2), ('NFI', 3), ('FOOD', 2), ('MED', 4), ('MHPSS', 9), ('DOC', 5), ('CASH_PD', 1), ('LOCTRANS', 6)) as given (service, every)
where n % every = 0;

-- 685 supported: 614 not reinforced and 71 reinforced, 365 of the year before.
create temporary table supported as
(select person_id, departed_on, true as before from casework.for_statistics_person where departed_on < '2024-01-01' order by person_id limit 365)
union all (select person_id, departed_on, false from casework.for_statistics_person where departed_on between '2024-01-01' and '2024-06-30' order by person_id limit 320);
insert into assistance.for_statistics_delivery
select person_id, service, 'REINTEGRATION', dimension, date '2024-07-01' + (n % 150)::int, 1, 90000, 'MAD'
from (select *, row_number() over (order by person_id) as n from supported) as supported
cross join (values ('CASH', 'ECO', 1), ('MICROBIZ', 'ECO', 2), ('TVET', 'ECO', 3), ('HOUSING', 'SOC', 3), ('HEALTH_R', 'SOC', 4), ('MHPSS_IND', 'PSY', 2),
  ('CHILDCARE', 'CHILD', 20)) as given (service, dimension, every)
where n % every = 0;

insert into protection.for_statistics_reinforced
(select person_id, departed_on - 30, 'REINFORCED' from supported where not before order by person_id limit 40)
union all (select person_id, departed_on - 30, 'REINFORCED' from supported where before order by person_id limit 31)
union all (select person_id, departed_on - 30, 'REINFORCED' from casework.for_statistics_person
  where departed_on between '2024-07-01' and '2024-12-31' order by person_id limit 188);

insert into monitoring.for_statistics_score
select person_id, wave, dimension, date '2024-02-01' + (n % 200)::int, round(least(1, base + (n % 20) / 100.0), 2)
from (select *, row_number() over (order by person_id) as n from supported) as supported
cross join (values ('BASELINE', 'ECO', 0.22, 1), ('BASELINE', 'SOC', 0.38, 1), ('BASELINE', 'PSY', 0.33, 1), ('MIDTERM', 'ECO', 0.37, 2), ('MIDTERM', 'SOC', 0.45, 2),
  ('MIDTERM', 'PSY', 0.46, 2), ('ENDLINE_12M', 'ECO', 0.48, 4), ('ENDLINE_12M', 'SOC', 0.49, 4), ('ENDLINE_12M', 'PSY', 0.56, 4)) as taken (wave, dimension, base, every)
where n % every = 0;

insert into funding.for_statistics_line select gen_random_uuid(), 'MAD', 250000000, '2022-01-01', '2027-12-31' from generate_series(1, 8);
insert into funding.for_statistics_reservation select line_id, 'MAD', 540000, date '2024-01-05' + n % 355, case when n % 11 = 0 then date '2024-02-01' + n % 330 end
from generate_series(1, 2600) as n join (select line_id, row_number() over () - 1 as place from funding.for_statistics_line) as line on place = n % 8;
insert into funding.for_statistics_payment select (array['XOF', 'XOF', 'GNF', 'XAF'])[1 + n % 4], (array[45000000, 30000000, 600000000, 40000000])[1 + n % 4],
  date '2024-01-20' + n % 340 from generate_series(1, 900) as n;

insert into programme.for_statistics_source values ('invented', 'true'), ('profile', 'morocco-2024');
drop table size, supported;
