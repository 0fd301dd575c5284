insert into history_feed (
  tenant_id,
  pos,
  event_id,
  stream_id,
  version,
  school,
  initiative,
  type,
  effective_on,
  recorded_at,
  asserted_at,
  source,
  actor,
  data)
select
  $1,
  e.pos,
  e.id,
  e.stream_id,
  e.version,
  e.school,
  e.initiative,
  e.type,
  (e.data ->> 'effectiveOn')::date,
  e.recorded_at,
  e.asserted_at,
  e.source,
  e.actor,
  e.data
from unnest($2::bigint[], $3::uuid[], $4::varchar[], $5::bigint[], $6::varchar[], $7::varchar[], $8::varchar[],
            $9::timestamptz[], $10::timestamptz[], $11::varchar[], $12::varchar[], $13::jsonb[])
  as e (pos, id, stream_id, version, school, initiative, type, recorded_at, asserted_at, source, actor, data)
