-- The bulk append: what was copied into the three temporary tables of Postgres/bulk-tables.sql becomes one append
-- for each district, all or nothing. Every stream is taken in one sorted pass, then every district, as es_append does.
create function es_append_bulk(p_keeps boolean) returns table (o_append int, o_pos bigint, o_at timestamptz)
language plpgsql as $$
declare
  v_tenant varchar;
  v_stream varchar;
  v_actual bigint;
  v_key int;
  v_before bigint;
begin
  -- Sorts of many events would else go by way of the disk.
  perform set_config('work_mem', '64MB', true);
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

  select a.tenant into v_tenant from es_bulk_event n join es_bulk_append a using (append)
   where exists (select from mt_events e where e.tenant_id = a.tenant and e.id = n.id)
   order by n.append limit 1;
  if found then
    raise exception using errcode = 'ES002', message = 'known event ids', schema = v_tenant;
  end if;

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
  for o_append, v_tenant in select a.append, a.tenant from es_bulk_append a order by a.tenant loop
    insert into es_tenant_head (tenant_id) values (v_tenant) on conflict (tenant_id) do nothing;
    update es_bulk_append a set first_pos = t.pos - a.events, at = t.last_ts
      from (select h.pos + b.events as pos, greatest(clock_timestamp(), h.last_ts + interval '1 microsecond') as last_ts
              from es_tenant_head h, es_bulk_append b
             where h.tenant_id = v_tenant and b.append = o_append
               for no key update of h) t
     where a.append = o_append;
    update es_tenant_head h set pos = a.first_pos + a.events, last_ts = a.at
      from es_bulk_append a
     where a.append = o_append and h.tenant_id = v_tenant;
  end loop;

  v_before := nextval('mt_events_sequence');
  insert into mt_events (seq_id, id, stream_id, version, data, type, timestamp, tenant_id, mt_dotnet_type,
    correlation_id, causation_id, headers, user_name)
  select nextval('mt_events_sequence'), n.id, n.stream, n.version, n.data, n.type, n.at, n.tenant, n.clr_type,
         n.correlation, n.causation, es_headers(n.pos, n.asserted, n.source), n.user_name
    from (select e.*, b.stream, b.before + e.nth as version, a.at, a.tenant, a.correlation, a.causation,
                 a.first_pos + e.place as pos
            from es_bulk_event e join es_bulk_stream b on b.ord = e.stream_of join es_bulk_append a on a.append = e.append
           order by e.append, e.place) n;

  -- Behind the heads' locks, what stands after that number in these districts is what was just inserted. Handing a
  -- million lines on from the insert itself would take twice as long.
  insert into es_history as h (tenant_id, stream_id, part, version, facts)
  select e.tenant_id, e.stream_id, es_part(e.version), max(e.version),
         string_agg(es_fact_line(e.id, e.headers, e.timestamp, e.type, e.user_name, e.data), '' order by e.version)
    from es_bulk_append a join mt_events e on e.tenant_id = a.tenant and e.seq_id > v_before
   where p_keeps
   group by e.tenant_id, e.stream_id, es_part(e.version)
  on conflict (tenant_id, stream_id, part) do update set version = excluded.version, facts = h.facts || excluded.facts;

  -- Until the planner hears of so many new rows it reads a page of a thousand events by sorting all that follow.
  if (select sum(a.events) from es_bulk_append a) >= 10000 then
    analyze mt_streams, mt_events, es_history;
  end if;

  return query select a.append, a.first_pos + a.events, a.at from es_bulk_append a order by a.append;
end $$;
