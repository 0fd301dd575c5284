-- The bulk append whose events are copied straight into mt_events, in one transaction: es_take_bulk says where they go,
-- the writer copies them, es_close_bulk does the rest. es_append_bulk stays for nodes of the release before.

-- Takes the streams of the temporary tables of Postgres/bulk-tables.sql in one sorted pass, then every district, as
-- es_append does, and answers for each append its position before, and its recorded time. Event ids are not asked: a
-- known one is refused by the unique index as it is copied.
create function es_take_bulk() returns table (o_before bigint, o_at timestamptz)
language plpgsql as $$
declare
  v_tenant varchar;
  v_stream varchar;
  v_actual bigint;
  v_append int;
  v_events bigint;
  v_key int;
  v_head es_tenant_head;
begin
  select a.tenant into v_tenant from es_bulk_append a
   where not a.registers and not exists (select from es_tenant_head h where h.tenant_id = a.tenant)
   order by a.append limit 1;
  if found then
    perform es_refuse_unknown(v_tenant);
  end if;

  with taken as (
    insert into mt_streams as s (tenant_id, id, type, version)
    select a.tenant, b.stream, b.type, b.events
      from es_bulk_stream b join es_bulk_append a using (append)
     order by b.ord
    on conflict (tenant_id, id) do update set version = s.version + excluded.version, timestamp = clock_timestamp()
    returning s.tenant_id, s.id, s.version
  )
  update es_bulk_stream b set before = t.version - b.events
    from taken t, es_bulk_append a
   where a.append = b.append and t.tenant_id = a.tenant and t.id = b.stream;

  select a.tenant, b.stream, b.before into v_tenant, v_stream, v_actual
    from es_bulk_stream b join es_bulk_append a using (append)
   where case b.expected when -2 then false when -1 then b.before = 0 else b.before <> b.expected end
   order by b.append, b.ord limit 1;
  if found then
    perform es_refuse_conflict(v_tenant, v_stream, v_actual);
  end if;

  -- Two districts may share a key: keys in their own order, then the head rows in the districts' order.
  for v_key in select distinct hashtext(a.tenant) as key from es_bulk_append a order by key loop
    perform pg_advisory_xact_lock(8431, v_key);
  end loop;
  for v_append, v_tenant, v_events in select a.append, a.tenant, a.events from es_bulk_append a order by a.tenant loop
    v_head := es_take_head(v_tenant, true, v_events, 1);
    update es_bulk_append a set before = v_head.pos - v_events, at = v_head.last_ts where a.append = v_append;
  end loop;

  return query select a.before, a.at from es_bulk_append a order by a.append;
end $$;

-- Writes the histories of what was copied: behind the heads' locks, all that stands in these districts from their first
-- number on.
create function es_close_bulk(p_first_seq bigint, p_keeps boolean) returns void language plpgsql as $$
begin
  if p_keeps then
    -- Sorts of many events would else go by way of the disk.
    perform set_config('work_mem', '64MB', true);
    insert into es_history as h (tenant_id, stream_id, part, version, facts)
    select e.tenant_id, e.stream_id, es_part(e.version), max(e.version),
           string_agg(es_fact_line(e.id, e.headers, e.timestamp, e.type, e.user_name, e.data), '' order by e.version)
      from es_bulk_append a join mt_events e on e.tenant_id = a.tenant and e.seq_id >= p_first_seq
     group by e.tenant_id, e.stream_id, es_part(e.version)
    on conflict (tenant_id, stream_id, part) do update set version = excluded.version, facts = h.facts || excluded.facts;
  end if;

  -- Until the planner hears of so many new rows it reads a page of a thousand events by sorting all that follow.
  if (select sum(a.events) from es_bulk_append a) >= 10000 then
    analyze mt_streams, mt_events, es_history;
  end if;
end $$;
