-- One statement, one snapshot: the head and the histories belong together. The ids and the ranges do not overlap.
select t.pos, h.stream_id, h.part, h.version, h.facts
  from es_tenant_head t
  left join lateral (
    select i.stream_id, i.part, i.version, i.facts
      from es_history i
     where i.tenant_id = $1 and i.stream_id = any ($2)
    union all
    select k.stream_id, k.part, k.version, k.facts
      from unnest($3) as p (prefix)
      join es_history k on k.tenant_id = $1 and k.stream_id >= p.prefix and k.stream_id < p.prefix || chr(1114111)
  ) h on true
 where t.tenant_id = $1
