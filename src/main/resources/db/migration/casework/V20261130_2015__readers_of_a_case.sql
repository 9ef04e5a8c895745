-- Whether a case ever had somebody who reads a sealed part is asked of all its readers, also of those who no longer do: the index of who does is no help.
create index sealed_reader_of_case on casework.sealed_reader (case_id);
