-- A transaction is told whose rows it sees (0013) by es_speak, which also hears for whom it works: null for the application itself,
-- else a person, and then it speaks for a district only if that one may. Asked once a transaction and not by the policies: they are
-- asked by each statement, of which an append has five.

-- The store knows nobody. Whoever keeps people says here which of them may speak for a district.
create function es_may_speak(p_tenant varchar, p_person varchar) returns boolean language sql stable as $$
  select false;
$$;

-- Who may not speaks for no district: sees no rows, and writes none.
create function es_speak(p_tenant varchar, p_person varchar) returns varchar language sql as $$
  select set_config('rollout.tenant', case when p_person is null or es_may_speak(p_tenant, p_person) then p_tenant else '' end, true);
$$;
