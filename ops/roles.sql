-- The roles of a deployment, once a cluster, by a superuser or a role that may create others:
--   PGOPTIONS="-c rollout.roles=rollout" psql -d rollout -f ops/roles.sql
-- rollout.roles is their prefix, for roles belong to the whole cluster; without it, "rollout". Run it again whenever you like.
-- It sets no password: \password rollout_app, rollout_migrator, … . What each may do is granted by `rollout migrate`.
--
--   …_owner      owns the tables, and signs in nowhere
--   …_migrator   signs in to bring the schema up to date, as …_owner
--   …_projector  writes the read models, never the log
--   …_app        signs in for everything else: adds to the log, changes and deletes nothing in it; becomes …_projector to project
--   …_auditor    reads, district by district
--   …_backup     reads past the districts' borders, as pg_dump must
do $$
declare
  v_prefix constant text := coalesce(nullif(current_setting('rollout.roles', true), ''), 'rollout');
  v_role record;
begin
  for v_role in
    select v_prefix || '_' || r.name as name, r.options
      from (values ('owner', 'nologin'), ('migrator', 'login noinherit'), ('projector', 'nologin'), ('app', 'login noinherit'),
                   ('auditor', 'login'), ('backup', 'login bypassrls')) as r (name, options)
  loop
    if not exists (select from pg_roles where rolname = v_role.name) then
      execute format('create role %I %s', v_role.name, v_role.options);
    end if;
  end loop;

  execute format('grant %I to %I', v_prefix || '_owner', v_prefix || '_migrator');
  execute format('grant %I to %I', v_prefix || '_projector', v_prefix || '_app');
  execute format('grant pg_read_all_data to %I', v_prefix || '_backup');
  execute format('alter role %I set role to %I', v_prefix || '_migrator', v_prefix || '_owner');
  execute format('grant create on database %I to %I', current_database(), v_prefix || '_owner');
  execute format('grant create, usage on schema public to %I', v_prefix || '_owner');
  -- Nobody waits for ever, or sits in a transaction holding what others wait for.
  execute format('alter role %I set idle_in_transaction_session_timeout = %L', v_prefix || '_app', '30s');
  execute format('alter role %I set statement_timeout = %L', v_prefix || '_auditor', '60s');
end $$;
