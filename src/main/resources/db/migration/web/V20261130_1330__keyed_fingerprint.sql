-- Of what was typed into a form no mark may stay that a guess can be held against. A form from before that is sent once more is answered with "sent
-- before with other answers", and not done twice.
update web.form_post set fingerprint = '';
comment on column web.form_post.fingerprint is 'internal: HMAC-SHA-256 of what was sent, with a key that is not in the database';
