/* server/escalation/life.h: a case along its ladder, in a transaction: what the ladder says is stored, and who it says is alerted.
 *
 * The one way any case changes.  ERR_STALE, and what ladder_step() refuses. */
#ifndef CAIRN_ESCALATION_LIFE_H
#define CAIRN_ESCALATION_LIFE_H

#include "base/config.h"
#include "store/cases.h"

/* What raises a case. */
struct life_raise {
	int64_t room, member;
	const char *kind;                     /* danger, conduct */
	enum triage level;
	const char *category;
	int64_t seq;                          /* newest message it is about, 0: none */
	bool flag, report, asked, drill;
};

/* Open the person's case, or join the open one; alert whoever is next. */
int life_raise(struct tx *tx, const struct life_raise *raise, struct arena *arena, int64_t *ret_case) WARN_UNUSED;
/* Somebody did something.  version 0: whatever it is now (the clock, and what is noticed by itself). */
int life_apply(struct tx *tx, int64_t room, int64_t id, int64_t version, const struct ladder_event *event, struct arena *arena) WARN_UNUSED;
/* A timer of a case is due (server/timers.c). */
int life_due(struct tx *tx, const struct config *config, int64_t id);
/* A member of staff said something in a room (or side room): to the people there whose case is theirs.  Cheap when they have none. */
int life_spoke(struct tx *tx, int64_t room, int64_t member, struct arena *arena) WARN_UNUSED;

/* The room's deadlines for a level, or the standard ones. */
int life_policy(struct tx *tx, int64_t room, const char *kind, enum triage level, struct ladder_policy *ret) WARN_UNUSED;

#endif
