insert into mt_events (seq_id, id, stream_id, version, data, type, timestamp, tenant_id, mt_dotnet_type,
  correlation_id, causation_id, headers, user_name)
select nextval('mt_events_sequence'), $4, $2, stream.version, $5, $6, head.last_ts, $1, $7, $8, $9,
       es_headers(head.pos, $10, $11), $12
  -- Where the head is lost the event would have no time, which the table refuses.
  from stream left join head on true
