-- Of a district may speak who is a member of it and isn't disabled, asked anew with each transaction; and, while nobody has an account,
-- whoever is at this machine. All else that is said to be a person is nobody. It looks past the districts' borders as es_memberships
-- does, and tells less.
create or replace function es_may_speak(p_tenant varchar, p_person varchar) returns boolean language plpgsql stable security definer as $$
begin
  if p_person like 'account:%' then
    return exists (
      select from member m join account a on a.id = m.account_id
       where m.tenant_id = p_tenant and m.account_id = substr(p_person, 9)::uuid and a.disabled_at is null);
  end if;
  return p_person = 'local' and not exists (select from account a where not a.is_persona);
end $$;

do $$
begin
  execute format('alter function es_may_speak(varchar, varchar) set search_path = %I, pg_temp', current_schema());
end $$;
