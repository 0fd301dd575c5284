-- Who may come in is known to the whole deployment; what each may do in a district, to that district alone. Secrets are kept as
-- digests (SHA-256): whoever reads these tables can't come in with what he finds.

create table account (
  id uuid not null,
  email varchar not null,
  name varchar not null,
  -- As ASP.NET Core's PasswordHasher writes it; null where the account comes in otherwise.
  password varchar,
  -- Of the demonstration: comes in only where that is served as such.
  is_persona boolean not null default false,
  created_at timestamptz not null,
  disabled_at timestamptz,
  constraint pkey_account primary key (id),
  constraint ukey_account_email unique (email)
);

create table sign_in_session (
  digest bytea not null,
  id uuid not null,
  account_id uuid not null references account,
  way varchar not null,
  device varchar not null,
  began_at timestamptz not null,
  seen_at timestamptz not null,
  ends_at timestamptz not null,
  ended_at timestamptz,
  constraint pkey_sign_in_session primary key (digest),
  constraint ukey_sign_in_session_id unique (id)
);
create index ix_sign_in_session_account on sign_in_session (account_id);

-- Failures in a row, by what was typed and by the network it came from, whether or not there is such an account.
create table sign_in_failure (
  subject varchar not null,
  failures int not null,
  last_at timestamptz not null,
  locked_until timestamptz,
  constraint pkey_sign_in_failure primary key (subject)
);

-- An account's name with another provider (OpenID Connect: iss, sub).
create table provider_identity (
  issuer varchar not null,
  subject varchar not null,
  account_id uuid not null references account,
  linked_at timestamptz not null,
  constraint pkey_provider_identity primary key (issuer, subject)
);

create table passkey (
  credential bytea not null,
  account_id uuid not null references account,
  name varchar not null,
  data jsonb not null,
  made_at timestamptz not null,
  used_at timestamptz,
  constraint pkey_passkey primary key (credential)
);
create index ix_passkey_account on passkey (account_id);

-- ASP.NET Core's data protection: what forms and the way to a provider are sealed with, on every node.
create table key_ring (
  name varchar not null,
  xml text not null,
  constraint pkey_key_ring primary key (name)
);

-- schools: null where it is all of them.
create table member (
  tenant_id varchar not null,
  account_id uuid not null references account,
  role varchar not null,
  schools varchar[],
  granted_by varchar not null,
  granted_at timestamptz not null,
  constraint pkey_member primary key (tenant_id, account_id, role)
);

create table invitation (
  tenant_id varchar not null,
  digest bytea not null,
  id uuid not null,
  email varchar not null,
  role varchar not null,
  schools varchar[],
  invited_by varchar not null,
  invited_at timestamptz not null,
  expires_at timestamptz not null,
  used_at timestamptz,
  withdrawn_at timestamptz,
  constraint pkey_invitation primary key (tenant_id, digest),
  constraint ukey_invitation_id unique (tenant_id, id)
);

create table access_token (
  tenant_id varchar not null,
  digest bytea not null,
  id uuid not null,
  account_id uuid not null references account,
  name varchar not null,
  may_record boolean not null,
  made_at timestamptz not null,
  expires_at timestamptz not null,
  used_at timestamptz,
  revoked_at timestamptz,
  constraint pkey_access_token primary key (tenant_id, digest),
  constraint ukey_access_token_id unique (tenant_id, id)
);

-- Added to, never changed.
create table access_log (
  tenant_id varchar not null,
  at timestamptz not null,
  id uuid not null,
  actor varchar not null,
  what varchar not null,
  detail jsonb not null,
  constraint pkey_access_log primary key (tenant_id, at, id)
);

select es_guard(t) from unnest(array['member', 'invitation', 'access_token', 'access_log']::regclass[]) as t;

insert into es_grant (role, object, rights) values
  ('app', 'account', 'select, insert, update'),
  ('app', 'sign_in_session', 'select, insert, update'),
  ('app', 'sign_in_failure', 'select, insert, update, delete'),
  ('app', 'provider_identity', 'select, insert'),
  ('app', 'passkey', 'select, insert, update, delete'),
  ('app', 'key_ring', 'select, insert, update'),
  ('app', 'member', 'select, insert, update, delete'),
  ('app', 'invitation', 'select, insert, update'),
  ('app', 'access_token', 'select, insert, update'),
  ('app', 'access_log', 'select, insert'),
  ('auditor', 'member', 'select'),
  ('auditor', 'access_log', 'select');

-- Where an account is a member: asked as it comes in, before a district is named.
create policy owner_lists on member for select to current_user using (true);

create function es_memberships(p_account uuid) returns table (o_tenant varchar, o_role varchar, o_schools varchar[])
language sql stable security definer as $$
  select m.tenant_id, m.role, m.schools from member m where m.account_id = p_account order by m.tenant_id collate "C", m.role;
$$;

-- Whether no other district is here: the demonstration's people come in beside none.
create function es_is_alone(p_tenant varchar) returns boolean language sql stable as $$
  select p_tenant is not null and coalesce(bool_and(t = p_tenant), true) from es_tenants() as t;
$$;

do $$
begin
  execute format('alter function es_memberships(uuid) set search_path = %I, pg_temp', current_schema());
end $$;
