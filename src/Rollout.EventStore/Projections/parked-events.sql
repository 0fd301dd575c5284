select (e.headers ->> 'pos')::bigint, e.seq_id, e.id, e.stream_id, e.version, e.type, e.data::text, e.timestamp,
       (e.headers ->> 'asserted')::timestamptz, e.headers ->> 'source', e.user_name, e.correlation_id, e.causation_id
  from es_parked p
  join mt_events e on e.tenant_id = p.tenant_id and e.id = p.event_id
 where p.tenant_id = $1 and p.name = $2 and p.key = $3
 order by p.pos
