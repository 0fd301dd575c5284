-- A bare read of a district's events in their order, with what a line of history needs.
select stream_id, version, id, headers::text, timestamp, type, user_name, data::text
  from mt_events
 where tenant_id = $1
 order by seq_id
