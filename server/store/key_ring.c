#include "store/key_ring.h"

#include <assert.h>

#include "base/list.h"
#include "base/mem.h"
#include "base/table.h"
#include "store/tx.h"

struct open_key {
	struct list link;                     /* in key_ring.used */
	int64_t stream;
	struct seal_key key;
};

struct key_ring {
	struct seal_key purpose[KEY_PURPOSES];
	struct table streams;                 /* stream id -> struct open_key */
	struct list used;                     /* longest unused first */
	size_t held, keep;
};

/* Changing a word here makes what was sealed under it unreadable. */
static const char *const purpose_words[KEY_PURPOSES] = {
	[KEY_CHECK] = "check",
	[KEY_STREAMS] = "streams",
	[KEY_REQUESTS] = "requests",
	[KEY_DIGESTS] = "request digests",
	[KEY_WORDS] = "words",
	[KEY_PASSWORDS] = "passwords",
	[KEY_AUDIT] = "audit",
	[KEY_CARE] = "care",
	[KEY_LINKS] = "links",
};

int key_ring_new(const struct seal_key *master, size_t keep, struct key_ring **ret_ring)
{
	struct key_ring *ring = mem_new(sizeof(*ring));
	int err = 0;

	assert(keep > 0);
	if (!ring)
		return ERR_NO_MEMORY;
	ring->keep = keep;
	table_init(&ring->streams);
	list_init(&ring->used);
	for (int i = 0; i < KEY_PURPOSES && !err; i++)
		err = seal_key_derive(master, purpose_words[i], &ring->purpose[i]);
	if (err)
		key_ring_free(ring);
	else
		*ret_ring = ring;
	return err;
}

static void forget(struct key_ring *ring, struct open_key *k)
{
	table_remove(&ring->streams, k->stream);
	list_remove(&k->link);
	ring->held--;
	mem_wipe(k, sizeof(*k));
	mem_free(k);
}

void key_ring_free(struct key_ring *ring)
{
	if (!ring)
		return;
	while (!list_empty(&ring->used))
		forget(ring, list_first(&ring->used, struct open_key, link));
	table_release(&ring->streams);
	mem_wipe(ring, sizeof(*ring));
	mem_free(ring);
}

const struct seal_key *key_ring_key(const struct key_ring *ring, enum key_purpose purpose)
{
	assert(purpose < KEY_PURPOSES);
	return &ring->purpose[purpose];
}

static struct seal_place place_of(int64_t stream)
{
	return (struct seal_place){ "streams", stream, 0 };
}

/* Read the sealed key of a stream and open it. */
static int unseal(struct tx *tx, int64_t stream, struct seal_key *ret_key)
{
	const struct seal_place place = place_of(stream);
	struct buf plain = BUF_INIT(SEAL_KEY_LEN);
	struct db_stmt *st;
	int err = 0;

	st = tx_query(tx, &err, "SELECT key FROM streams WHERE id = $1", "i", stream);
	if (!st)
		return err;
	err = db_step(st);
	if (err == 1) {
		err = seal_open(tx_key(tx, KEY_STREAMS), &place, db_bytes(st, 0), &plain);
		db_reset(st);
		if (!err && plain.len != SEAL_KEY_LEN)
			err = ERR_CRYPTO;
	} else if (!err) {
		err = ERR_NOT_FOUND;
	}
	if (!err)
		memcpy(ret_key->bytes, plain.at, SEAL_KEY_LEN);
	if (plain.at)
		mem_wipe(plain.at, plain.len);
	buf_release(&plain);
	return err;
}

static int remember(struct key_ring *ring, struct open_key *k)
{
	int err = table_put(&ring->streams, k->stream, k);

	if (err)
		return err;
	list_push(&ring->used, &k->link);
	if (++ring->held > ring->keep)
		forget(ring, list_first(&ring->used, struct open_key, link));
	return 0;
}

int key_ring_stream(struct tx *tx, int64_t stream, const struct seal_key **ret_key)
{
	struct key_ring *ring = tx->keys;
	struct open_key *k = table_get(&ring->streams, stream);
	int err;

	if (k) {
		list_remove(&k->link);
		list_push(&ring->used, &k->link);
		*ret_key = &k->key;
		return 0;
	}
	k = mem_new(sizeof(*k));
	if (!k)
		return ERR_NO_MEMORY;
	list_init(&k->link);
	k->stream = stream;
	err = unseal(tx, stream, &k->key);
	if (!err)
		err = remember(ring, k);
	if (err) {
		mem_wipe(k, sizeof(*k));
		mem_free(k);
		return err;
	}
	*ret_key = &k->key;
	return 0;
}

int key_ring_create(const struct key_ring *ring, int64_t stream, struct buf *out)
{
	const struct seal_place place = place_of(stream);
	struct seal_key key;
	int err = seal_key_new(&key);

	if (!err)
		err = seal(&ring->purpose[KEY_STREAMS], &place,
		           (struct str){ (const char *)key.bytes, SEAL_KEY_LEN }, out);
	mem_wipe(&key, sizeof(key));
	return err;
}
