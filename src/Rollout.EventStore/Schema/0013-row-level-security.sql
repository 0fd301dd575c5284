-- A transaction sees and writes the rows of the one district it says it is about (set_config('rollout.tenant', …, true)),
-- whatever its statements ask for. FORCE: of the tables' owner too. Only a superuser and a role with BYPASSRLS see past it.

create function es_guard(p_table regclass) returns void language plpgsql as $$
begin
  execute format('alter table %s enable row level security', p_table);
  execute format('alter table %s force row level security', p_table);
  execute format('create policy own_district on %s using (tenant_id = current_setting(%L, true))', p_table, 'rollout.tenant');
end $$;

select es_guard(t) from unnest(array['mt_streams', 'mt_events', 'es_tenant_head', 'es_history', 'es_cursor', 'es_parked']::regclass[]) as t;

-- What each role may do with each table, to be granted once the roles are there; every feature adds its own tables.
create table es_grant (
  role varchar not null,
  object varchar not null,
  rights varchar not null,
  constraint pkey_es_grant primary key (role, object)
);

insert into es_grant (role, object, rights) values
  ('app', 'mt_streams', 'select, insert, update'),
  ('app', 'mt_events', 'select, insert'),
  ('app', 'mt_events_sequence', 'usage'),
  ('app', 'es_tenant_head', 'select, insert, update'),
  ('app', 'es_history', 'select, insert, update'),
  ('app', 'es_cursor', 'select'),
  ('app', 'es_parked', 'select'),
  ('app', 'es_migration', 'select'),
  ('projector', 'mt_events', 'select'),
  ('projector', 'es_tenant_head', 'select'),
  ('projector', 'es_cursor', 'select, insert, update'),
  ('projector', 'es_parked', 'select, insert, delete'),
  ('auditor', 'mt_streams', 'select'),
  ('auditor', 'mt_events', 'select'),
  ('auditor', 'es_tenant_head', 'select'),
  ('auditor', 'es_history', 'select'),
  ('auditor', 'es_cursor', 'select'),
  ('auditor', 'es_parked', 'select'),
  ('auditor', 'es_migration', 'select');

-- Gives the roles of ops/roles.sql under this prefix exactly what es_grant says, so far as they are there.
create function es_grant_roles(p_prefix varchar) returns void language plpgsql as $$
declare
  v_grant record;
begin
  for v_grant in
    select g.object, g.rights, r.rolname, case c.relkind when 'S' then 'sequence' else 'table' end as kind from es_grant g
      join pg_roles r on r.rolname = p_prefix || '_' || g.role
      join pg_class c on c.oid = to_regclass(g.object)
  loop
    execute format('revoke all on %s %I from %I', v_grant.kind, v_grant.object, v_grant.rolname);
    execute format('grant %s on %s %I to %I', v_grant.rights, v_grant.kind, v_grant.object, v_grant.rolname);
  end loop;
end $$;

-- What must be known of all districts at once, and no more than this: the functions below see past the districts' borders.
create policy owner_counts on es_tenant_head for select to current_user using (true);
create policy owner_counts on es_cursor for select to current_user using (true);
create policy owner_counts on es_parked for select to current_user using (true);

create function es_tenants() returns setof varchar language sql stable security definer as $$
  select h.tenant_id from es_tenant_head h order by h.tenant_id collate "C";
$$;

-- The districts that a projection has not been told all of; p_tenant: only that one.
create function es_tenants_behind(p_name varchar, p_tenant varchar) returns setof varchar language sql stable security definer as $$
  select h.tenant_id
    from es_tenant_head h
    left join es_cursor c on c.tenant_id = h.tenant_id and c.name = p_name
   where h.pos > coalesce(c.pos, 0) and (p_tenant is null or h.tenant_id = p_tenant)
   order by h.tenant_id;
$$;

-- Per projection: the events it has not been told, and the keys it could not take in.
create function es_projection_lag(p_names varchar[]) returns table (o_name varchar, o_events bigint, o_keys bigint)
language sql stable security definer as $$
  select n.name, coalesce(sum(h.pos - coalesce(c.pos, 0)), 0)::bigint,
         (select count(*) from (select distinct p.tenant_id, p.key from es_parked p where p.name = n.name) k)
    from unnest(p_names) as n (name)
    left join es_tenant_head h on true
    left join es_cursor c on c.tenant_id = h.tenant_id and c.name = n.name
   group by n.name
   order by n.name;
$$;

-- Only an owner may analyze.
alter function es_analyze_log() security definer;

-- Nobody's temporary tables come before the real ones.
do $$
declare
  v_function regprocedure;
begin
  for v_function in select p.oid from pg_proc p where p.prosecdef and p.pronamespace = current_schema()::regnamespace loop
    execute format('alter function %s set search_path = %I, pg_temp', v_function, current_schema());
  end loop;
end $$;
