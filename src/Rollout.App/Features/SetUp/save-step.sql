update set_up_draft d
set
  steps = d.steps || jsonb_build_object($3::varchar, jsonb_build_object('version', d.version + 1, 'by', $5::varchar, 'fields', $4::jsonb)),
  version = d.version + 1,
  changed_by = $5,
  changed_at = $6
where d.tenant_id = $1
  and d.initiative = $2
  and d.adoption = $8
  and coalesce((d.steps -> $3::varchar ->> 'version')::bigint, 0) = $7
returning d.version
