insert into first_outcome as o (
  tenant_id,
  actor,
  key,
  asked,
  status,
  body,
  version
)
values ($1, $2, $3, $4, $5, $6, $7)
on conflict (tenant_id, actor, key) do update
set
  asked = excluded.asked,
  status = excluded.status,
  body = excluded.body,
  version = excluded.version,
  answered_at = excluded.answered_at
where o.answered_at <= $8
