-- Rows of member are those of the district that the transaction speaks for.
select a.id, a.name, s.id, s.seen_at, m.role, m.schools
  from sign_in_session s
  join account a on a.id = s.account_id
  left join member m on m.account_id = a.id
 where s.digest = $1
   and s.ended_at is null
   and s.ends_at > $2
   and s.seen_at > $3
   and a.disabled_at is null
   and (not a.is_persona or $4)
