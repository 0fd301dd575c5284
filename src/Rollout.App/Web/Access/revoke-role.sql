-- Whoever takes an administrator's role waits for all who do the same ($4 is that role), and then counts those who are left.
with administrators as (
  select m.account_id
    from member m
   where m.tenant_id = $1
     and m.role = $4
     and $3 = $4
   order by m.account_id
     for update
)
delete from member m
 where m.tenant_id = $1
   and m.account_id = $2
   and m.role = $3
   and ($3 <> $4 or exists (
     select from administrators o join account a on a.id = o.account_id
      where o.account_id <> $2 and a.disabled_at is null))
returning m.account_id
