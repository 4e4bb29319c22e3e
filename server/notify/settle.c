#include "notify/settle.h"

#include "store/channels.h"
#include "store/grants.h"
#include "store/misses.h"
#include "store/notices.h"

#define SETTLE_ARENA (64u << 10)

/* Its owner hears of it where they are, and on what else reaches them. */
static int tell_owner(struct tx *tx, const struct channel *failing, struct arena *arena)
{
	const struct parcel parcel = { .kind = STR("channel_failed") };
	struct notice notice = { .member = failing->member, .kind = parcel.kind };
	struct channel all[CHANNELS_MOST];
	size_t n = 0, i;
	int err = notices_add(tx, &notice, arena);

	if (!err)
		err = channels_list(tx, failing->member, arena, all, CHANNELS_MOST, &n);
	for (i = 0; !err && i < n; i++)
		if (all[i].id != failing->id && all[i].proved_ms && !all[i].failed_ms)
			err = outbox_add_to(tx, all[i].id, &parcel);
	return err;
}

/* Something that was relied on did not work: how nearly this went wrong is for people to find out.  Nobody relies on who is no
 * staff being reached. */
static int trouble(struct tx *tx, const struct channel *c, struct arena *arena)
{
	int64_t staff_until = 0;
	int err = c->proved_ms ? grants_staff_until(tx, c->member, &staff_until) : 0;

	if (!err && staff_until)
		err = misses_note(tx, "channel_failed", 0, 0, c->member);
	return err ? err : tell_owner(tx, c, arena);
}

/* The channel does not work; said once, until it is proved again. */
static int lose(struct tx *tx, const struct channel *c, struct arena *arena)
{
	int err = c->failed_ms ? 0 : channels_failed(tx, c->id);

	return err || c->failed_ms ? err : trouble(tx, c, arena);
}

static int look_at_channel(struct tx *tx, const struct settle *s, int64_t again_ms, struct arena *arena)
{
	bool given_up = !again_ms && (!s->about.about_case || s->about.case_open);
	struct channel c;
	int err = channels_get(tx, s->channel, arena, &c);

	/* One that cannot be opened is marked all the same, or it would look well. */
	if (err)
		return err == ERR_NOT_FOUND ? 0 : err == ERR_CRYPTO ? channels_failed(tx, s->channel) : err;
	if (outcome_final(s->about.outcome) || given_up)
		return lose(tx, &c, arena);
	/* That another one fails is not told in turn, or two would tell of each other for ever. */
	return s->about.attempts == OUTCOME_TROUBLE && !s->news && c.proved_ms && !c.failed_ms ? trouble(tx, &c, arena) : 0;
}

int settle(struct tx *tx, const struct settle *s)
{
	struct outcome_case about = s->about;
	struct attempt attempt = { .took_ms = s->took_ms, .status = s->status, .result = outcome_word(about.outcome),
		.sent = about.outcome == OUTCOME_SENT };
	struct arena arena;
	int err;

	about.now_ms = tx->now_ms;
	attempt.again_ms = outcome_again(&about);
	arena_init(&arena, SETTLE_ARENA);
	err = outbox_settle(tx, s->parcel, &attempt);
	if (!err)
		err = attempt.sent ? channels_worked(tx, s->channel) : look_at_channel(tx, s, attempt.again_ms, &arena);
	arena_release(&arena);
	return err;
}
