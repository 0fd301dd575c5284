-- Appends of one district that waited for each other, in one transaction: each of one stream, each with its own
-- expected version and its own outcome (0 stored, 1 conflict, 2 known event ids, 3 unknown district). Nothing but the
-- group commits with it, so a refusal is an outcome here and not an error. Appends come sorted by stream, so groups
-- cannot deadlock; no event id comes twice. p_append_of and p_nth say, per event, its append and its place there.
create function es_append_group(
  p_tenant varchar, p_asks_ids_first boolean, p_registers boolean[],
  p_streams varchar[], p_stream_types varchar[], p_expected bigint[], p_counts int[],
  p_correlations varchar[], p_causations varchar[],
  p_append_of int[], p_nth int[], p_ids uuid[], p_types varchar[], p_clr_types varchar[], p_data jsonb[],
  p_asserted timestamptz[], p_sources varchar[], p_user_names varchar[], p_keeps boolean,
  out o_outcomes int[], out o_versions bigint[], out o_positions bigint[], out o_ats timestamptz[])
language plpgsql as $$
declare
  v_known uuid[] := '{}';
  v_version bigint;
  v_head es_tenant_head;
  v_at timestamptz;
  v_count bigint := 0;
  v_stored int := 0;
  v_is_registered constant boolean := exists (select from es_tenant_head h where h.tenant_id = p_tenant);
begin
  o_outcomes := array_fill(0, array[cardinality(p_streams)]);
  o_versions := array_fill(0::bigint, array[cardinality(p_streams)]);
  o_positions := o_versions;
  o_ats := array_fill('-infinity'::timestamptz, array[cardinality(p_streams)]);
  if p_asks_ids_first then
    v_known := array(select e.id from mt_events e where e.tenant_id = p_tenant and e.id = any (p_ids));
  end if;

  for i in 1 .. cardinality(p_streams) loop
    v_version := null;
    if not v_is_registered and not p_registers[i] then
      o_outcomes[i] := 3;
    elsif v_known <> '{}' and v_known && array(
      select p_ids[n] from generate_subscripts(p_ids, 1) n where p_append_of[n] = i) then
      o_outcomes[i] := 2;
    else
      v_version := es_take_stream(p_tenant, p_streams[i], p_stream_types[i], p_expected[i], p_counts[i]);
    end if;

    if v_version is not null then
      o_versions[i] := v_version;
      o_positions[i] := v_count;
      v_count := v_count + p_counts[i];
      v_stored := v_stored + 1;
    elsif o_outcomes[i] = 0 then
      o_outcomes[i] := case when exists (
        select from generate_subscripts(p_ids, 1) n
          join mt_events e on e.tenant_id = p_tenant and e.id = p_ids[n]
         where p_append_of[n] = i) then 2 else 1 end;
      o_versions[i] := coalesce(
        (select s.version from mt_streams s where s.tenant_id = p_tenant and s.id = p_streams[i]), 0);
    end if;
  end loop;
  if v_count = 0 then
    return;
  end if;

  v_head := es_take_head(p_tenant, not v_is_registered, v_count, v_stored);

  -- Each append has its own recorded time, a microsecond after the one before.
  v_at := v_head.last_ts - v_stored * interval '1 microsecond';
  for i in 1 .. cardinality(p_streams) loop
    if o_outcomes[i] = 0 then
      v_at := v_at + interval '1 microsecond';
      o_positions[i] := v_head.pos - v_count + o_positions[i] + p_counts[i];
      o_ats[i] := v_at;
    end if;
  end loop;

  with logged as (
    insert into mt_events as e (seq_id, id, stream_id, version, data, type, timestamp, tenant_id, mt_dotnet_type,
      correlation_id, causation_id, headers, user_name)
    select nextval('mt_events_sequence'), n.id, p_streams[n.append_of],
           o_versions[n.append_of] - p_counts[n.append_of] + n.nth, n.data, n.type, o_ats[n.append_of], p_tenant,
           n.clr_type, p_correlations[n.append_of], p_causations[n.append_of],
           es_headers(o_positions[n.append_of] - p_counts[n.append_of] + n.nth, n.asserted, n.source), n.user_name
      from unnest(p_append_of, p_nth, p_ids, p_types, p_clr_types, p_data, p_asserted, p_sources, p_user_names)
           as n (append_of, nth, id, type, clr_type, data, asserted, source, user_name)
     where o_outcomes[n.append_of] = 0
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
