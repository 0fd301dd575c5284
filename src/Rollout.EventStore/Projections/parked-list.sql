select p.tenant_id, p.name, p.key, p.pos, p.event_id, p.error, p.parked_at
  from es_parked p
 where p.tenant_id = $1
 order by p.name, p.pos
