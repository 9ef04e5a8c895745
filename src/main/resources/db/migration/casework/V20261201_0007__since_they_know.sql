-- Who was counselled once more after signing had, by the day of the last conversation, signed before they knew, and could not sign again. They knew when
-- they signed: nobody who must know is asked for a signature before.
update casework.evidence i set holds_from = d.holds_from
from casework.evidence d, casework.return_case c
where i.fact = 'INFORMED' and i.finding = 'YES' and d.fact = 'DECLARATION' and d.finding = 'YES' and d.case_id = i.case_id and d.about_id = i.about_id
  and i.holds_from > d.holds_from and c.id = i.case_id and c.stage in ('APPLIED', 'APPROVED', 'CLEARED');
