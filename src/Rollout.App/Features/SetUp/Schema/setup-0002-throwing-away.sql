-- A draft may be thrown away: it is no fact, so nothing need be kept of it.
update es_grant
set rights = 'select, insert, update, delete'
where role = 'app'
  and object = 'set_up_draft';
