-- An answer to a question that is older than the passkey's last use was used before, or was overtaken. The nodes' clocks may differ
-- a little: the use is never put before its question.
update passkey p set data = $2::jsonb, used_at = greatest($3, $4)
 where p.credential = $1
   and (p.used_at is null or p.used_at < $4)
