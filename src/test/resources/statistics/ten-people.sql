-- Ten people, small enough to count by hand. Person n is uuid …n, case of the same number.
--   1, 2, 3  returned to CIV in 2024         4, 5  returned to SEN in 2024       6  returned to MLI in 2023
--   7  registered in 2024, cleared           8  registered in 2024, withdrew     9  returned to GIN in 2025, registered in 2024
--  10  returned to GIN in 2024, twice registered: a case closed in 2022 and one of 2024
with person (n, country, sex, status, registered, applied, approved, cleared, departed, arrived, closed, reason, age) as (values
  (1,  'CIV', 'M', 'IRREGULAR_ENTRY', date '2024-01-10', date '2024-01-20', date '2024-02-01', date '2024-02-20', date '2024-03-10', date '2024-03-10', null::date, null, 24),
  (2,  'CIV', 'F', 'IRREGULAR_ENTRY', '2024-01-10', '2024-01-20', '2024-02-01', '2024-02-20', '2024-03-10', '2024-03-11', '2024-12-31', 'COMPLETED', 25),
  (3,  'CIV', 'F', 'IRREGULAR_ENTRY', '2024-01-10', '2024-01-20', '2024-02-01', '2024-02-20', '2024-03-10', '2024-03-11', '2024-12-31', 'COMPLETED', 4),
  (4,  'SEN', 'M', 'VISA_OVERSTAY', '2023-12-01', '2023-12-10', '2023-12-20', '2023-12-28', '2024-01-01', '2024-01-02', '2024-06-30', 'LOST_TO_FOLLOW_UP', 60),
  (5,  'SEN', 'M', null, '2024-06-01', '2024-06-10', '2024-07-01', '2024-12-20', '2024-12-31', null, null, null, 17),
  (6,  'MLI', 'M', 'STUDENT', '2023-02-01', '2023-02-10', '2023-03-01', '2023-04-01', '2023-05-01', '2023-05-02', null, null, 33),
  (7,  'GIN', 'M', 'STUDENT', '2024-05-01', '2024-05-10', '2024-06-01', '2024-11-01', null, null, null, null, null),
  (8,  'GIN', 'M', 'STUDENT', '2024-05-01', '2024-05-10', null, null, null, null, '2024-08-01', 'WITHDREW_BEFORE_DEPARTURE', null),
  (9,  'GIN', 'X', 'STUDENT', '2024-11-01', '2024-11-10', '2024-12-01', '2025-01-05', '2025-01-10', '2025-01-10', null, null, 40),
  (10, 'GIN', 'F', 'REFUGEE', '2024-02-01', '2024-02-10', '2024-03-01', '2024-04-01', '2024-05-11', '2024-05-12', null, null, 35),
  (10, 'GIN', 'F', 'REFUGEE', '2021-02-01', '2021-02-10', null, null, null, null, '2022-01-01', 'WITHDREW_BEFORE_DEPARTURE', null))
insert into casework.for_statistics_person
select ('00000000-0000-7000-9000-' || lpad((n * 10000 + extract(year from registered))::text, 12, '0'))::uuid,
  ('00000000-0000-7000-8000-' || lpad(n::text, 12, '0'))::uuid, 'RABAT', country, sex, status, false, registered, applied, approved, cleared, departed,
  arrived, closed, reason, reason = 'WITHDREW_BEFORE_DEPARTURE', age, age,
  case when n in (1, 2, 3, 9) then arrived + 30 end
from person;

-- Counted: 1 (the day of departure), 7 (not departed). Not: 2 after departure, 3 by telephone, 4 one office, 6 before the year, 10 twice but once a person.
insert into counselling.for_statistics_session
select ('00000000-0000-7000-8000-' || lpad(n::text, 12, '0'))::uuid, held, modality, 'PRE_DEPARTURE', two from (values
  (1, date '2024-03-10', 'VIDEO', true), (7, '2024-07-01', 'VIDEO', true), (2, '2024-03-11', 'VIDEO', true), (3, '2024-02-01', 'PHONE', true),
  (4, '2024-01-01', 'VIDEO', false), (6, '2023-03-01', 'VIDEO', true), (10, '2024-03-02', 'VIDEO', true), (10, '2024-03-09', 'VIDEO', true))
  as session (n, held, modality, two);

insert into protection.for_statistics_vulnerability
select ('00000000-0000-7000-8000-' || lpad(n::text, 12, '0'))::uuid, code, grp, status, found from (values
  (5, 'UC', 'UASC', 'CONFIRMED', date '2024-06-02'), (5, 'VOT_P', 'VOT', 'SUSPECTED', '2024-06-02'), (4, 'ELD', 'OTHER', 'CONFIRMED', '2023-12-01'),
  (4, 'DIS_1', 'OTHER', 'CONFIRMED', '2023-12-01'), (3, 'MED_S', 'HEALTH', 'REFUTED', '2024-02-01'), (2, 'WAR', 'OTHER', 'CONFIRMED', '2025-02-01'),
  (7, 'MENTAL', 'HEALTH', 'CONFIRMED', '2024-06-02')) as found (n, code, grp, status, found);

