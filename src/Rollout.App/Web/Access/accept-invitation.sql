-- The link is used, the role is held and the log says so, or none of it.
with used as (
  update invitation i set used_at = $2
   where i.tenant_id = $7
     and i.digest = $1
     and i.email = $6
     and i.used_at is null
     and i.withdrawn_at is null
     and i.expires_at > $2
  returning i.tenant_id, i.id, i.role, i.schools, i.invited_by
), granted as (
  insert into member (tenant_id, account_id, role, schools, granted_by, granted_at)
  select u.tenant_id, $3, u.role, u.schools, u.invited_by, $2 from used u
  on conflict (tenant_id, account_id, role) do update
     set schools = excluded.schools, granted_by = excluded.granted_by, granted_at = excluded.granted_at
)
insert into access_log (tenant_id, at, id, actor, what, detail)
select u.tenant_id, $2, $5, $4, 'joined', jsonb_build_object('invitation', u.id, 'role', u.role, 'schools', u.schools, 'invitedBy', u.invited_by) from used u
returning true
