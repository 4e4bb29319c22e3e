#include "store/channels.h"

#include <stdatomic.h>

#include "crypto/secret.h"
#include "store/sealed.h"

#define KEEP_MS (INT64_C(30) * 24 * 3600 * 1000)
#define PLACE "channels.target"

static atomic_ullong written;

/* --- channels --- */

static int count(struct tx *tx, int64_t member, int64_t *ret)
{
	return tx_number(tx, ret, "SELECT count(*) FROM channels WHERE member = $1", "i", member);
}

int channels_add(struct tx *tx, const struct channel *c, struct arena *arena, int64_t *ret_id)
{
	struct str sealed;
	int64_t there, id;
	int err = count(tx, c->member, &there);

	if (!err && there >= CHANNELS_MOST)
		err = ERR_TOO_LARGE;
	if (!err)
		err = random_id(&id);
	if (!err)
		err = sealed_put(tx, PLACE, id, c->target, arena, &sealed);
	if (!err)
		err = tx_exec(tx, NULL,
			"INSERT INTO channels (id, member, kind, label, target, added_ms) VALUES ($1, $2, $3, $4, $5, $6)", "iissbi", id,
			c->member, c->kind, c->label.at ? c->label : STR(""), sealed, tx->now_ms);
	if (!err)
		*ret_id = id;
	return err;
}

#define CHANNEL_ROWS "SELECT id, member, added_ms, proved_ms, failed_ms, code_ms, tries, kind, label, code, target FROM channels"

static int read_channel(struct db_stmt *st, struct arena *arena, struct channel *ret)
{
	*ret = (struct channel){ .id = db_int(st, 0), .member = db_int(st, 1), .added_ms = db_int(st, 2), .proved_ms = db_int(st, 3),
		.failed_ms = db_int(st, 4), .code_ms = db_int(st, 5), .tries = db_int(st, 6), .kind = arena_str(arena, db_bytes(st, 7)),
		.label = arena_str(arena, db_bytes(st, 8)), .code = arena_str(arena, db_bytes(st, 9)) };
	return ret->kind.at && ret->label.at && ret->code.at ? 0 : ERR_NO_MEMORY;
}

int channels_get(struct tx *tx, int64_t id, struct arena *arena, struct channel *ret)
{
	int err = 0;
	struct db_stmt *st = tx_query(tx, &err, CHANNEL_ROWS " WHERE id = $1", "i", id);

	if (!st)
		return err;
	err = db_step(st);
	if (err <= 0)
		return err ? err : ERR_NOT_FOUND;
	err = read_channel(st, arena, ret);
	if (!err)
		err = sealed_get(tx, PLACE, id, db_bytes(st, 10), arena, &ret->target);
	db_reset(st);
	return err;
}

int channels_list(struct tx *tx, int64_t member, struct arena *arena, struct channel *ret, size_t most, size_t *ret_n)
{
	int err = 0, step = 0;
	struct db_stmt *st = tx_query(tx, &err, CHANNEL_ROWS " WHERE member = $1 ORDER BY added_ms, id LIMIT $2", "ii", member,
		(int64_t)most);

	*ret_n = 0;
	if (!st)
		return err;
	while (!err && *ret_n < most && (step = db_step(st)) > 0)
		err = read_channel(st, arena, &ret[(*ret_n)++]);
	db_reset(st);
	return err ? err : step < 0 ? step : 0;
}

int channels_remove(struct tx *tx, int64_t id)
{
	return tx_exec(tx, NULL, "DELETE FROM channels WHERE id = $1", "i", id);
}

int channels_set_code(struct tx *tx, int64_t id, struct str code)
{
	return tx_exec(tx, NULL, "UPDATE channels SET code = $2, code_ms = $3, tries = 0 WHERE id = $1", "isi", id, code, tx->now_ms);
}

int channels_tried(struct tx *tx, int64_t id)
{
	return tx_exec(tx, NULL, "UPDATE channels SET tries = tries + 1 WHERE id = $1", "i", id);
}

int channels_proved(struct tx *tx, int64_t id)
{
	return tx_exec(tx, NULL, "UPDATE channels SET proved_ms = $2, failed_ms = NULL, code = '' WHERE id = $1", "ii", id, tx->now_ms);
}

int channels_failed(struct tx *tx, int64_t id)
{
	return tx_exec(tx, NULL, "UPDATE channels SET failed_ms = $2 WHERE id = $1", "ii", id, tx->now_ms);
}

int channels_worked(struct tx *tx, int64_t id)
{
	return tx_exec(tx, NULL, "UPDATE channels SET failed_ms = NULL WHERE id = $1 AND failed_ms IS NOT NULL AND proved_ms IS NOT NULL",
		"i", id);
}

/* --- tests --- */

