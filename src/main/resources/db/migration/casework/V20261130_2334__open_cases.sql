-- The first page of a working day asks for the open cases of an office, again and again: one in four after a year, one in twenty after five.
create index open_cases on casework.return_case (office) where stage <> 'CLOSED';
create index open_cases_below on casework.return_case (office_parent) where stage <> 'CLOSED';
create index open_cases_at_home on casework.return_case (origin_office) where stage <> 'CLOSED';
