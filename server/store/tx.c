#include "store/tx.h"

#include <assert.h>
#include <stdarg.h>

/* Bind the arguments in the order of `types`. */
static int bind_all(struct db_stmt *st, const char *types, va_list args)
{
	int err = 0;

	for (int at = 1; !err && types[at - 1]; at++) {
		switch (types[at - 1]) {
		case 'i':
			err = db_bind_int(st, at, va_arg(args, int64_t));
			break;
		case 's':
			err = db_bind_text(st, at, va_arg(args, struct str));
			break;
		case 'b':
			err = db_bind_blob(st, at, va_arg(args, struct str));
			break;
		default:
			assert(!"types holds only i, s and b");
		}
	}
	return err;
}

static struct db_stmt *query(struct tx *tx, int *ret_err, const char *sql, const char *types, va_list args)
{
	struct db_stmt *st;
	int err = db_prepare(tx->db, sql, &st);

	if (!err)
		err = bind_all(st, types, args);
	*ret_err = err;
	return err ? NULL : st;
}

struct db_stmt *tx_query(struct tx *tx, int *ret_err, const char *sql, const char *types, ...)
{
	struct db_stmt *st;
	va_list args;

	va_start(args, types);
	st = query(tx, ret_err, sql, types, args);
	va_end(args);
	return st;
}

int tx_exec(struct tx *tx, int64_t *ret_changes, const char *sql, const char *types, ...)
{
	struct db_stmt *st;
	va_list args;
	int err;

	va_start(args, types);
	st = query(tx, &err, sql, types, args);
	va_end(args);
	if (!st)
		return err;
	do
		err = db_step(st);
	while (err == 1);
	if (!err && ret_changes)
		*ret_changes = db_changes(tx->db);
	return err;
}

int tx_number(struct tx *tx, int64_t *ret, const char *sql, const char *types, ...)
{
	struct db_stmt *st;
	va_list args;
	int64_t number;
	int err;

	va_start(args, types);
	st = query(tx, &err, sql, types, args);
	va_end(args);
	if (!st)
		return err;
	err = db_step(st);
	if (err != 1)
		return err ? err : ERR_NOT_FOUND;
	number = db_int(st, 0);
	/* To the end: only then has a RETURNING statement been checked whole. */
	do
		err = db_step(st);
	while (err == 1);
	if (!err)
		*ret = number;
	return err;
}
