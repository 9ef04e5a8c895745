-- Whoever added the scan of what a child signed sees that it is kept, and cannot open it: else they would add it again.
drop policy for_the_named on documents.scan;
create policy for_the_named on documents.scan as restrictive for select to rihla_app using (
  compartment not in ('TRAFFICKING', 'CHILD', 'HEALTH')
  or (select current_setting('rihla.reader')::casework.sight) = '*'
  or added_by::text = (select current_setting('rihla.reader')::casework.sight)::text
  or coalesce((select true from casework.seen_reader n where n.case_id = scan.case_id and n.compartment = scan.compartment limit 1), false));
