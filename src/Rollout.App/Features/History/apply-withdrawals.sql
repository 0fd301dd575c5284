-- A withdrawal names an event of its own stream; both may be among the events just written.
update history_feed f
   set withdrawn_pos = w.pos,
       withdrawn_at = coalesce(w.asserted_at, w.recorded_at)
  from history_feed w
 where w.tenant_id = $1
   and w.pos = any ($2)
   and f.tenant_id = $1
   and f.event_id = (w.data ->> 'event')::uuid
   and f.stream_id = w.stream_id
   and f.withdrawn_pos is null
