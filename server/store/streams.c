#include "store/streams.h"

#include <assert.h>

#include "crypto/secret.h"

static const char *const kind_names[] = {
	[STREAM_CONTROL] = "control",
	[STREAM_ROOM] = "room",
};

int streams_create(struct tx *tx, enum stream_kind kind, int64_t *ret_id)
{
	struct buf key = BUF_INIT(SEAL_KEY_LEN + SEAL_EXTRA);
	int64_t id;
	int err = random_id(&id);

	assert(tx->write);
	if (!err)
		err = key_ring_create(tx->keys, id, &key);
	if (!err)
		err = tx_exec(tx, NULL, "INSERT INTO streams (id, kind, key) VALUES ($1, $2, $3)", "isb",
		              id, str_of(kind_names[kind]), (struct str){ key.at, key.len });
	buf_release(&key);
	if (!err)
		*ret_id = id;
	return err;
}

int streams_head(struct tx *tx, int64_t stream, uint64_t *ret_head)
{
	int64_t head;
	int err = tx_number(tx, &head, "SELECT head FROM streams WHERE id = $1", "i", stream);

	if (!err)
		*ret_head = (uint64_t)head;
	return err;
}
