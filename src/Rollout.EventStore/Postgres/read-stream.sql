select (e.headers ->> 'pos')::bigint, e.seq_id, e.id, e.stream_id, e.version, e.type, e.data::text, e.timestamp,
       (e.headers ->> 'asserted')::timestamptz, e.headers ->> 'source', e.user_name, e.correlation_id, e.causation_id
  from mt_events e
 where e.tenant_id = $1 and e.stream_id = $2 and e.version > $3
 order by e.version
 limit $4
