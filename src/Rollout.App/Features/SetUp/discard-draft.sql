delete from set_up_draft
where tenant_id = $1
  and initiative = $2
  and adoption = $3
  and version = $4
returning version
