-- Whoever left a page with something sealed on it open, and went, is asked again who they are before more of it is shown, sooner than the session ends.
alter table signin.session add column left_at timestamptz;
comment on column signin.session.left_at is 'internal: when something was asked again after nobody had asked for longer than sealed parts stay open; null if never';
