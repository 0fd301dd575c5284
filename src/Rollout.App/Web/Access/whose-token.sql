-- A token is worth what its account is worth in the district now: without a membership, nothing.
select a.id, a.name, t.may_record, t.used_at, m.role, m.schools
  from access_token t
  join account a on a.id = t.account_id
  join member m on m.tenant_id = t.tenant_id and m.account_id = a.id
 where t.tenant_id = $4
   and t.digest = $1
   and t.expires_at > $2
   and t.revoked_at is null
   -- A calendar's address is no token.
   and t.role is null
   and a.disabled_at is null
   and case when a.is_persona then es_is_alone($3) else true end
