-- A file somebody sent to a district's page of imports, kept for a day: so that what they saw it would change is what they record.
-- Of rosters it holds what is read of them, and no row of a student.
create table import_upload (
  tenant_id varchar not null,
  id uuid not null,
  actor varchar not null,
  kind varchar not null,
  file_name varchar not null,
  asked jsonb not null,
  content bytea not null,
  kept_at timestamptz not null,
  recorded int,
  constraint pkey_import_upload primary key (tenant_id, id)
);
select es_guard('import_upload');

insert into es_grant (role, object, rights) values
  ('app', 'import_upload', 'select, insert, update, delete');
