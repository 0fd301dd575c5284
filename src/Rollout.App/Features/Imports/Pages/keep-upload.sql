insert into import_upload (
  tenant_id,
  id,
  actor,
  kind,
  file_name,
  asked,
  content,
  kept_at
)
values ($1, $2, $3, $4, $5, $6::jsonb, $7, $8)