#define HOUR_MS (INT64_C(3600) * 1000)

/* How many there were, and when the first of those that count leaves the time looked at. */
static int check_tests(int err, int64_t n, int64_t most, int64_t wait_ms, int64_t *ret_wait_ms)
{
	if (err || !most || n < most)
		return err;
	*ret_wait_ms = wait_ms;
	return ERR_SLOW_DOWN;
}

static int check_member(struct tx *tx, int64_t member, int64_t most, int64_t *ret_wait_ms)
{
	int64_t n = 0;
	int err = most ? tx_number(tx, &n, "SELECT count(*) FROM channel_tests WHERE member = $1 AND at_ms > $2 AND at_ms <= $3", "iii",
		member, tx->now_ms - HOUR_MS, tx->now_ms) : 0;

	return check_tests(err, n, most, HOUR_MS / 2, ret_wait_ms);
}

static int check_all(struct tx *tx, int64_t most, int64_t *ret_wait_ms)
{
	int64_t n = 0;
	int err = most ? tx_number(tx, &n, "SELECT count(*) FROM channel_tests WHERE at_ms > $1 AND at_ms <= $2", "ii",
		tx->now_ms - HOUR_MS, tx->now_ms) : 0;

	return check_tests(err, n, most, HOUR_MS / 4, ret_wait_ms);
}

static int check_address(struct tx *tx, struct str digest, int64_t most, int64_t *ret_wait_ms)
{
	int64_t n = 0;
	int err = digest.at && most ? tx_number(tx, &n,
		"SELECT count(*) FROM channel_tests WHERE address = $1 AND at_ms > $2 AND at_ms <= $3", "bii", digest, tx->now_ms - 24 * HOUR_MS,
		tx->now_ms) : 0;

	return check_tests(err, digest.at ? n : 0, most, 12 * HOUR_MS, ret_wait_ms);
}

/* Capitals, and what stands after a plus, make no other mailbox. */
static void hide_address(struct tx *tx, struct str address, struct digest *ret)
{
	char text[300] = "mail ";
	size_t len = 5, i;
	bool tag = false;

	for (i = 0; i < address.len && len < sizeof text; i++) {
		char c = address.at[i];

		tag = c != '@' && (tag || c == '+');
		if (!tag)
			text[len++] = (char)(c >= 'A' && c <= 'Z' ? c + ('a' - 'A') : c);
	}
	digest_keyed(tx_key(tx, KEY_DIGESTS), (struct str){ text, len }, ret);
}

int channels_count_test(struct tx *tx, int64_t member, struct str address, const struct channel_tests *most, int64_t *ret_wait_ms)
{
	struct digest digest;
	struct str hidden = { 0 };
	int64_t id;
	int err = check_member(tx, member, most->by_member, ret_wait_ms);

	if (address.at) {
		hide_address(tx, address, &digest);
		hidden = digest_str(&digest);
	}
	if (!err)
		err = check_address(tx, hidden, most->to_address, ret_wait_ms);
	if (!err)
		err = check_all(tx, most->in_all, ret_wait_ms);
	if (!err)
		err = random_id(&id);
	return err ? err : tx_exec(tx, NULL, "INSERT INTO channel_tests (id, address, member, at_ms) VALUES ($1, $2, $3, $4)", "ibii", id,
		hidden, member, tx->now_ms);
}

int channel_tests_prune(struct tx *tx, int64_t limit)
{
	return tx_exec(tx, NULL,
		"DELETE FROM channel_tests WHERE id IN (SELECT id FROM channel_tests WHERE at_ms < $1 ORDER BY at_ms LIMIT $2)", "ii",
		tx->now_ms - 24 * HOUR_MS, limit);
}

#define WORKS "proved_ms IS NOT NULL AND failed_ms IS NULL"

int channels_reachable(struct tx *tx, int64_t member, bool *ret)
{
	int64_t hit;
	int err = tx_number(tx, &hit, "SELECT 1 FROM channels WHERE member = $1 AND " WORKS " LIMIT 1", "i", member);

	*ret = err == 0;
	return err == ERR_NOT_FOUND ? 0 : err;
}

/* --- the outbox: adding --- */

uint64_t outbox_written(void)
{
	return atomic_load_explicit(&written, memory_order_relaxed);
}

/* The same about a meeting: it says the new time. */
static int merge_meeting(struct tx *tx, int64_t channel, const struct parcel *p, int64_t *ret_changed)
{
	return tx_exec(tx, ret_changed,
		"UPDATE outbox SET start_ms = $4, at_ms = $5, next_ms = CASE WHEN $6 > $5 THEN $6 ELSE $5 END"
		" WHERE meeting = $2 AND meeting <> 0 AND channel = $1 AND kind = $3 AND state = 'waiting' AND leased_ms <= $5", "iisiii", channel,
		p->meeting, p->kind, p->start_ms, tx->now_ms, p->not_before_ms);
}

