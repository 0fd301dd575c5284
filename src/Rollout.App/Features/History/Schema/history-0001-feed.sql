-- A district's events in the order of its log, ready to be filtered, with what became of them since.
create table history_feed (
  tenant_id varchar not null,
  pos bigint not null,
  event_id uuid not null,
  stream_id varchar not null,
  version bigint not null,
  school varchar,
  initiative varchar,
  type varchar not null,
  effective_on date,
  recorded_at timestamptz not null,
  asserted_at timestamptz,
  source varchar,
  actor varchar,
  data jsonb not null,
  withdrawn_pos bigint,
  withdrawn_at timestamptz,
  constraint pkey_history_feed primary key (tenant_id, pos)
);

create unique index idx_history_feed_event on history_feed (tenant_id, event_id);
create index idx_history_feed_school on history_feed (tenant_id, school, pos);
