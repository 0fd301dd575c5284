-- How many schools of an initiative stand how, and nothing of any school: what a district lets its consortium see. Written in the
-- district's own name, from its own board.
create table initiative_sum (
  tenant_id varchar not null,
  initiative varchar not null,
  district varchar not null,
  title varchar not null,
  effective_on date not null,
  position bigint not null,
  coordinates varchar not null,
  counts jsonb not null,
  constraint pkey_initiative_sum primary key (tenant_id, initiative)
);
select es_guard('initiative_sum');

insert into es_grant (role, object, rights) values
  ('app', 'initiative_sum', 'select, insert, update'),
  ('auditor', 'initiative_sum', 'select');
