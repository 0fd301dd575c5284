select h.tenant_id
  from es_tenant_head h
  left join es_cursor c on c.tenant_id = h.tenant_id and c.name = $1
 where h.pos > coalesce(c.pos, 0) and ($2 is null or h.tenant_id = $2)
 order by h.tenant_id
