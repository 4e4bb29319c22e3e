#include "store/sealed.h"

static int keep(struct buf *b, struct arena *arena, struct str *ret)
{
	int err = b->err;

	if (!err)
		*ret = arena_str(arena, (struct str){ b->at ? b->at : "", b->len });
	buf_wipe(b);
	return err ? err : ret->at ? 0 : ERR_NO_MEMORY;
}

int sealed_put(struct tx *tx, const char *place, int64_t id, struct str words, struct arena *arena, struct str *ret)
{
	const struct seal_place at = { place, id, 0 };
	struct buf out = BUF_INIT(words.len + SEAL_EXTRA);
	int err;

	*ret = (struct str){ 0 };
	if (!words.at)
		return 0;
	err = seal(tx_key(tx, KEY_CARE), &at, words, &out);
	if (!err)
		return keep(&out, arena, ret);
	buf_release(&out);
	return err;
}

int sealed_get(struct tx *tx, const char *place, int64_t id, struct str column, struct arena *arena, struct str *ret)
{
	const struct seal_place at = { place, id, 0 };
	struct buf out = BUF_INIT(column.len + 1);
	int err;

	*ret = (struct str){ 0 };
	if (column.len == 0)
		return 0;
	err = seal_open(tx_key(tx, KEY_CARE), &at, column, &out);
	if (!err)
		return keep(&out, arena, ret);
	buf_release(&out);
	return err;
}
