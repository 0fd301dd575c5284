-- Its parameters in the order in which es_append_exact has them too: what only the group needs stands first.
select o_outcomes, o_versions, o_positions, o_ats
  from set_config('rollout.tenant', $1, true) as t (tenant),
       es_append_group(t.tenant, $2, $3, $5, $4, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19)
