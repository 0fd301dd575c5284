-- One row a district: how many events it has, and the recorded time of the last append.
create table es_tenant_head (
  tenant_id varchar not null,
  pos bigint not null default 0,
  last_ts timestamptz not null default '-infinity',
  constraint pkey_es_tenant_head primary key (tenant_id)
);

-- One row a stream: its facts as JSON Lines, written by the append itself.
-- Byte order of the stream id makes a prefix a range of the primary key.
create table es_history (
  tenant_id varchar not null,
  stream_id varchar collate "C" not null,
  version bigint not null,
  facts text not null,
  constraint pkey_es_history primary key (tenant_id, stream_id)
);

create function es_instant(p_at timestamptz) returns text language sql stable parallel safe
return to_char(p_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"');

create function es_headers(p_pos bigint, p_asserted timestamptz, p_source varchar) returns jsonb
language sql stable parallel safe
return jsonb_strip_nulls(jsonb_build_object('pos', p_pos, 'asserted', es_instant(p_asserted), 'source', p_source));

-- The one place that writes a line of history: append, bulk and rebuild all pass here.
-- concat leaves out what is null, so an absent name is an absent property.
create function es_fact_line(
  p_id uuid, p_headers jsonb, p_at timestamptz, p_type varchar, p_user_name varchar, p_data jsonb)
returns text language sql stable parallel safe
return concat(
  '{"id":"', p_id,
  '","pos":', p_headers -> 'pos',
  ',"at":"', es_instant(p_at),
  '","type":', to_json(p_type),
  ',"by":' || to_json(p_user_name)::text,
  ',"asserted":' || (p_headers -> 'asserted')::text,
  ',"source":' || (p_headers -> 'source')::text,
  ',"data":', p_data,
  e'}\n');
