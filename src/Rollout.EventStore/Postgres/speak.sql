-- In the batch of an append, before it.
select set_config('rollout.tenant', $1, true)
