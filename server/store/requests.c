#include "store/requests.h"

#include <assert.h>

/* A key is text, a place holds numbers: the first bytes of its digest stand for it. */
static struct seal_place place_of(int64_t member, struct str key)
{
	struct seal_place place = { "requests", member, 0 };
	struct digest d;

	digest_of(key, &d);
	memcpy(&place.b, d.bytes, sizeof(place.b));
	return place;
}

static int read_found(struct tx *tx, struct db_stmt *st, const struct seal_place *place,
                      const struct digest *digest, struct buf *result)
{
	struct str stored = db_bytes(st, 0);
	struct digest before;

	if (stored.len != DIGEST_LEN)
		return ERR_STORAGE;
	memcpy(before.bytes, stored.at, DIGEST_LEN);
	if (!digest_eq(&before, digest))
		return ERR_KEY_REUSED;
	return seal_open(tx_key(tx, KEY_REQUESTS), place, db_bytes(st, 1), result);
}

int requests_find(struct tx *tx, int64_t member, struct str key, const struct digest *digest,
                  struct buf *result)
{
	struct seal_place place;
	struct db_stmt *st;
	int err;

	st = tx_query(tx, &err, "SELECT digest, result FROM requests WHERE member = $1 AND key = $2",
	              "is", member, key);
	if (!st)
		return err;
	err = db_step(st);
	if (err != 1)
		return err ? err : ERR_NOT_FOUND;
	place = place_of(member, key);
	err = read_found(tx, st, &place, digest, result);
	db_reset(st);
	return err;
}

int requests_put(struct tx *tx, int64_t member, struct str key, const struct digest *digest,
                 struct str result)
{
	const struct seal_place place = place_of(member, key);
	struct buf sealed = BUF_INIT(result.len + SEAL_EXTRA);
	int err = seal(tx_key(tx, KEY_REQUESTS), &place, result, &sealed);

	assert(tx->write);
	if (!err)
		err = tx_exec(tx, NULL,
			"INSERT INTO requests (member, key, digest, result, at_ms) VALUES ($1, $2, $3, $4, $5)",
			"isbbi", member, key, digest_str(digest), (struct str){ sealed.at, sealed.len }, tx->now_ms);
	buf_release(&sealed);
	return err;
}

int requests_prune(struct tx *tx, int64_t before_ms, int64_t limit, int64_t *ret_gone)
{
	assert(tx->write);
	return tx_exec(tx, ret_gone,
		"DELETE FROM requests WHERE at_ms < $1 AND rowid IN (SELECT rowid FROM requests ORDER BY rowid LIMIT $2)",
		"ii", before_ms, limit);
}
