-- es_append_one whole, as 0010 has it (its order of locks, and why it calls no functions, are told there), but of a district
-- whose head is lost it refuses an event, as es_append does: stored without a position it would be out of every reader's sight.
create or replace function es_append_one(
  p_tenant varchar, p_registers boolean, p_asks_ids_first boolean,
  p_stream varchar, p_stream_type varchar, p_expected bigint, p_id uuid, p_type varchar, p_clr_type varchar, p_data jsonb,
  p_asserted timestamptz, p_source varchar, p_user_name varchar, p_correlation varchar, p_causation varchar,
  p_keeps boolean, out o_pos bigint, out o_at timestamptz, out o_version bigint)
language plpgsql as $$
declare
  v_headers jsonb;
begin
  if p_expected in (0, -2) then
    select a.o_pos, a.o_at, a.o_versions[1] into o_pos, o_at, o_version
      from es_append(p_tenant, p_registers, p_asks_ids_first, array[p_stream], array[p_stream_type], array[p_expected],
        array[1], array[1], array[1], array[p_id], array[p_type], array[p_clr_type], array[p_data], array[p_asserted],
        array[p_source], array[p_user_name], p_correlation, p_causation, p_keeps) a;
    return;
  end if;
  if p_asks_ids_first then
    perform es_refuse_known(p_tenant, array[p_id]);
  end if;

  update mt_streams s set version = s.version + 1, timestamp = clock_timestamp()
   where s.tenant_id = p_tenant and s.id = p_stream and (s.version = p_expected or p_expected = -1)
  returning s.version into o_version;
  if o_version is null then
    perform es_refuse(p_tenant, p_registers, p_stream, array[p_id]);
  end if;
  perform pg_advisory_xact_lock(8431, hashtext(p_tenant));
  update es_tenant_head h
     set pos = h.pos + 1, last_ts = greatest(clock_timestamp(), h.last_ts + interval '1 microsecond')
   where h.tenant_id = p_tenant
  returning h.pos, h.last_ts into o_pos, o_at;
  if o_pos is null then
    perform es_refuse_unknown(p_tenant);
  end if;

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
