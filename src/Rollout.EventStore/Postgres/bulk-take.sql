analyze es_bulk_append;
analyze es_bulk_stream;
select o_before, o_at from es_take_bulk();
select before from es_bulk_stream order by ord;
-- Drawn only now, behind the heads' locks: within a district their order is the order of commits.
select array(select nextval('mt_events_sequence') from generate_series(1, @events));
