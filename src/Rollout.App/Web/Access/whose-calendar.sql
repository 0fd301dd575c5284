-- An address is worth what its account is worth in the district now, in the one role it was made for.
select a.id, t.used_at, m.role, m.schools
  from access_token t
  join account a on a.id = t.account_id
  join member m on m.tenant_id = t.tenant_id and m.account_id = a.id and m.role = t.role
 where t.tenant_id = $4
   and t.digest = $1
   and t.initiative = $5
   and t.expires_at > $2
   and t.revoked_at is null
   and a.disabled_at is null
   and case when a.is_persona then es_is_alone($3) else true end
