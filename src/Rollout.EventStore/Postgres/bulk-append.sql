analyze es_bulk_append;
analyze es_bulk_stream;
analyze es_bulk_event;
select o_append, o_pos, o_at from es_append_bulk(@keeps);
select append, stream, before + events from es_bulk_stream;
