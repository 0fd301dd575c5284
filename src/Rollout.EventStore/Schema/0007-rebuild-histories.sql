-- Writes a district's histories anew from its events and answers how many rows were not as they should be.
-- The long part runs beside the writers; only what came meanwhile, and the comparison, hold the district's head.
create function es_rebuild_histories(p_tenant varchar) returns bigint language plpgsql as $$
declare
  v_seen bigint;
  v_mended bigint;
  v_deleted bigint;
begin
  create temporary table es_history_rebuilt (
    stream_id varchar collate "C" not null,
    part int not null,
    version bigint not null,
    facts text not null,
    last_seq bigint not null,
    primary key (stream_id, part)
  ) on commit drop;

  insert into es_history_rebuilt (stream_id, part, version, facts, last_seq)
  select e.stream_id, es_part(e.version), max(e.version), string_agg(
           es_fact_line(e.id, e.headers, e.timestamp, e.type, e.user_name, e.data), '' order by e.version), max(e.seq_id)
    from mt_events e
   where e.tenant_id = p_tenant
   group by e.stream_id, es_part(e.version);

  -- Within a district the order of seq_id is the order of commits: all up to this one has been seen.
  select coalesce(max(r.last_seq), 0) into v_seen from es_history_rebuilt r;

  perform pg_advisory_xact_lock(8431, hashtext(p_tenant));
  perform from es_tenant_head h where h.tenant_id = p_tenant for no key update;

  insert into es_history_rebuilt as r (stream_id, part, version, facts, last_seq)
  select e.stream_id, es_part(e.version), max(e.version), string_agg(
           es_fact_line(e.id, e.headers, e.timestamp, e.type, e.user_name, e.data), '' order by e.version), max(e.seq_id)
    from mt_events e
   where e.tenant_id = p_tenant and e.seq_id > v_seen
   group by e.stream_id, es_part(e.version)
  on conflict (stream_id, part) do update set version = excluded.version, facts = r.facts || excluded.facts;

  delete from es_history h
   where h.tenant_id = p_tenant
     and not exists (select from es_history_rebuilt r where r.stream_id = h.stream_id and r.part = h.part);
  get diagnostics v_deleted = row_count;

  insert into es_history as h (tenant_id, stream_id, part, version, facts)
  select p_tenant, r.stream_id, r.part, r.version, r.facts
    from es_history_rebuilt r
    left join es_history o on o.tenant_id = p_tenant and o.stream_id = r.stream_id and o.part = r.part
   where (o.version, o.facts) is distinct from (r.version, r.facts)
  on conflict (tenant_id, stream_id, part) do update set version = excluded.version, facts = excluded.facts;
  get diagnostics v_mended = row_count;

  drop table es_history_rebuilt;
  return v_deleted + v_mended;
end $$;
