-- The tightest append of many events to one stream: head, stream and events in one statement.
with head as (
  update es_tenant_head
     set pos = pos + cardinality($4), last_ts = greatest(clock_timestamp(), last_ts + interval '1 microsecond')
   where tenant_id = $1
  returning pos - cardinality($4) as pos, last_ts
), stream as (
  update mt_streams set version = version + cardinality($4), timestamp = clock_timestamp()
   where tenant_id = $1 and id = $2 and version = $3
  returning version - cardinality($4) as version
)
insert into mt_events (seq_id, id, stream_id, version, data, type, timestamp, tenant_id, mt_dotnet_type,
  correlation_id, causation_id, headers, user_name)
select nextval('mt_events_sequence'), n.id, $2, stream.version + n.nth, n.data, $6, head.last_ts, $1, $7, $8, $9,
       jsonb_build_object('pos', head.pos + n.nth), $10
  from stream, head, unnest($4, $5) with ordinality as n (id, data, nth)
