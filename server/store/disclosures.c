#include "store/disclosures.h"

#include "crypto/secret.h"
#include "store/sealed.h"

int disclosures_add(struct tx *tx, struct disclosure *d, struct arena *arena)
{
	struct str sealed;
	int err = random_id(&d->id);

	d->at_ms = tx->now_ms;
	if (!err)
		err = sealed_put(tx, "disclosures.words", d->id, d->words, arena, &sealed);
	if (err)
		return err;
	return tx_exec(tx, NULL,
		"INSERT INTO disclosures (id, case_id, by_member, at_ms, told, words, person_told, reached)"
		" VALUES ($1, $2, $3, $4, $5, $6, $7, $8)", "iiiisbii", d->id, d->case_id, d->by, d->at_ms, d->told, sealed,
		(int64_t)d->person_told, (int64_t)d->reached);
}

int disclosures_count(struct tx *tx, int64_t case_id, int64_t *ret)
{
	return tx_number(tx, ret, "SELECT count(*) FROM disclosures WHERE case_id = $1", "i", case_id);
}

static int read_disclosure(struct tx *tx, struct db_stmt *st, struct arena *arena, struct disclosure *ret)
{
	*ret = (struct disclosure){ .id = db_int(st, 0), .case_id = db_int(st, 1), .by = db_int(st, 2), .at_ms = db_int(st, 3),
		.told = arena_str(arena, db_bytes(st, 4)), .person_told = db_int(st, 5) != 0, .reached = db_int(st, 6) != 0,
		.name = arena_str(arena, db_bytes(st, 7)) };
	if (!ret->told.at)
		return ERR_NO_MEMORY;
	return sealed_get(tx, "disclosures.words", ret->id, db_bytes(st, 8), arena, &ret->words);
}

int disclosures_of_case(struct tx *tx, int64_t case_id, struct arena *arena, struct disclosure *ret, size_t most, size_t *ret_n)
{
	int err, step = 0;
	struct db_stmt *st = tx_query(tx, &err,
		"SELECT d.id, d.case_id, d.by_member, d.at_ms, d.told, d.person_told, d.reached, m.name, d.words FROM disclosures d"
		" LEFT JOIN members m ON m.id = d.by_member WHERE d.case_id = $1 ORDER BY d.at_ms, d.id LIMIT $2", "ii", case_id,
		(int64_t)most);

	*ret_n = 0;
	if (!st)
		return err;
	err = 0;
	while (!err && *ret_n < most && (step = db_step(st)) > 0)
		err = read_disclosure(tx, st, arena, &ret[(*ret_n)++]);
	db_reset(st);
	return err ? err : step < 0 ? step : 0;
}
