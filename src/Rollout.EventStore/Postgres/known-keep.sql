insert into es_history as h (tenant_id, stream_id, part, version, facts)
select $1, $2, es_part(e.version), e.version, es_fact_line(e.id, e.headers, e.timestamp, e.type, e.user_name, e.data)
  from event e
on conflict (tenant_id, stream_id, part) do update set version = excluded.version, facts = h.facts || excluded.facts
