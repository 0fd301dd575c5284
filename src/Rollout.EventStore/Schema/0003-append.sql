-- Refusals raise, so that nothing sent with the append can commit: ES001 conflict, ES002 known event ids,
-- ES003 unknown district. Expected versions: n exactly (0 = a new stream), -1 the stream exists, -2 any.

create function es_refuse_unknown(p_tenant varchar) returns void language plpgsql as $$
begin
  raise exception using errcode = 'ES003', message = 'no such district', schema = p_tenant;
end $$;

create function es_refuse_known(p_tenant varchar, p_ids uuid[]) returns void language plpgsql as $$
begin
  if exists (select from mt_events e where e.tenant_id = p_tenant and e.id = any (p_ids)) then
    raise exception using errcode = 'ES002', message = 'known event ids', schema = p_tenant;
  end if;
end $$;

create function es_refuse_conflict(p_tenant varchar, p_stream varchar, p_actual bigint) returns void
language plpgsql as $$
begin
  raise exception using
    errcode = 'ES001', message = 'conflict', schema = p_tenant, table = p_stream, hint = coalesce(p_actual, 0)::text;
end $$;

-- Why a stream could not be taken.
create function es_refuse(p_tenant varchar, p_registers boolean, p_stream varchar, p_ids uuid[]) returns void
language plpgsql as $$
begin
  perform es_refuse_known(p_tenant, p_ids);
  if not p_registers and not exists (select from es_tenant_head h where h.tenant_id = p_tenant) then
    perform es_refuse_unknown(p_tenant);
  end if;
  perform es_refuse_conflict(p_tenant, p_stream,
    (select s.version from mt_streams s where s.tenant_id = p_tenant and s.id = p_stream));
end $$;

-- A stream's version with the events to come; null when it is not where it was expected.
create function es_take_stream(p_tenant varchar, p_stream varchar, p_type varchar, p_expected bigint, p_count int)
returns bigint language plpgsql as $$
declare
  v_version bigint;
begin
  if p_expected > 0 or p_expected = -1 then
    update mt_streams s set version = s.version + p_count, timestamp = clock_timestamp()
     where s.tenant_id = p_tenant and s.id = p_stream and (s.version = p_expected or p_expected = -1)
    returning s.version into v_version;
  elsif p_expected = 0 then
    insert into mt_streams as s (tenant_id, id, type, version)
    values (p_tenant, p_stream, p_type, p_count)
    on conflict (tenant_id, id) do nothing
    returning s.version into v_version;
  else
    insert into mt_streams as s (tenant_id, id, type, version)
    values (p_tenant, p_stream, p_type, p_count)
    on conflict (tenant_id, id) do update set version = s.version + excluded.version, timestamp = clock_timestamp()
    returning s.version into v_version;
  end if;
  return v_version;
end $$;

-- A district's head with the events to come, locked until the commit: its last position, and the recorded time of the
-- last of so many instants, a microsecond apart.
create function es_take_head(p_tenant varchar, p_registers boolean, p_events bigint, p_instants int)
returns es_tenant_head language plpgsql as $$
declare
  v_head es_tenant_head;
begin
  -- A fair queue: the row lock alone lets waiters overtake (p99 96 ms against 24 on a hot district).
  perform pg_advisory_xact_lock(8431, hashtext(p_tenant));
  if p_registers then
    insert into es_tenant_head (tenant_id) values (p_tenant) on conflict (tenant_id) do nothing;
  end if;
  update es_tenant_head h
     set pos = h.pos + p_events,
         last_ts = greatest(clock_timestamp(), h.last_ts + interval '1 microsecond')
                   + (p_instants - 1) * interval '1 microsecond'
   where h.tenant_id = p_tenant
  returning h.* into v_head;
  if v_head.pos is null then
    perform es_refuse_unknown(p_tenant);
  end if;
  return v_head;
end $$;

-- One event: what es_append does, without its lists.
create function es_append_one(
  p_tenant varchar, p_registers boolean, p_asks_ids_first boolean,
  p_stream varchar, p_stream_type varchar, p_expected bigint, p_id uuid, p_type varchar, p_clr_type varchar, p_data jsonb,
  p_asserted timestamptz, p_source varchar, p_user_name varchar, p_correlation varchar, p_causation varchar,
  p_keeps boolean, out o_pos bigint, out o_at timestamptz, out o_version bigint)
