select line
  from (
    select 1 as part, c.relname as name, a.attnum as place,
           format('%s.%s %s%s%s%s', c.relname, a.attname, format_type(a.atttypid, a.atttypmod),
             case when l.collname <> 'default' then format(' collate "%s"', l.collname) end,
             case when a.attnotnull then ' not null' end,
             ' default ' || pg_get_expr(d.adbin, d.adrelid)) as line
      from pg_class c
      join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
      left join pg_attrdef d on d.adrelid = c.oid and d.adnum = a.attnum
      left join pg_collation l on l.oid = a.attcollation
     where c.relnamespace = 'public'::regnamespace and c.relkind = 'r'
    union all
    select 2, c.conrelid::regclass::text, 0, format('%s: constraint %s %s', c.conrelid::regclass, c.conname, pg_get_constraintdef(c.oid))
      from pg_constraint c
     where c.connamespace = 'public'::regnamespace
    union all
    select 3, i.tablename, 0, i.indexdef
      from pg_indexes i
     where i.schemaname = 'public'
    union all
    select 4, s.sequencename, 0, format('sequence %s cache %s owned by %s', s.sequencename, s.cache_size,
             (select format('%s.%s', d.refobjid::regclass, a.attname)
                from pg_depend d join pg_attribute a on a.attrelid = d.refobjid and a.attnum = d.refobjsubid
               where d.objid = format('%I', s.sequencename)::regclass and d.deptype = 'a'))
      from pg_sequences s
     where s.schemaname = 'public'
    union all
    select 5, p.proname, 0, format('function %s(%s) returns %s %s', p.proname, pg_get_function_arguments(p.oid),
             pg_get_function_result(p.oid), case p.provolatile when 'v' then 'volatile' when 's' then 'stable' else 'immutable' end)
      from pg_proc p
     where p.pronamespace = 'public'::regnamespace
  ) as schema
 order by part, name collate "C", place, line collate "C"
