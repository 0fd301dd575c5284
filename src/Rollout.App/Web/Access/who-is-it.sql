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
   -- $4: the demonstration's district, where it is served as such.
   and case when a.is_persona then es_is_alone($4) else true end
