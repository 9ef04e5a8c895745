-- The second line: whatever a statement of the application forgot to ask, it finds no row of a case that is not for the eyes it has
-- (rihla.reach and rihla.office, said anew in each transaction: access.SecondLine). The first line knows more: who works on a case, who is
-- named for a sealed part, which days. Nothing said, or said in an earlier transaction: '' is no number, and the statement fails.
-- Migrations, and the views for statistics that belong to their role, see everything.

do $$
declare
  one record;
begin
  for one in
    -- Reach 2: the office that prepares the return, the one above it, and the office of origin once the case is shared with it.
    select 'casework.return_case' as name, '(select current_setting(''rihla.reach'')::int) = 2 and (office = (select current_setting(''rihla.office''))
      or office_parent = (select current_setting(''rihla.office'')) or (origin_office = (select current_setting(''rihla.office'')) and shared))' as seen
    union all
    select name, format('exists (select from casework.return_case c where c.id = %s.case_id)', split_part(name, '.', 2))
    from unnest(array[
      'assistance.delivery', 'assistance.need', 'assistance.referral', 'casework.case_history', 'casework.case_member',
      'casework.case_worker', 'casework.conflict', 'casework.emergency', 'casework.evidence', 'casework.ineligibility', 'casework.reopening',
      'casework.safeguard_override', 'casework.sealed_reader', 'casework.task', 'casework.transfer', 'counselling.conversation',
      'counselling.session', 'counselling.statement', 'funding.payment', 'funding.reservation', 'health.condition_met',
      'health.continuity', 'health.examination', 'monitoring.contact_attempt', 'monitoring.survey',
      'protection.determination', 'protection.finding', 'protection.hold', 'protection.support_decision',
      'protection.vulnerability', 'reintegration.activity', 'reintegration.agreement', 'reintegration.instalment',
      'reintegration.reassessment', 'travel.arrival', 'travel.consular_request', 'travel.escort', 'travel.exit_authorisation',
      'travel.journey']) name
    union all values
    ('counselling.conversation_person', 'exists (select from counselling.conversation c where c.id = conversation_person.conversation_id)'),
    ('protection.panel_member', 'exists (select from protection.determination d where d.id = panel_member.determination_id)'),
    ('monitoring.score', 'exists (select from monitoring.survey s where s.id = score.survey_id)'),
    -- a person is seen in their cases
    ('people.person', 'exists (select from casework.case_member m where m.person_id = person.id)'),
    ('people.paper', 'exists (select from casework.case_member m where m.person_id = paper.person_id)'),
    ('people.correction', 'exists (select from casework.case_member m where m.person_id = correction.person_id)'),
    ('privacy.consent', 'exists (select from casework.case_member m where m.person_id = consent.person_id)'),
    ('privacy.erasure', 'exists (select from casework.case_member m where m.person_id = erasure.person_id)'),
    ('privacy.retention_hold', 'exists (select from casework.case_member m where m.person_id = retention_hold.person_id)'),
    ('privacy.consent_withdrawal', 'exists (select from privacy.consent c where c.id = consent_withdrawal.consent_id)')
  loop
    execute format('alter table %s enable row level security', one.name);
    execute format('alter table %s force row level security', one.name);
    execute format('create policy of_the_owner on %s to %I using (true) with check (true)', one.name, current_user);
    execute format('create policy in_sight on %s to rihla_app using ((select current_setting(''rihla.reach'')::int) = 3 or (%s))', one.name, one.seen);
  end loop;
end $$;

-- Written in one statement with their conversation or survey, which is guarded itself and which they refer to.
create policy with_its_conversation on counselling.conversation_person for insert to rihla_app
  with check ((select current_setting('rihla.reach')::int) >= 2);
create policy with_its_survey on monitoring.score for insert to rihla_app with check ((select current_setting('rihla.reach')::int) >= 2);
-- Whoever is being registered is in no case yet.
create policy newcomers on people.person for insert to rihla_app with check ((select current_setting('rihla.reach')::int) >= 2);
create policy newcomers on privacy.consent for insert to rihla_app with check ((select current_setting('rihla.reach')::int) >= 2);
