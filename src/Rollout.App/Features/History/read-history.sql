select
  f.pos,
  f.event_id,
  f.stream_id,
  f.version,
  f.type,
  f.school,
  f.initiative,
  f.effective_on,
  f.recorded_at,
  f.asserted_at,
  f.source,
  f.actor,
  f.data::text,
  f.withdrawn_pos,
  f.withdrawn_at,
  w.data ->> 'reason'
from history_feed f
left join history_feed w
  on w.tenant_id = f.tenant_id
 and w.pos = f.withdrawn_pos
where f.tenant_id = $1
  and ($2::varchar is null or f.initiative = $2 or ($10 and f.initiative is null))
  and ($3::varchar is null or f.school = $3)
  and (cardinality($4::varchar[]) = 0 or f.type = any ($4))
  and f.pos > $5
  and f.pos < $7
  and ($8::timestamptz is null or coalesce(f.asserted_at, f.recorded_at) <= $8)
  and ($9::timestamptz is null or coalesce(f.asserted_at, f.recorded_at) > $9)
order by f.pos asc
limit $6
