select (e.headers ->> 'pos')::bigint, e.seq_id, e.id, e.stream_id, e.version, e.type, e.data::text, e.timestamp,
       (e.headers ->> 'asserted')::timestamptz, e.headers ->> 'source', e.user_name, e.correlation_id, e.causation_id
  from mt_events e
 where e.tenant_id = $1 and e.seq_id > (select c.seq_id from es_cursor c where c.tenant_id = $1 and c.name = $2)
 order by e.seq_id
 limit $3
