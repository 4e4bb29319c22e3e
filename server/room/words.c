#include "room/words.h"

#include "base/config.h"
#include "base/rate.h"
#include "session/visiting.h"

static bool is_blank(struct str body)
{
	size_t i;

	for (i = 0; i < body.len; i++)
		if (body.at[i] != ' ' && body.at[i] != '\n' && body.at[i] != '\t' && body.at[i] != '\r')
			return false;
	return true;
}

/* Characters are code points: everything but continuation bytes (RFC 3629). */
static int64_t characters(struct str body)
{
	int64_t n = 0;
	size_t i;

	for (i = 0; i < body.len; i++)
		n += ((unsigned char)body.at[i] & 0xc0) != 0x80;
	return n;
}

int words_check(struct request *r, struct str body)
{
	if (is_blank(body))
		return request_fault(r, ERR_BAD_FIELD, "body");
	if (characters(body) > request_config(r)->limits_body_chars)
		return request_fault(r, ERR_TOO_LARGE, "body");
	return 0;
}

int words_spend(struct request *r, struct tx *tx, int64_t room)
{
	const struct config *config = request_config(r);
	struct rate rate = rate_per_minute(config->limits_posts_per_minute, config->limits_posts_burst);
	int64_t wait_ms = rate_spend(&rate, &r->actor.seat.whole_us, tx->now_ms, 1);

	if (wait_ms == 0)
		return seats_spend(tx, room, r->actor.member, r->actor.seat.whole_us, tx->now_ms);
	r->fault.retry_after_ms = wait_ms;
	return ERR_SLOW_DOWN;
}

int words_entry(struct request *r, struct tx *tx, int64_t room, struct entry_new *ret)
{
	int64_t stream = 0;
	int err = rooms_stream(tx, room, &stream);

	*ret = (struct entry_new){ .stream = stream, .member = r->actor.member, .role = visiting_role(r->actor.roles),
		.name = r->actor.name };
	return err == ERR_NOT_FOUND ? ERR_NOT_ALLOWED : err;
}

int words_target(struct request *r, struct tx *tx, int64_t room, int64_t stream, uint64_t seq, struct entry **ret)
{
	struct arena scratch;
	struct room row;
	int err;

	arena_init(&scratch, 64u << 10);
	err = rooms_get(tx, room, &scratch, &row);
	if (!err && seq <= r->actor.seat.arrived_seq && !visiting_sees_all(&row, r->actor.roles))
		err = ERR_NOT_FOUND;
	arena_release(&scratch);
	if (!err)
		err = entries_get(tx, stream, seq, ret);
	if (!err && ((*ret)->kind != ENTRY_POST || ((*ret)->flags & ENTRY_REDACTED))) {
		entry_free(*ret);
		*ret = NULL;
		err = ERR_NOT_FOUND;
	}
	return err == ERR_NOT_FOUND ? request_fault(r, ERR_NOT_FOUND, "target") : err;
}
