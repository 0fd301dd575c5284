-- One statement, one snapshot: the head and the histories belong together.
select t.pos, h.stream_id, h.version, h.facts
  from es_tenant_head t
  left join es_history h
    on h.tenant_id = t.tenant_id
   and h.stream_id in (
         select i.id from unnest($2) as i (id)
         union
         select k.stream_id
           from unnest($3) as p (prefix)
           join es_history k on k.tenant_id = $1 and k.stream_id >= p.prefix and k.stream_id < p.prefix || chr(1114111))
 where t.tenant_id = $1
 order by h.stream_id
