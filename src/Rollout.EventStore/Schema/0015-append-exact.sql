-- What es_append_group does where nothing is in the way: each append names the version it knows of a stream of its own. One
-- statement takes all streams, in the order of their index and so of their locks. Where one was not taken nothing is stored
-- (ES004), and es_append_group finds each append's outcome. Events come in the order of their appends; the last append has
-- o_pos and o_at, each one before it a microsecond less.
-- Left alone, PostgreSQL plans each call anew for the length of its arrays: with one general plan a group of 4 took 350 µs
-- instead of 620, one of 16 870 instead of 1,430 (fsync off, one connection).
create function es_append_exact(
  p_tenant varchar, p_streams varchar[], p_expected bigint[], p_counts int[],
  p_correlations varchar[], p_causations varchar[],
  p_append_of int[], p_nth int[], p_ids uuid[], p_types varchar[], p_clr_types varchar[], p_data jsonb[],
  p_asserted timestamptz[], p_sources varchar[], p_user_names varchar[], p_keeps boolean,
  out o_pos bigint, out o_at timestamptz)
language plpgsql set plan_cache_mode = force_generic_plan as $$
declare
  v_appends constant int := cardinality(p_streams);
  v_events constant int := cardinality(p_ids);
  v_taken int;
begin
  update mt_streams s
     set version = s.version + p_counts[array_position(p_streams, s.id)], timestamp = clock_timestamp()
   where s.tenant_id = p_tenant and s.id = any (p_streams) and s.version = p_expected[array_position(p_streams, s.id)];
  get diagnostics v_taken = row_count;
  if v_taken < v_appends then
    raise exception 'A stream is not at the version that was expected.' using errcode = 'ES004';
  end if;
  perform pg_advisory_xact_lock(8431, hashtext(p_tenant));
  update es_tenant_head h
     set pos = h.pos + v_events,
         last_ts = greatest(clock_timestamp(), h.last_ts + interval '1 microsecond')
                   + (v_appends - 1) * interval '1 microsecond'
   where h.tenant_id = p_tenant
  returning h.pos, h.last_ts into o_pos, o_at;
  if o_pos is null then
    perform es_refuse_unknown(p_tenant);
  end if;

  with logged as (
    insert into mt_events as e (seq_id, id, stream_id, version, data, type, timestamp, tenant_id, mt_dotnet_type,
      correlation_id, causation_id, headers, user_name)
    select nextval('mt_events_sequence'), n.id, p_streams[n.append_of], p_expected[n.append_of] + n.nth, n.data, n.type,
           o_at - (v_appends - n.append_of) * interval '1 microsecond', p_tenant, n.clr_type,
           p_correlations[n.append_of], p_causations[n.append_of],
           es_headers(o_pos - v_events + n.place, n.asserted, n.source), n.user_name
      from unnest(p_append_of, p_nth, p_ids, p_types, p_clr_types, p_data, p_asserted, p_sources, p_user_names)
           with ordinality as n (append_of, nth, id, type, clr_type, data, asserted, source, user_name, place)
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

alter function es_append_group set plan_cache_mode = force_generic_plan;
