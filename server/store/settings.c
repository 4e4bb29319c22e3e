#include "store/settings.h"

int settings_get(struct tx *tx, struct str name, struct buf *out)
{
	struct db_stmt *st;
	struct str value;
	int err;

	st = tx_query(tx, &err, "SELECT value FROM settings WHERE name = $1", "s", name);
	if (!st)
		return err;
	err = db_step(st);
	if (err != 1)
		return err ? err : ERR_NOT_FOUND;
	value = db_bytes(st, 0);
	buf_put(out, value.at, value.len);
	db_reset(st);
	return out->err;
}

int settings_put(struct tx *tx, struct str name, struct str value)
{
	return tx_exec(tx, NULL,
		"INSERT INTO settings (name, value) VALUES ($1, $2)"
		" ON CONFLICT (name) DO UPDATE SET value = excluded.value", "sb", name, value);
}

int settings_get_int(struct tx *tx, struct str name, int64_t *ret)
{
	struct buf text = BUF_INIT(32);
	long long number = 0;
	char *end = NULL;
	int err = settings_get(tx, name, &text);

	if (!err) {
		number = strtoll(text.at, &end, 10);
		if (text.len == 0 || end != text.at + text.len)
			err = ERR_STORAGE;
	}
	buf_release(&text);
	if (!err)
		*ret = number;
	return err;
}

int settings_put_int(struct tx *tx, struct str name, int64_t value)
{
	char text[32];
	int len = snprintf(text, sizeof(text), "%lld", (long long)value);

	return settings_put(tx, name, (struct str){ text, (size_t)len });
}