language plpgsql as $$
declare
  v_head es_tenant_head;
  v_headers jsonb;
begin
  if p_asks_ids_first then
    perform es_refuse_known(p_tenant, array[p_id]);
  end if;
  o_version := es_take_stream(p_tenant, p_stream, p_stream_type, p_expected, 1);
  if o_version is null then
    perform es_refuse(p_tenant, p_registers, p_stream, array[p_id]);
  end if;
  v_head := es_take_head(p_tenant, p_registers, 1, 1);
  o_pos := v_head.pos;
  o_at := v_head.last_ts;
  v_headers := es_headers(o_pos, p_asserted, p_source);

  insert into mt_events (seq_id, id, stream_id, version, data, type, timestamp, tenant_id, mt_dotnet_type,
    correlation_id, causation_id, headers, user_name)
  values (nextval('mt_events_sequence'), p_id, p_stream, o_version, p_data, p_type, o_at, p_tenant, p_clr_type,
    p_correlation, p_causation, v_headers, p_user_name);

  if p_keeps then
    insert into es_history as h (tenant_id, stream_id, part, version, facts)
    values (p_tenant, p_stream, es_part(o_version), o_version,
      es_fact_line(p_id, v_headers, o_at, p_type, p_user_name, p_data))
    on conflict (tenant_id, stream_id, part) do update set version = excluded.version, facts = h.facts || excluded.facts;
  end if;
end $$;

-- One district's append. Streams come sorted, so appends cannot deadlock; p_stream_of and p_nth say, per event,
-- which of the streams it belongs to and its place among the append's events there; p_keeps, whether histories are kept.
create function es_append(
  p_tenant varchar, p_registers boolean, p_asks_ids_first boolean,
  p_streams varchar[], p_stream_types varchar[], p_expected bigint[], p_counts int[],
  p_stream_of int[], p_nth int[], p_ids uuid[], p_types varchar[], p_clr_types varchar[], p_data jsonb[],
  p_asserted timestamptz[], p_sources varchar[], p_user_names varchar[], p_correlation varchar, p_causation varchar,
  p_keeps boolean, out o_pos bigint, out o_at timestamptz, out o_versions bigint[])
language plpgsql as $$
declare
  v_head es_tenant_head;
  v_count constant bigint := cardinality(p_ids);
begin
  if p_asks_ids_first then
    perform es_refuse_known(p_tenant, p_ids);
  end if;
  for i in 1 .. cardinality(p_streams) loop
    o_versions[i] := es_take_stream(p_tenant, p_streams[i], p_stream_types[i], p_expected[i], p_counts[i]);
    if o_versions[i] is null then
      perform es_refuse(p_tenant, p_registers, p_streams[i], p_ids);
    end if;
  end loop;
  v_head := es_take_head(p_tenant, p_registers, v_count, 1);
  o_pos := v_head.pos;
  o_at := v_head.last_ts;

  -- Numbers are drawn only now, behind the head's lock: within a district their order is the order of commits.
  with logged as (
    insert into mt_events as e (seq_id, id, stream_id, version, data, type, timestamp, tenant_id, mt_dotnet_type,
      correlation_id, causation_id, headers, user_name)
    select nextval('mt_events_sequence'), n.id, p_streams[n.stream_of],
           o_versions[n.stream_of] - p_counts[n.stream_of] + n.nth, n.data, n.type, o_at, p_tenant, n.clr_type,
           p_correlation, p_causation, es_headers(o_pos - v_count + n.place, n.asserted, n.source), n.user_name
      from unnest(p_stream_of, p_nth, p_ids, p_types, p_clr_types, p_data, p_asserted, p_sources, p_user_names)
           with ordinality as n (stream_of, nth, id, type, clr_type, data, asserted, source, user_name, place)
    returning e.stream_id, e.version,
      case when p_keeps then es_fact_line(e.id, e.headers, e.timestamp, e.type, e.user_name, e.data) end as line
  )
  insert into es_history as h (tenant_id, stream_id, part, version, facts)
  select p_tenant, l.stream_id, es_part(l.version), max(l.version), string_agg(l.line, '' order by l.version)
    from logged l
   where p_keeps
   group by l.stream_id, es_part(l.version)
  on conflict (tenant_id, stream_id, part) do update set version = excluded.version, facts = h.facts || excluded.facts;
end $$;
