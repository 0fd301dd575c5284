-- A withdrawal names an event of its own stream; both may be among the events just written. One at a time: joined to the feed,
-- the planner without its statistics reads the whole district for each of them.
update history_feed
   set withdrawn_pos = $2,
       withdrawn_at = $3
 where tenant_id = $1
   and event_id = $4
   and stream_id = $5
   and withdrawn_pos is null
