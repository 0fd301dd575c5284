select
  d.initiative,
  d.title,
  d.template,
  d.adoption,
  d.version,
  d.steps::text,
  d.changed_by,
  d.changed_at
from set_up_draft d
where d.tenant_id = $1
  and ($2::varchar is null or d.initiative = $2)
order by d.changed_at desc, d.initiative
