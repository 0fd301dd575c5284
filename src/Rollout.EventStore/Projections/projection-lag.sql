select n.name, coalesce(sum(h.pos - coalesce(c.pos, 0)), 0)::bigint,
       (select count(*) from (select distinct p.tenant_id, p.key from es_parked p where p.name = n.name) k)
  from unnest($1) as n (name)
  left join es_tenant_head h on true
  left join es_cursor c on c.tenant_id = h.tenant_id and c.name = n.name
 group by n.name
 order by n.name
