analyze es_bulk_append;
analyze es_bulk_stream;
select o_before, o_at from es_store_bulk(@keeps);
select before from es_bulk_stream order by ord;
