#include "store/cases.h"

#include "crypto/secret.h"
#include "store/sealed.h"
#include "store/timers.h"

#define WORDS_MOST (16u << 10)

static struct str state_word(enum case_state state)
{
	return str_of(case_state_name(state));
}

/* --- opening --- */

static int set_timer(struct tx *tx, int64_t id, const struct ladder_case *l)
{
	int64_t due_ms = ladder_due_ms(l);

	return due_ms ? timers_set(tx, TIMER_CASE, id, due_ms) : timers_clear(tx, TIMER_CASE, id);
}

int cases_add(struct tx *tx, const struct case_new *about, const struct ladder_case *l, int64_t *ret_id)
{
	int err = random_id(ret_id);

	if (!err)
		err = tx_exec(tx, NULL,
			"INSERT INTO cases (id, room, kind, member, level, category, state, state_before, owner, receiver, version,"
			" opened_ms, clock_ms, rung, step_ms, keep_ms, words_ms, quiet, snoozed, due_ms, drill) VALUES ($1, $2, $3, $4,"
			" $5, $6, $7, $8, NULLIF($9, 0), NULLIF($10, 0), 1, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20)",
			"iisissssiiiiiiiiiiii", *ret_id, about->room, str_of(about->kind), about->member,
			str_of(triage_name(l->level)), str_of(about->category), state_word(l->state), state_word(l->before), l->owner,
			l->receiver, l->opened_ms, l->clock_ms, (int64_t)l->rung, l->step_ms, l->keep_ms, l->words_ms,
			(int64_t)l->quiet, (int64_t)l->snoozed, ladder_due_ms(l), (int64_t)about->drill);
	return err ? err : set_timer(tx, *ret_id, l);
}

int cases_join(struct tx *tx, int64_t id, const struct case_join *join)
{
	return tx_exec(tx, NULL,
		"UPDATE cases SET latest = CASE WHEN $2 > latest THEN $2 ELSE latest END, category = COALESCE($3, category),"
		" flags = flags + $4, reports = reports + $5, asked = CASE WHEN $6 <> 0 THEN 1 ELSE asked END WHERE id = $1",
		"iisiii", id, join->latest, str_of(join->category), (int64_t)join->flag, (int64_t)join->report,
		(int64_t)join->asked);
}

/* --- changing --- */

/* `newer`: what is added to the version. */
static int put(struct tx *tx, int64_t id, int64_t version, const struct ladder_case *l, int64_t newer)
{
	int64_t changed;
	int err = tx_exec(tx, &changed,
		"UPDATE cases SET version = version + $3, level = $4, state = $5, state_before = $6, owner = NULLIF($7, 0),"
		" receiver = NULLIF($8, 0), clock_ms = $9, rung = $10, step_ms = $11, keep_ms = $12, words_ms = $13,"
		" quiet = $14, snoozed = $15, due_ms = $16 WHERE id = $1 AND version = $2",
		"iiisssiiiiiiiiii", id, version, newer, str_of(triage_name(l->level)), state_word(l->state),
		state_word(l->before), l->owner, l->receiver, l->clock_ms, (int64_t)l->rung, l->step_ms, l->keep_ms, l->words_ms,
		(int64_t)l->quiet, (int64_t)l->snoozed, ladder_due_ms(l));

	if (!err && !changed)
		err = ERR_STALE;
	return err ? err : set_timer(tx, id, l);
}

int cases_put(struct tx *tx, int64_t id, int64_t version, const struct ladder_case *ladder)
{
	return put(tx, id, version, ladder, 1);
}

int cases_keep(struct tx *tx, int64_t id, int64_t version, const struct ladder_case *ladder)
{
	return put(tx, id, version, ladder, 0);
}

int cases_seen(struct tx *tx, int64_t id)
{
	return tx_exec(tx, NULL, "UPDATE cases SET seen_ms = $2 WHERE id = $1 AND seen_ms IS NULL", "ii", id, tx->now_ms);
}

int cases_spoken(struct tx *tx, int64_t id)
{
	return tx_exec(tx, NULL, "UPDATE cases SET spoken_ms = $2 WHERE id = $1 AND spoken_ms IS NULL", "ii", id, tx->now_ms);
}

int cases_card(struct tx *tx, int64_t id)
{
	return tx_exec(tx, NULL, "UPDATE cases SET card_ms = $2 WHERE id = $1 AND card_ms IS NULL", "ii", id, tx->now_ms);
}

int cases_set_region(struct tx *tx, int64_t id, struct str region)
{
	return tx_exec(tx, NULL, "UPDATE cases SET region = $2 WHERE id = $1", "is", id, region);
}

int cases_set_aside(struct tx *tx, int64_t id, int64_t room)
{
	return tx_exec(tx, NULL, "UPDATE cases SET aside = NULLIF($2, 0) WHERE id = $1", "ii", id, room);
}

int cases_end(struct tx *tx, int64_t id, struct str outcome, struct str safe)
{
	return tx_exec(tx, NULL, "UPDATE cases SET outcome = $2, safe = $3, closed_ms = $4 WHERE id = $1", "issi", id, outcome,
		safe.at ? safe : STR(""), tx->now_ms);
}

int cases_set_review(struct tx *tx, int64_t id, int64_t member, struct str words)
{
	struct arena scratch;
	struct str sealed;
	int err;

	arena_init(&scratch, WORDS_MOST);
	err = sealed_put(tx, "cases.review", id, words, &scratch, &sealed);
	if (!err)
		err = tx_exec(tx, NULL, "UPDATE cases SET reviewed_by = $2, review = $3 WHERE id = $1", "iib", id, member, sealed);
	arena_release(&scratch);
	return err;
}

/* A message of a side room has a number of that room. */
int cases_reach(struct tx *tx, int64_t flag, int64_t seq)
{
	return tx_exec(tx, NULL,
		"UPDATE cases SET latest = $2 WHERE id = (SELECT case_id FROM flags WHERE id = $1) AND latest < $2"
		" AND room = (SELECT room FROM flags WHERE id = $1)", "ii", flag, seq);
}