-- Of the six returned: 4, 5. Of the five supported: 4, 6. Not: 1 standard, 2 decided after the year.
insert into protection.for_statistics_reinforced
select ('00000000-0000-7000-8000-' || lpad(n::text, 12, '0'))::uuid, decided, level from (values
  (4, date '2023-12-15', 'REINFORCED'), (5, '2024-07-01', 'INTENSIVE'), (6, '2023-06-01', 'REINFORCED'), (1, '2024-02-01', 'STANDARD'),
  (2, '2025-01-01', 'REINFORCED')) as decided (n, decided, level);

insert into assistance.for_statistics_delivery
select ('00000000-0000-7000-8000-' || lpad(n::text, 12, '0'))::uuid, service, phase, dimension, delivered, 1, 1000, 'MAD' from (values
  (1, 'ACCOM', 'PRE_DEPARTURE', null, date '2024-02-01'), (1, 'ACCOM', 'PRE_DEPARTURE', null, '2024-02-08'), (1, 'FOOD', 'PRE_DEPARTURE', null, '2024-02-01'),
  (2, 'ACCOM', 'PRE_DEPARTURE', null, '2024-02-01'), (8, 'MED', 'PRE_DEPARTURE', null, '2024-06-01'), (4, 'ACCOM', 'PRE_DEPARTURE', null, '2023-12-31'),
  (3, 'MEET_GREET', 'RECEPTION', null, '2024-03-11'),
  (1, 'MICROBIZ', 'REINTEGRATION', 'ECO', '2024-05-01'), (1, 'MHPSS_IND', 'REINTEGRATION', 'PSY', '2024-05-02'), (2, 'CASH', 'REINTEGRATION', 'ECO', '2024-05-01'),
  (2, 'CASH', 'REINTEGRATION', 'ECO', '2024-08-01'), (4, 'HOUSING', 'REINTEGRATION', 'SOC', '2024-02-01'), (6, 'CASH', 'REINTEGRATION', 'ECO', '2024-01-01'),
  (10, 'OTHER', 'REINTEGRATION', null, '2024-12-31'), (9, 'CASH', 'REINTEGRATION', 'ECO', '2025-03-01')) as line (n, service, phase, dimension, delivered);

insert into monitoring.for_statistics_score
select ('00000000-0000-7000-8000-' || lpad(n::text, 12, '0'))::uuid, wave, dimension, taken, score from (values
  (1, 'BASELINE', 'ECO', date '2024-04-01', 0.2), (2, 'BASELINE', 'ECO', '2024-04-01', 0.355), (1, 'BASELINE', 'PSY', '2024-04-01', 0.5),
  (6, 'ENDLINE_12M', 'ECO', '2024-05-01', 0.6), (6, 'BASELINE', 'ECO', '2023-06-01', 0.1)) as score (n, wave, dimension, taken, score);

-- One line open all year, one that ends in June. 100 of the first is promised in January and given back in March; 300 for good in February.
insert into funding.for_statistics_line values
  ('00000000-0000-7000-a000-000000000001', 'MAD', 100000, '2023-01-01', '2025-12-31'), ('00000000-0000-7000-a000-000000000002', 'MAD', 50000, '2024-01-01', '2024-06-30');
insert into funding.for_statistics_reservation values
  ('00000000-0000-7000-a000-000000000001', 'MAD', 10000, '2024-01-15', '2024-03-02'), ('00000000-0000-7000-a000-000000000001', 'MAD', 30000, '2024-02-29', null),
  ('00000000-0000-7000-a000-000000000002', 'MAD', 7000, '2024-05-31', null), ('00000000-0000-7000-a000-000000000001', 'MAD', 5000, '2025-01-01', null);
insert into funding.for_statistics_payment values ('XOF', 150000, '2024-03-31'), ('XOF', 50050, '2024-12-31'), ('XOF', 900, '2023-12-31'), ('XOF', 900, '2025-01-01');

-- Two of one case left before their time to think was over; one of them also without the money; a third in another year.
insert into casework.for_statistics_override
select ('00000000-0000-7000-8000-' || lpad(n::text, 12, '0'))::uuid, safeguard, confirmed from (values
  (1, 'COOLING_OFF_PASSED', date '2024-01-10'), (2, 'COOLING_OFF_PASSED', '2024-01-10'), (2, 'MONEY_RESERVED', '2024-12-31'), (2, 'MONEY_RESERVED', '2024-03-01'),
  (3, 'COOLING_OFF_PASSED', '2025-01-01')) as set_aside (n, safeguard, confirmed);

insert into programme.for_statistics_source values ('invented', 'true'), ('profile', 'morocco-2024');
