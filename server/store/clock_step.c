#include "store/clock_step.h"

#include "base/log.h"
#include "store/control.h"

#define READ_MOST_MS 50                   /* between two looks at one clock; longer ones are taken again */
#define READ_TRIES 8
#define LATELY_MS (INT64_C(24) * 3600 * 1000)

int64_t clock_now_ms(const struct clock *clock, int64_t *ret_offset_ms)
{
	int64_t before, wall, after;
	int tries = 0;

	do {
		before = clock->mono_ms(clock->ctx);
		wall = clock->wall_ms(clock->ctx);
		after = clock->mono_ms(clock->ctx);
	} while (after - before > READ_MOST_MS && ++tries < READ_TRIES);
	*ret_offset_ms = wall - after;
	return wall;
}

int clock_step_back(struct tx *tx, int64_t *ret_by_ms)
{
	int64_t newest;
	int err = tx_number(tx, &newest, "SELECT at_ms FROM entries WHERE stream = $1 ORDER BY seq DESC LIMIT 1", "i", tx->control);

	*ret_by_ms = !err && newest - tx->now_ms > CLOCK_STEP_LEAST_MS ? tx->now_ms - newest : 0;
	return err == ERR_NOT_FOUND ? 0 : err;
}

/* Each by $1; words of timers are those of server/timers.c. */
static const char *const moves[] = {
	"UPDATE timers SET due_ms = due_ms + $1 WHERE kind NOT IN ('sanction_end', 'appeal_due', 'follow_up',"
	" 'meeting', 'cover', 'remind', 'remind_parts', 'offer')",
	"UPDATE cases SET opened_ms = opened_ms + $1, clock_ms = clock_ms + $1, step_ms = step_ms + $1, due_ms = due_ms + $1,"
	" keep_ms = CASE keep_ms WHEN 0 THEN 0 ELSE keep_ms + $1 END, words_ms = CASE words_ms WHEN 0 THEN 0 ELSE words_ms + $1 END,"
	" seen_ms = seen_ms + $1, spoken_ms = spoken_ms + $1, card_ms = card_ms + $1 WHERE state NOT IN ('closed', 'reviewed')",
	"UPDATE held SET due_ms = due_ms + $1 WHERE state IN ('waiting', 'asked')",
	"UPDATE outbox SET at_ms = at_ms + $1, next_ms = next_ms + $1,"
	" leased_ms = CASE leased_ms WHEN 0 THEN 0 ELSE leased_ms + $1 END WHERE state = 'waiting'",
	"UPDATE meetings SET short_ms = CASE short_ms WHEN 0 THEN 0 ELSE short_ms + $1 END,"
	" held_ms = CASE WHEN live_ms = 0 THEN held_ms WHEN held_ms = 0 THEN 0 ELSE held_ms + $1 END"
	" WHERE state IN ('waiting', 'open', 'closing')",
};

int clock_step(struct tx *tx, int64_t by_ms)
{
	size_t i;
	int err = 0;

	for (i = 0; !err && i < sizeof moves / sizeof *moves; i++)
		err = tx_exec(tx, NULL, moves[i], "i", by_ms);
	if (!err)
		err = tx_exec(tx, NULL,
			"UPDATE seats SET seen_ms = seen_ms + $1, whole_us = whole_us + $1 * 1000, spoke_ms = spoke_ms + $1 WHERE seen_ms > $2",
			"ii", by_ms, tx->now_ms - by_ms - LATELY_MS);
	/* What is on is looked at by the new clock. */
	if (!err)
		err = tx_exec(tx, NULL, "UPDATE timers SET due_ms = $1 WHERE kind = 'meeting' AND subject IN"
			" (SELECT id FROM meetings WHERE state IN ('waiting', 'open', 'closing'))", "i", tx->now_ms);
	/* Duties are moments; they are made anew now. */
	if (!err)
		err = tx_exec(tx, NULL, "UPDATE timers SET due_ms = $1 WHERE kind = 'roster'", "i", tx->now_ms);
	if (!err)
		err = control_append(tx, CONTROL_CLOCK_STEPPED, 0, 0);
	log_event(err ? LOG_ERROR : LOG_WARN, "clock.stepped", LOG_INT("by_ms", by_ms), LOG_WORD("moved", err ? err_name(err) : "all"));
	return err;
}
