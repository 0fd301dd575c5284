-- What became of event ids that are already there.
select e.id, e.stream_id, e.version, (e.headers ->> 'pos')::bigint, e.timestamp
  from mt_events e
 where e.tenant_id = $1 and e.id = any ($2)
