create temporary table es_bulk_append (
  append int primary key,
  tenant varchar not null,
  registers boolean not null,
  correlation varchar,
  causation varchar,
  events bigint not null,
  first_pos bigint,
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
create temporary table es_bulk_event (
  append int not null,
  place bigint not null,
  stream_of int not null,
  nth int not null,
  id uuid not null,
  type varchar not null,
  clr_type varchar not null,
  data jsonb not null,
  asserted timestamptz,
  source varchar,
  user_name varchar
) on commit drop;
