insert into set_up_draft (
  tenant_id,
  initiative,
  title,
  template,
  adoption,
  changed_by,
  changed_at
)
values ($1, $2, $3, $4, $5, $6, $7)
on conflict (tenant_id, initiative) do nothing
