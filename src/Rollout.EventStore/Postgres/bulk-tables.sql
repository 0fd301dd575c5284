create temporary table es_bulk_append (
  append int primary key,
  tenant varchar not null,
  registers boolean not null,
  events bigint not null,
  before bigint,
  at timestamptz
) on commit drop;
create temporary table es_bulk_stream (
  append int not null,
  ord int primary key,
  stream varchar not null,
  type varchar not null,
  expected bigint not null,
  events bigint not null,
  before bigint
) on commit drop;
