select
  kind,
  file_name,
  asked::text,
  content,
  recorded
from import_upload
where tenant_id = $1
  and id = $2
  and kept_at > $3
