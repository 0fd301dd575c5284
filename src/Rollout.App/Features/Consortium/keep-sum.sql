insert into initiative_sum as s (tenant_id, initiative, district, title, effective_on, position, coordinates, counts)
values ($1, $2, $3, $4, $5, $6, $7, $8::jsonb)
on conflict (tenant_id, initiative) do update set
  district = excluded.district,
  title = excluded.title,
  effective_on = excluded.effective_on,
  position = excluded.position,
  coordinates = excluded.coordinates,
  counts = excluded.counts
 -- Another node may have been quicker, and further.
 where (s.position, s.effective_on) < (excluded.position, excluded.effective_on)
