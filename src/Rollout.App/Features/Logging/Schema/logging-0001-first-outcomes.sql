-- What was answered to a command that recorded nothing (already so, refused, somebody was first), so that the same key is answered
-- the same again. One that recorded something is known by its event.
create table first_outcome (
  tenant_id varchar not null,
  actor varchar not null,
  key varchar not null,
  asked bytea not null,
  status int not null,
  body text not null,
  version bigint,
  answered_at timestamptz not null default clock_timestamp(),
  constraint pkey_first_outcome primary key (tenant_id, actor, key)
);
