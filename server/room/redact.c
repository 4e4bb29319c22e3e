/* room.redact: take words down.  They are deleted, here and from every copy in memory. */
#include "room/room.h"
#include "room/words.h"
#include "store/audit.h"
#include "store/flags.h"

#define STAFF (ROLE_BIT(ROLE_MENTOR) | ROLE_BIT(ROLE_FACILITATOR))

/* What staff do to the words of others can be looked up; what people do to their own is theirs. */
static int note(struct request *r, struct tx *tx, int64_t author)
{
	const struct audit_line line = { .member = r->actor.member, .act = STR("room.redact"),
		.room = r->msg.u.room_redact.room, .subject = author };

	return author == r->actor.member ? 0 : audit_append(tx, &line);
}

int room_redact_run(struct request *r, struct tx *tx)
{
	const struct wire_room_redact *in = &r->msg.u.room_redact;
	struct wire_room_redact_result *out = &r->result.room_redact;
	struct entry_new entry;
	struct entry *post = NULL;
	int64_t author = 0;
	int err = words_entry(r, tx, in->room, &entry);

	if (!err)
		err = words_target(r, tx, in->room, entry.stream, in->target, &post);
	if (!err && post->member != r->actor.member && !(r->actor.roles & STAFF))
		err = ERR_NOT_ALLOWED;
	if (!err)
		author = post->member;
	entry_free(post);
	if (!err)
		err = note(r, tx, author);
	if (!err)
		err = flags_forget_words(tx, in->room, (int64_t)in->target);
	if (err)
		return err;
	entry.target = (int64_t)in->target;
	out->at = (uint64_t)tx->now_ms;
	return entries_redact(tx, &entry, &out->seq);
}
