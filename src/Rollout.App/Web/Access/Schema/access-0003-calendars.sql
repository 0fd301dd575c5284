-- A calendar's address: a token that opens one initiative's calendar and nothing else, as its account sees it in that role, while it has it.
alter table access_token
  add column initiative varchar,
  add column role varchar,
  add constraint check_access_token_calendar check ((initiative is null) = (role is null) and (role is null or not may_record));
