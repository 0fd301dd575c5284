-- One row a district: how many events it has, and the recorded time of the last append.
create table es_tenant_head (
  tenant_id varchar not null,
  pos bigint not null default 0,
  last_ts timestamptz not null default '-infinity',
  constraint pkey_es_tenant_head primary key (tenant_id)
);

-- A stream's facts as JSON Lines, eight to a row, written by the append itself: a row stays so small that adding to it
-- costs the same however long the stream is. Byte order of the stream id makes a prefix a range of the primary key.
create table es_history (
  tenant_id varchar not null,
  stream_id varchar collate "C" not null,
  part int not null,
  version bigint not null,
  facts text not null,
  constraint pkey_es_history primary key (tenant_id, stream_id, part)
) with (fillfactor = 80, toast_tuple_target = 4080);

create function es_part(p_version bigint) returns int language sql immutable parallel safe
return ((p_version - 1) / 8)::int;

create function es_instant(p_at timestamptz) returns text language sql stable parallel safe
return to_char(p_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"');

create function es_headers(p_pos bigint, p_asserted timestamptz, p_source varchar) returns jsonb
language sql stable parallel safe
return case
  when p_asserted is null and p_source is null then jsonb_build_object('pos', p_pos)
  else jsonb_strip_nulls(jsonb_build_object('pos', p_pos, 'asserted', es_instant(p_asserted), 'source', p_source))
end;

-- The one place that writes a line of history: append, bulk and rebuild all pass here. What is null is an absent property.
create function es_fact_line(
  p_id uuid, p_headers jsonb, p_at timestamptz, p_type varchar, p_user_name varchar, p_data jsonb)
returns text language sql stable parallel safe
return '{"id":"' || p_id
  || '","pos":' || (p_headers ->> 'pos')
  || ',"at":"' || es_instant(p_at)
  || '","type":' || to_json(p_type)::text
  || coalesce(',"by":' || to_json(p_user_name)::text, '')
  || coalesce(',"asserted":' || (p_headers -> 'asserted')::text, '')
  || coalesce(',"source":' || (p_headers -> 'source')::text, '')
  || ',"data":' || p_data::text
  || e'}\n';
