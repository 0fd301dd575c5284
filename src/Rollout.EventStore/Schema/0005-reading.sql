-- The number (seq_id) of a district's last event at or before a position; 0 when there is none.
-- Within a district both numbers rise together, so halving finds it in some thirty probes of (tenant_id, seq_id)
-- and no index on the headers is needed.
create function es_seq_at(p_tenant varchar, p_pos bigint) returns bigint language plpgsql stable as $$
declare
  v_low bigint := 0;
  v_high bigint := 0;
  v_middle bigint;
  v_seq bigint;
  v_pos bigint;
begin
  if p_pos > 0 then
    select coalesce(max(e.seq_id), 0) into v_high from mt_events e where e.tenant_id = p_tenant;
  end if;
  while v_low < v_high loop
    v_middle := v_low + (v_high - v_low) / 2;
    select e.seq_id, (e.headers ->> 'pos')::bigint into v_seq, v_pos
      from mt_events e
     where e.tenant_id = p_tenant and e.seq_id > v_middle
     order by e.seq_id limit 1;
    if v_pos <= p_pos then
      v_low := v_seq;
    else
      v_high := v_middle;
    end if;
  end loop;
  return v_low;
end $$;
