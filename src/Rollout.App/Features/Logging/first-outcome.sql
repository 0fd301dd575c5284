select
  asked,
  status,
  body,
  version
from first_outcome
where tenant_id = $1
  and actor = $2
  and key = $3
  and answered_at > $4
