-- The page of a case reads them all. The index that keeps a wave from being asked twice leaves out what is asked ad hoc, and so does not serve it.
create index survey_of_case on monitoring.survey (case_id);
