create temporary table es_bulk_append (
  append int primary key,
  tenant varchar not null,
  registers boolean not null,
  events bigint not null,
  skipped bigint not null,
  correlation varchar,
  causation varchar,
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
create temporary table es_bulk_event (
  append int not null,
  ord int not null,
  stream int not null,
  nth int not null,
  id uuid not null,
  type varchar not null,
  clr_type varchar,
  data jsonb not null,
  asserted timestamptz,
  source varchar,
  user_name varchar
) on commit drop;