/* One that waits, and on which nobody is, now says this and is tried at once. */
static int merge(struct tx *tx, int64_t channel, const struct parcel *p, int64_t *ret_changed)
{
	return tx_exec(tx, ret_changed,
		"UPDATE outbox SET level = $4, at_ms = $5, next_ms = CASE WHEN next_ms < $5 THEN next_ms ELSE $5 END"
		" WHERE case_id = $2 AND channel = $1 AND kind = $3 AND state = 'waiting' AND leased_ms <= $5", "iissi", channel,
		p->case_id, p->kind, p->level.at ? p->level : STR(""), tx->now_ms);
}

static int insert(struct tx *tx, int64_t channel, const struct parcel *p)
{
	int64_t id;
	int err = random_id(&id);

	return err ? err : tx_exec(tx, NULL,
		"INSERT INTO outbox (id, channel, kind, level, case_id, code, at_ms, next_ms, state, meeting, start_ms)"
		" VALUES ($1, $2, $3, $4, $5, $6, $7, CASE WHEN $8 > $7 THEN $8 ELSE $7 END, 'waiting', $9, $10)", "iissisiiii", id, channel,
		p->kind, p->level.at ? p->level : STR(""), p->case_id, p->code.at ? p->code : STR(""), tx->now_ms, p->not_before_ms,
		p->meeting, p->start_ms);
}

int outbox_add_to(struct tx *tx, int64_t channel, const struct parcel *p)
{
	int64_t merged = 0;
	int err = p->case_id ? merge(tx, channel, p, &merged) : p->meeting ? merge_meeting(tx, channel, p, &merged) : 0;

	if (!err && !merged)
		err = insert(tx, channel, p);
	atomic_fetch_add_explicit(&written, 1, memory_order_relaxed);
	return err;
}

/* Channels of a member that were proved; `failed`: also those that failed since. */
static int usable(struct tx *tx, int64_t member, bool failed, int64_t ret[CHANNELS_MOST], size_t *ret_n)
{
	int err = 0, step = 0;
	struct db_stmt *st = tx_query(tx, &err,
		"SELECT id FROM channels WHERE member = $1 AND proved_ms IS NOT NULL AND ($2 <> 0 OR failed_ms IS NULL) ORDER BY id LIMIT $3",
		"iii", member, (int64_t)failed, (int64_t)CHANNELS_MOST);

	*ret_n = 0;
	if (!st)
		return err;
	while (*ret_n < CHANNELS_MOST && (step = db_step(st)) > 0)
		ret[(*ret_n)++] = db_int(st, 0);
	db_reset(st);
	return step < 0 ? step : 0;
}

int outbox_add(struct tx *tx, int64_t member, const struct parcel *p, int64_t *ret_n)
{
	int64_t channels[CHANNELS_MOST];
	size_t n = 0, i;
	int err = usable(tx, member, false, channels, &n);

	if (!err && n == 0 && str_is(p->kind, "alarm"))
		err = usable(tx, member, true, channels, &n);
	for (i = 0; !err && i < n; i++)
		err = outbox_add_to(tx, channels[i], p);
	*ret_n = (int64_t)n;
	return err;
}

/* --- the outbox: sending --- */

/* A lease that ends later than any can is from before the clock was set back. */
#define FREE "(o.leased_ms <= $1 OR o.leased_ms > $1 + $2)"

static int read_parcel(struct db_stmt *st, struct arena *arena, struct parcel *ret)
{
	*ret = (struct parcel){ .id = db_int(st, 0), .channel = db_int(st, 1), .case_id = db_int(st, 2), .at_ms = db_int(st, 3),
		.attempts = db_int(st, 4), .kind = arena_str(arena, db_bytes(st, 5)), .level = arena_str(arena, db_bytes(st, 6)),
		.code = arena_str(arena, db_bytes(st, 7)), .room = db_int(st, 8), .open = db_int(st, 9) != 0,
		.meeting = db_int(st, 10), .start_ms = db_int(st, 11) };
	return ret->kind.at && ret->level.at && ret->code.at ? 0 : ERR_NO_MEMORY;
}

