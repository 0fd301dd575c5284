select es_close_bulk($1, $2)
