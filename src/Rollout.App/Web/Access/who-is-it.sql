-- $5: the district the address names, if any; only what the account is there counts.
select a.id, a.name, s.id, s.seen_at, m.role, m.schools
  from sign_in_session s
  join account a on a.id = s.account_id
  left join member m on m.tenant_id = $5 and m.account_id = a.id
 where s.digest = $1
   and s.ended_at is null
   and s.ends_at > $2
   and s.seen_at > $3
   and a.disabled_at is null
   -- The demonstration's people, while no other district than the demonstration is here.
   and case when a.is_persona then (select bool_and(t = $4) from es_tenants() as t) else true end
