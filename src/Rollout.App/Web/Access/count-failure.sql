-- One more in a row: forgotten after a day without another. From the limit on the subject waits, twice as long each time, an hour
-- at most.
insert into sign_in_failure as f (subject, failures, last_at, locked_until) values ($1, 1, $2, case when 1 >= $3 then $2 + interval '30 seconds' end)
on conflict (subject) do update set
  failures = case when f.last_at < $2 - interval '1 day' then 1 else f.failures + 1 end,
  last_at = $2,
  locked_until = case
    when f.last_at < $2 - interval '1 day' or f.failures + 1 < $3 then null
    else $2 + least(interval '1 hour', interval '30 seconds' * power(2, least(f.failures + 1 - $3, 20)))
  end
