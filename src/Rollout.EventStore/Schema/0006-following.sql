-- How far each follower has come in each district; moved by compare-and-set in the transaction of what it wrote.
create table es_cursor (
  tenant_id varchar not null,
  name varchar not null,
  pos bigint not null default 0,
  seq_id bigint not null default 0,
  constraint pkey_es_cursor primary key (tenant_id, name)
);

-- Events a follower could not apply, and later events of the same key, which wait for them.
create table es_parked (
  tenant_id varchar not null,
  name varchar not null,
  key varchar not null,
  pos bigint not null,
  event_id uuid not null,
  error text not null,
  parked_at timestamptz not null default clock_timestamp(),
  constraint pkey_es_parked primary key (tenant_id, name, key, pos)
);
