-- A bulk append in one call behind the locks. 0009 took the places first and let the writer copy its events there, so that a
-- writer who stopped in the middle kept its districts locked for good: a COPY that waits for its client heeds no
-- statement_timeout. Now the events are copied into the temporary tables of Postgres/bulk-tables.sql while nothing is locked,
-- and stored here, district by district: all or nothing all the same. es_bulk_event numbers its events across the appends.

create function es_analyze_log() returns void language plpgsql as $$
begin
  analyze mt_streams, mt_events, es_history;
end $$;

-- One district's append, as es_append does it: its streams in one sorted pass, then its head. Event ids are not asked: a known
-- one is refused by the unique index.
create function es_store_bulk_of(
  p_append int, p_tenant varchar, p_registers boolean, p_events bigint, p_skipped bigint, p_correlation varchar, p_causation varchar,
  p_keeps boolean) returns void language plpgsql as $$
declare
  v_head es_tenant_head;
  v_stream varchar;
  v_actual bigint;
  v_numbers bigint[];
begin
  if not p_registers and not exists (select from es_tenant_head h where h.tenant_id = p_tenant) then
    perform es_refuse_unknown(p_tenant);
  end if;

  with taken as (
    insert into mt_streams as s (tenant_id, id, type, version)
    select p_tenant, b.stream, b.type, b.events
      from es_bulk_stream b
     where b.append = p_append
     order by b.ord
    on conflict (tenant_id, id) do update set version = s.version + excluded.version, timestamp = clock_timestamp()
    returning s.id, s.version
  )
  update es_bulk_stream b set before = t.version - b.events from taken t where b.append = p_append and t.id = b.stream;

  select b.stream, b.before into v_stream, v_actual
    from es_bulk_stream b
   where b.append = p_append
     and case b.expected when -2 then false when -1 then b.before = 0 else b.before <> b.expected end
   order by b.ord limit 1;
  if found then
    perform es_refuse_conflict(p_tenant, v_stream, v_actual);
  end if;

  v_head := es_take_head(p_tenant, true, p_events, 1);
  update es_bulk_append a set before = v_head.pos - p_events, at = v_head.last_ts where a.append = p_append;

  -- Drawn only now, behind the head's lock: within a district their order is the order of commits. As an array, the events need
  -- no sorting to be given theirs.
  v_numbers := array(select nextval('mt_events_sequence') from generate_series(1, p_events));
  insert into mt_events (seq_id, id, stream_id, version, data, type, timestamp, tenant_id, mt_dotnet_type,
    correlation_id, causation_id, headers, user_name)
  select v_numbers[e.ord - p_skipped], e.id, s.stream, s.before + e.nth, e.data, e.type, v_head.last_ts, p_tenant, e.clr_type,
         p_correlation, p_causation, es_headers(v_head.pos - p_events + e.ord - p_skipped, e.asserted, e.source), e.user_name
    from es_bulk_event e
    join es_bulk_stream s on s.ord = e.stream
   where e.append = p_append;

  -- Handing a million lines on from the insert itself would take twice as long.
  if p_keeps then
    insert into es_history as h (tenant_id, stream_id, part, version, facts)
    select p_tenant, e.stream_id, es_part(e.version), max(e.version),
           string_agg(es_fact_line(e.id, e.headers, e.timestamp, e.type, e.user_name, e.data), '' order by e.version)
      from mt_events e
     where e.tenant_id = p_tenant and e.seq_id >= v_numbers[1]
     group by e.stream_id, es_part(e.version)
    on conflict (tenant_id, stream_id, part) do update set version = excluded.version, facts = h.facts || excluded.facts;
  end if;
end $$;

-- Answers for each append its district's position before, and its recorded time.
create function es_store_bulk(p_keeps boolean) returns table (o_before bigint, o_at timestamptz)
language plpgsql as $$
declare
  v_append record;
begin
  -- Sorts of many events would else go by way of the disk.
  perform set_config('work_mem', '64MB', true);
  if (select count(*) from es_bulk_append) > 1 then
    create index on es_bulk_stream (append);
    create index on es_bulk_event (append);
  end if;

  -- In the districts' order; a transaction speaks for one of them at a time (0013).
  for v_append in select * from es_bulk_append a order by a.tenant loop
    perform set_config('rollout.tenant', v_append.tenant, true);
    perform es_store_bulk_of(v_append.append, v_append.tenant, v_append.registers, v_append.events, v_append.skipped,
      v_append.correlation, v_append.causation, p_keeps);
  end loop;

  -- Until the planner hears of so many new rows it reads a page of a thousand events by sorting all that follow.
  if (select sum(a.events) from es_bulk_append a) >= 10000 then
    perform es_analyze_log();
  end if;
  return query select a.before, a.at from es_bulk_append a order by a.append;
end $$;
