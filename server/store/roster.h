/* server/store/roster.h: who is on call.
 *
 * A shift is by the clock on a wall; duties are the same as moments, made anew by roster_expand() (escalation/roster.h)
 * whenever shifts or covers change and once a day, so that "who is on call now" is one look at an index.
 *
 *  (1) A duty says who was on call, and stays: what is past is never written again, not even when the shift goes.
 *  (2) Only staff are on call.  Who loses their last grant has no duty from that moment on. */
#ifndef CAIRN_STORE_ROSTER_H
#define CAIRN_STORE_ROSTER_H

#include "store/tx.h"

#define ROSTER_DAYS 57                    /* duties reach so far ahead */
#define ROSTER_TIERS 3

#define TIMER_ROSTER "roster"             /* make duties anew */

struct shift {
	int64_t id, member;                   /* id 0: a new one */
	int64_t tier;                         /* 1 on call, 2 backup, 3 supervisor */
	int64_t weekday, start_min, minutes;  /* Monday is 1; by the clock of the zone */
	struct str language, zone, first_day, last_day;   /* language, last_day may be empty */
	struct str name;                      /* what the member is called; filled when reading */
};

struct duty {
	int64_t shift, member, tier, from_ms, until_ms;
	struct str day, language, name;
	bool covered;                         /* by somebody else than whose shift it is */
	bool reachable;                       /* a channel of theirs is proved and has not failed since */
};

/* Those that were not taken away and did not end before the day `since` (YYYY-MM-DD). */
int shifts_list(struct tx *tx, struct str since, struct arena *arena, struct shift *ret, size_t most, size_t *ret_n) WARN_UNUSED;
/* ERR_NOT_FOUND, also when it was taken away. */
int shifts_get(struct tx *tx, int64_t id, struct arena *arena, struct shift *ret) WARN_UNUSED;
/* Is there such a one of the tier? */
int shifts_planned(struct tx *tx, struct str since, int64_t tier, bool *ret) WARN_UNUSED;
/* Insert or change; *ret_id its id.  Duties are as before until they are put anew. */
int shifts_put(struct tx *tx, const struct shift *shift, int64_t *ret_id) WARN_UNUSED;
/* With what lies ahead of its duties.  ERR_NOT_FOUND. */
int shifts_remove(struct tx *tx, int64_t id) WARN_UNUSED;
/* Forget at most `limit` that were taken away and of which nothing is left. */
int shifts_prune(struct tx *tx, int64_t limit) WARN_UNUSED;

/* The member takes that day of the shift. */
int covers_put(struct tx *tx, int64_t shift, struct str day, int64_t member) WARN_UNUSED;
/* 0: nobody. */
int covers_get(struct tx *tx, int64_t shift, struct str day, int64_t *ret_member) WARN_UNUSED;

/* Nothing of the shift lies ahead any more: what is under way ends now. */
int duties_clear(struct tx *tx, int64_t shift) WARN_UNUSED;
/* What of it lies ahead.  Under way, it goes on as if it had not been cleared at this moment, or begins now. */
int duties_put(struct tx *tx, const struct duty *duty) WARN_UNUSED;
/* Those that touch [from, until), by beginning. */
int duties_list(struct tx *tx, int64_t from_ms, int64_t until_ms, struct arena *arena, struct duty *ret, size_t most,
                size_t *ret_n) WARN_UNUSED;
/* Is the member on call for all of [from, until) in another shift of the tier? */
int duties_within(struct tx *tx, const struct duty *duty, bool *ret) WARN_UNUSED;
/* Who is on call now in a tier (0: any): those with the language, or with none said, first.  Each member once. */
int duties_now(struct tx *tx, int64_t tier, struct str language, int64_t *ret_members, size_t most, size_t *ret_n) WARN_UNUSED;
/* The first that is known of began then; INT64_MAX: there is none. */
int duties_first(struct tx *tx, int64_t *ret_ms) WARN_UNUSED;
/* Forget at most `limit` that were over four hundred days ago. */
int duties_prune(struct tx *tx, int64_t limit) WARN_UNUSED;

/* Grants of the member changed: who is staff no more is on call no more, now; what lies ahead is made anew soon.
 * Cheap for who is not on the roster. */
int roster_follow(struct tx *tx, int64_t member) WARN_UNUSED;

/* A time without anybody in the first tier that staff were told of. */
struct gap_told {
	int64_t from_ms, until_ms;            /* until_ms INT64_MAX: as far as the roster goes */
	int64_t step;                         /* 1: a day ahead, 2: an hour ahead */
};

int gaps_told_list(struct tx *tx, struct gap_told *ret, size_t most, size_t *ret_n) WARN_UNUSED;
/* These instead of those there were. */
int gaps_told_put(struct tx *tx, const struct gap_told *told, size_t n) WARN_UNUSED;

#endif
