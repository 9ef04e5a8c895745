-- What a child signed, or was signed for it, is sealed as a row too: that there is something is for those who are named for that part of that case.
create policy for_the_named on documents.scan as restrictive for select to rihla_app using (
  compartment not in ('TRAFFICKING', 'CHILD', 'HEALTH')
  or (select current_setting('rihla.reader')::casework.sight) = '*'
  or coalesce((select true from casework.seen_reader n where n.case_id = scan.case_id and n.compartment = scan.compartment limit 1), false));
