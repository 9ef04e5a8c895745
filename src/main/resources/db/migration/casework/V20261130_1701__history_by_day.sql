-- Whether each deed of the last days has its trace is asked on the first page of the data protection officer.
create index history_by_day on casework.case_history (at);
