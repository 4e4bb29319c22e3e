/* server/store/audience.h: who looks after a room, and who of them would be reached now. */
#ifndef CAIRN_STORE_AUDIENCE_H
#define CAIRN_STORE_AUDIENCE_H

#include "store/tx.h"

#define AUDIENCE_MOST 256
#define AUDIENCE_SERVER (-1)              /* as a room: only by a grant on the whole server */

/* Members, each once, without `except`: the person it is about. */
struct audience_set {
	int64_t except;
	size_t n;
	int64_t members[AUDIENCE_MOST];
};

/* One more, unless they are in it, are `except`, or there is no room left. */
void audience_put(struct audience_set *set, int64_t member);

/* These put into a set; where there are too many, those seen last go first. */

/* Mentors of a room, also by a grant on the whole server; room 0: of any. */
int audience_mentors(struct tx *tx, int64_t room, struct audience_set *set) WARN_UNUSED;
/* Facilitators of a room, also by a grant on the whole server. */
int audience_leads(struct tx *tx, int64_t room, struct audience_set *set) WARN_UNUSED;
/* Admins of a room and of the server. */
int audience_admins(struct tx *tx, int64_t room, struct audience_set *set) WARN_UNUSED;
/* On call now in a tier (0: any); those with the language first. */
int audience_on_call(struct tx *tx, int64_t tier, struct str language, struct audience_set *set) WARN_UNUSED;
/* Had a shift of a tier lately or has one soon, now or not, and still staff. */
int audience_tier(struct tx *tx, int64_t tier, struct audience_set *set) WARN_UNUSED;

/* Without those who were asked to stay away from the room or the server. */
int audience_welcome(struct tx *tx, int64_t room, struct audience_set *set) WARN_UNUSED;

/* Has the member a page open, as far as storage knows?  Seats of open pages are marked every minute or two. */
int audience_here(struct tx *tx, int64_t member, bool *ret) WARN_UNUSED;
/* Here, or with a channel that works. */
int audience_reachable(struct tx *tx, int64_t member, bool *ret) WARN_UNUSED;
/* Is somebody reached who looks after the room or is on call, other than `except`? */
int audience_covered(struct tx *tx, int64_t room, int64_t except, bool *ret) WARN_UNUSED;

#endif
