-- What somebody typed of an initiative that is not there yet, step by step. No fact: nothing of it is on a board or in a history until
-- it is adopted. Each step has the version it was saved at, so that two people who type at once see one another's words.
create table set_up_draft (
  tenant_id varchar not null,
  initiative varchar not null,
  title varchar not null,
  template varchar not null,
  adoption uuid not null,
  version bigint not null default 0,
  steps jsonb not null default '{}',
  changed_by varchar not null,
  changed_at timestamptz not null,
  constraint pkey_set_up_draft primary key (tenant_id, initiative)
);
select es_guard('set_up_draft');

insert into es_grant (role, object, rights) values
  ('app', 'set_up_draft', 'select, insert, update'),
  ('auditor', 'set_up_draft', 'select');
