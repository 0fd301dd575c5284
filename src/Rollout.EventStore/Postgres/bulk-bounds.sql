select set_config(b.setting, b.bound, true)
  from (values ('statement_timeout', $1), ('idle_in_transaction_session_timeout', $2)) as b (setting, bound)
 where current_setting(b.setting) = '0'
