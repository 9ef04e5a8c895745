-- The role the application works as. It owns nothing: migrations belong to the role that runs them. Where that role may not make roles
-- (an external server), the administrator makes it beforehand.
do $$ begin
  if not exists (select from pg_roles where rolname = 'rihla_app') then create role rihla_app nologin; end if;
  if not pg_has_role(current_user, 'rihla_app', 'member') then execute format('grant rihla_app to %I', current_user); end if;
end $$;
