select o_pos, o_at
  from set_config('rollout.tenant', $1, true) as t (tenant),
       es_append_exact(t.tenant, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)
