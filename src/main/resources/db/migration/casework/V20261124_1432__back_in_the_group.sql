-- Whoever comes back to a group begins anew: what time re-opened before they left is asked again.
grant delete on casework.reopening to rihla_app;
comment on table casework.reopening is 'A question that time re-opened, and for which a task was made. Added to; taken away only for a person who left the group and is registered again.';
