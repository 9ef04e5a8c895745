-- Fraud, misconduct, a merged duplicate, somebody who has left again: such a reason says something about a person that the list alone does not
-- support. Cases closed before this have no words, and still change in other ways: that these reasons have some is asked by casework.Closure.
alter table casework.return_case add column closure_words bytea,
  add column closure_words_of uuid references people.person,
  add constraint closure_words_of_somebody check ((closure_words is null) = (closure_words_of is null)),
  add constraint closure_words_of_a_closure check (closure_words is null or closed_on is not null);
comment on column casework.return_case.closure_words is 'personal: encrypted with the key of closure_words_of, why it was closed';
comment on column casework.return_case.closure_words_of is 'internal: the principal then, or the first of the group, with whose key closure_words is encrypted';
