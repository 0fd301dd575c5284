-- A bulk append in one call behind the locks: 0009 took the places first and let the writer copy its events there, so
-- that a writer who stopped in the middle kept its districts locked for good: a COPY that waits for its client heeds
-- no statement_timeout. Now what was copied into the temporary tables of Postgres/bulk-tables.sql, while nothing is
-- locked, is stored here. es_bulk_event numbers its events from 1 across the appends.
create function es_store_bulk(p_keeps boolean) returns table (o_before bigint, o_at timestamptz)
language plpgsql as $$
declare
  v_numbers bigint[];
begin
  perform es_take_bulk();

  -- Drawn only now, behind the heads' locks: within a district their order is the order of commits. As an array, the
  -- events need no sorting to be given theirs.
  v_numbers := array(select nextval('mt_events_sequence')
                       from generate_series(1, (select sum(a.events) from es_bulk_append a)));

  insert into mt_events (seq_id, id, stream_id, version, data, type, timestamp, tenant_id, mt_dotnet_type,
    correlation_id, causation_id, headers, user_name)
  select v_numbers[e.ord], e.id, s.stream, s.before + e.nth, e.data, e.type, a.at, a.tenant, e.clr_type,
         a.correlation, a.causation, es_headers(a.before + e.ord - a.skipped, e.asserted, e.source), e.user_name
    from es_bulk_event e
    join es_bulk_stream s on s.ord = e.stream
    join es_bulk_append a on a.append = s.append;

  perform es_close_bulk(v_numbers[1], p_keeps);
  return query select a.before, a.at from es_bulk_append a order by a.append;
end $$;
