-- A bare read of a stream's events.
select id, (headers ->> 'pos')::bigint, timestamp, type, data::text, user_name
  from mt_events
 where tenant_id = $1 and stream_id = $2
 order by version
