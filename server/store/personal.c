#include "store/personal.h"

static int hide(struct tx *tx, int64_t member, int64_t hidden)
{
	int64_t others;
	int err = tx_number(tx, &others, "SELECT count(*) FROM hidden_members WHERE member = $1 AND hidden <> $2", "ii",
		member, hidden);

	if (err || others >= HIDDEN_MOST)
		return err ? err : ERR_TOO_LARGE;
	return tx_exec(tx, NULL, "INSERT INTO hidden_members (member, hidden) VALUES ($1, $2) ON CONFLICT DO NOTHING", "ii",
		member, hidden);
}

int personal_hide(struct tx *tx, int64_t member, int64_t hidden, bool on)
{
	if (on)
		return hide(tx, member, hidden);
	return tx_exec(tx, NULL, "DELETE FROM hidden_members WHERE member = $1 AND hidden = $2", "ii", member, hidden);
}

int personal_hidden(struct tx *tx, int64_t member, int64_t ret[HIDDEN_MOST], size_t *ret_n)
{
	int err, step;
	struct db_stmt *st = tx_query(tx, &err,
		"SELECT hidden FROM hidden_members WHERE member = $1 ORDER BY hidden LIMIT $2", "ii", member, (int64_t)HIDDEN_MOST);

	*ret_n = 0;
	if (!st)
		return err;
	while ((step = db_step(st)) > 0)
		ret[(*ret_n)++] = db_int(st, 0);
	return step;
}

int personal_set_topics(struct tx *tx, int64_t member, const struct str *topics, size_t n)
{
	size_t i;
	int err = tx_exec(tx, NULL, "DELETE FROM hidden_topics WHERE member = $1", "i", member);

	for (i = 0; !err && i < n; i++)
		err = tx_exec(tx, NULL, "INSERT INTO hidden_topics (member, topic) VALUES ($1, $2) ON CONFLICT DO NOTHING", "is",
			member, topics[i]);
	return err;
}

int personal_topics(struct tx *tx, int64_t member, struct arena *arena, struct str ret[TOPICS_MOST], size_t *ret_n)
{
	int err, step = 0;
	struct db_stmt *st = tx_query(tx, &err,
		"SELECT topic FROM hidden_topics WHERE member = $1 ORDER BY topic LIMIT $2", "ii", member, (int64_t)TOPICS_MOST);

	*ret_n = 0;
	if (!st)
		return err;
	while (!err && (step = db_step(st)) > 0) {
		ret[*ret_n] = arena_str(arena, db_bytes(st, 0));
		err = ret[(*ret_n)++].at ? 0 : ERR_NO_MEMORY;
	}
	db_reset(st);
	return err ? err : step;
}
