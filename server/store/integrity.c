#include "store/integrity.h"

int integrity_check(struct tx *tx, struct buf *out)
{
	int err, step;
	struct db_stmt *st = tx_query(tx, &err, "PRAGMA integrity_check", "");

	if (!st)
		return err;
	while ((step = db_step(st)) > 0) {
		struct str line = db_bytes(st, 0);

		if (str_is(line, "ok"))
			continue;
		buf_put(out, line.at, line.len);
		buf_putc(out, '\n');
	}
	return step ? step : out->err;
}
