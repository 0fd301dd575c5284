with stream as (
  update mt_streams set version = version + 1, timestamp = clock_timestamp()
   where tenant_id = $1 and id = $2 and version = $3
  -- The district's fair queue, as es_take_head has it.
  returning version, pg_advisory_xact_lock(8431, hashtext($1))
), head as (
  update es_tenant_head h
     set pos = h.pos + 1, last_ts = greatest(clock_timestamp(), h.last_ts + interval '1 microsecond')
    from stream
   where h.tenant_id = $1
  returning h.pos, h.last_ts
)
