-- Whoever asked for something to be put right is answered in words, too.
alter table portal.wish add column answer bytea, add constraint words_of_an_answer check (answer is null or put_right is not null);
comment on column portal.wish.answer is 'sealed: what the office answers the person, AES-256-GCM by the key of the person';
grant update (answer) on portal.wish to rihla_app;