static int find_due(struct tx *tx, int64_t lease_ms, bool new_only, struct arena *arena, struct parcel *ret, size_t most,
                    size_t *ret_n)
{
	int err = 0, step = 0;
	struct db_stmt *st = tx_query(tx, &err,
		"SELECT o.id, o.channel, o.case_id, o.at_ms, o.attempts, o.kind, o.level, o.code, coalesce(c.room, 0),"
		" CASE WHEN c.state IN ('closed', 'reviewed') THEN 0 WHEN c.id IS NULL THEN 0 ELSE 1 END, o.meeting, o.start_ms"
		" FROM outbox o LEFT JOIN cases c ON c.id = o.case_id"
		" WHERE o.state = 'waiting' AND o.next_ms <= $1 AND " FREE " AND ($3 = 0 OR o.attempts = 0)"
		" ORDER BY CASE WHEN o.attempts = 0 THEN 0 ELSE 1 END, CASE o.level WHEN 'crisis' THEN 0 WHEN 'red' THEN 1 ELSE 2 END,"
		" o.next_ms, o.id LIMIT $4", "iiii", tx->now_ms, lease_ms, (int64_t)new_only, (int64_t)most);

	*ret_n = 0;
	if (!st)
		return err;
	while (!err && *ret_n < most && (step = db_step(st)) > 0)
		err = read_parcel(st, arena, &ret[(*ret_n)++]);
	db_reset(st);
	return err ? err : step < 0 ? step : 0;
}

static int take(struct tx *tx, int64_t lease_ms, bool new_only, struct arena *arena, struct parcel *ret, size_t most, size_t *ret_n)
{
	size_t i;
	int err = find_due(tx, lease_ms, new_only, arena, ret, most, ret_n);

	for (i = 0; !err && tx->write && i < *ret_n; i++)
		err = tx_exec(tx, NULL, "UPDATE outbox SET leased_ms = $2 WHERE id = $1", "ii", ret[i].id, tx->now_ms + lease_ms);
	return err;
}

int outbox_take(struct tx *tx, int64_t lease_ms, struct arena *arena, struct parcel *ret, size_t most, size_t *ret_n)
{
	return take(tx, lease_ms, false, arena, ret, most, ret_n);
}

int outbox_take_new(struct tx *tx, int64_t lease_ms, struct arena *arena, struct parcel *ret, size_t most, size_t *ret_n)
{
	return take(tx, lease_ms, true, arena, ret, most, ret_n);
}

int outbox_release(struct tx *tx, int64_t id)
{
	return tx_exec(tx, NULL, "UPDATE outbox SET leased_ms = 0 WHERE id = $1", "i", id);
}

int outbox_next(struct tx *tx, int64_t *ret_ms)
{
	return tx_number(tx, ret_ms,
		"SELECT CASE WHEN next_ms > leased_ms THEN next_ms ELSE leased_ms END AS due FROM outbox WHERE state = 'waiting'"
		" ORDER BY due LIMIT 1", "");
}

int outbox_settle(struct tx *tx, int64_t id, const struct attempt *a)
{
	int err = tx_exec(tx, NULL,
		"INSERT INTO attempts (outbox, number, at_ms, took_ms, result, status)"
		" SELECT id, attempts + 1, $2, $3, $4, $5 FROM outbox WHERE id = $1", "iiisi", id, tx->now_ms, a->took_ms,
		str_of(a->result), a->status);

	return err ? err : tx_exec(tx, NULL,
		"UPDATE outbox SET attempts = attempts + 1, leased_ms = 0, next_ms = CASE WHEN $3 > 0 THEN $3 ELSE next_ms END,"
		" code = CASE WHEN $3 > 0 THEN code ELSE '' END,"
		" state = CASE WHEN $2 <> 0 THEN 'sent' WHEN state <> 'waiting' THEN state WHEN $3 > 0 THEN 'waiting' ELSE 'failed' END"
		" WHERE id = $1", "iii", id, (int64_t)a->sent, a->again_ms);
}

int outbox_forget(struct tx *tx, int64_t id)
{
	return tx_exec(tx, NULL, "UPDATE outbox SET state = 'dropped', leased_ms = 0 WHERE id = $1 AND state = 'waiting'", "i", id);
}

int outbox_drop(struct tx *tx, int64_t case_id)
{
	return tx_exec(tx, NULL,
		"UPDATE outbox SET state = 'dropped' WHERE case_id = $1 AND case_id <> 0 AND state = 'waiting' AND kind IN ('alarm', 'drill')",
		"i", case_id);
}

int outbox_drop_cover(struct tx *tx, int64_t meeting)
{
	return tx_exec(tx, NULL,
		"UPDATE outbox SET state = 'dropped' WHERE meeting = $1 AND meeting <> 0 AND state = 'waiting' AND kind IN ('cover', 'cover_now')",
		"i", meeting);
}

int outbox_prune(struct tx *tx, int64_t limit)
{
	return tx_exec(tx, NULL,
		"DELETE FROM outbox WHERE id IN (SELECT id FROM outbox WHERE at_ms < $1 AND state <> 'waiting' ORDER BY at_ms LIMIT $2)",
		"ii", tx->now_ms - KEEP_MS, limit);
}
