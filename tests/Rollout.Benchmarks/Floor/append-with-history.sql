-- The same with the inline history row.
with head as (
  update es_tenant_head
     set pos = pos + 1, last_ts = greatest(clock_timestamp(), last_ts + interval '1 microsecond')
   where tenant_id = $1
  returning pos, last_ts
), stream as (
  update mt_streams set version = version + 1, timestamp = clock_timestamp()
   where tenant_id = $1 and id = $2 and version = $3
  returning version
), event as (
  insert into mt_events (seq_id, id, stream_id, version, data, type, timestamp, tenant_id, mt_dotnet_type,
    correlation_id, causation_id, headers, user_name)
  select nextval('mt_events_sequence'), $4, $2, stream.version, $5, $6, head.last_ts, $1, $7, $8, $9,
         jsonb_build_object('pos', head.pos), $10
    from stream, head
  returning id, headers, timestamp, type, user_name, data, version
)
insert into es_history as h (tenant_id, stream_id, part, version, facts)
select $1, $2, es_part(e.version), e.version, es_fact_line(e.id, e.headers, e.timestamp, e.type, e.user_name, e.data)
  from event e
on conflict (tenant_id, stream_id, part) do update set version = excluded.version, facts = h.facts || excluded.facts
