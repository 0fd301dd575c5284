select es_guard('first_outcome');

insert into es_grant (role, object, rights) values
  ('app', 'first_outcome', 'select, insert, update');
