select es_guard('history_feed');

insert into es_grant (role, object, rights) values
  ('app', 'history_feed', 'select'),
  ('projector', 'history_feed', 'select, insert, update, delete'),
  ('auditor', 'history_feed', 'select');
