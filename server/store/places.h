/* server/store/places.h: who signed up, the waiting list, and reminders. */
#ifndef CAIRN_STORE_PLACES_H
#define CAIRN_STORE_PLACES_H

#include "store/tx.h"

#define TIMER_OFFER "offer"               /* an offered place was not taken; subject: the place */
#define TIMER_REMIND "remind"             /* subject: the place */
#define TIMER_PARTS "remind_parts"        /* subject: somebody of the staff */

enum place_state { PLACE_KEPT, PLACE_WAITING, PLACE_OFFERED, PLACE_MISSED, PLACE_GIVEN_UP, PLACE_STATES };   /* words of the schema */

const char *place_state_name(enum place_state state);

struct place {
	int64_t id, meeting, member;
	enum place_state state;
	int64_t turn, until_ms, link, at_ms;
	struct str name;                      /* read only; absent when gone */
};

/* Insert with a new id, at the end of the list, or take up an old one again (a new turn); the link stays.  Fills id, turn, link, at. */
int places_put(struct tx *tx, struct place *p) WARN_UNUSED;
/* Every column that may change. */
int places_set(struct tx *tx, const struct place *p) WARN_UNUSED;
/* ERR_NOT_FOUND. */
int places_get(struct tx *tx, int64_t id, struct place *ret) WARN_UNUSED;
int places_of(struct tx *tx, int64_t meeting, int64_t member, struct place *ret) WARN_UNUSED;
int places_list(struct tx *tx, int64_t meeting, struct arena *arena, struct place *ret, size_t most, size_t *ret_n) WARN_UNUSED;
/* Places ahead of one member, by beginning: kept, waiting, offered. */
int places_ahead(struct tx *tx, int64_t member, struct arena *arena, struct place *ret, size_t most, size_t *ret_n) WARN_UNUSED;
/* kept and offered together; waiting.  Staff who lead are not counted. */
int places_count(struct tx *tx, int64_t meeting, int64_t *ret_taken, int64_t *ret_waiting) WARN_UNUSED;
/* Places ahead of one member: kept, waiting, offered. */
int places_count_ahead(struct tx *tx, int64_t member, int64_t *ret) WARN_UNUSED;
/* How many wait before this turn. */
int places_before(struct tx *tx, int64_t meeting, int64_t turn, int64_t *ret) WARN_UNUSED;
/* Who is first on the list.  ERR_NOT_FOUND. */
int places_next(struct tx *tx, int64_t meeting, struct place *ret) WARN_UNUSED;
/* The first of a meeting after place `after` in this state; any state: PLACE_STATES.  ERR_NOT_FOUND. */
int places_each(struct tx *tx, int64_t meeting, enum place_state state, int64_t after, struct place *ret) WARN_UNUSED;
/* Is there one ahead the member has kept, waits for or was offered, or a series they signed up for? */
int places_any(struct tx *tx, int64_t member, bool *ret) WARN_UNUSED;
/* Their grants may be others now: places in rooms that are open to them no more are given up, with their links and sign-ups,
 * and are free at once (TIMER_OFFER). */
int places_follow(struct tx *tx, int64_t member) WARN_UNUSED;

/* Somebody wants to come each time. */
int signups_put(struct tx *tx, int64_t series, int64_t member) WARN_UNUSED;
int signups_remove(struct tx *tx, int64_t series, int64_t member) WARN_UNUSED;
int signups_has(struct tx *tx, int64_t series, int64_t member, bool *ret) WARN_UNUSED;
/* In the order they signed up. */
int signups_list(struct tx *tx, int64_t series, struct arena *arena, int64_t *ret, size_t most, size_t *ret_n) WARN_UNUSED;
int signups_count(struct tx *tx, int64_t series, int64_t *ret) WARN_UNUSED;
/* Meetings ahead that a sign-up for the series is for. */
int signups_ahead(struct tx *tx, int64_t series, int64_t *ret) WARN_UNUSED;
/* All of one series to another that was split off from it. */
int signups_copy(struct tx *tx, int64_t from_series, int64_t to_series) WARN_UNUSED;

struct reminders {
	int64_t minutes[3];
	size_t n;
	int64_t quiet_from, quiet_until;      /* minutes after midnight; the same: none */
	struct str zone, language;
};
int reminders_set(struct tx *tx, int64_t member, const struct reminders *r) WARN_UNUSED;
/* None set: n 0. */
int reminders_get(struct tx *tx, int64_t member, struct arena *arena, struct reminders *ret) WARN_UNUSED;

/* Meetings ahead in which the member has a part, their own or that of the series, and that will take place; by beginning. */
struct part_ahead {
	int64_t meeting, start_ms;
};
int reminders_parts_ahead(struct tx *tx, int64_t member, struct part_ahead *ret, size_t most, size_t *ret_n) WARN_UNUSED;
/* Was the member reminded of the meeting at or after that moment? */
int reminders_sent(struct tx *tx, int64_t member, int64_t meeting, int64_t since_ms, bool *ret) WARN_UNUSED;

/* Which number of a calendar's address counts; 1 where nothing was said. */
int feeds_link(struct tx *tx, int64_t member, int64_t room, int64_t *ret) WARN_UNUSED;
int feeds_renew(struct tx *tx, int64_t member, int64_t room, int64_t *ret) WARN_UNUSED;

#endif
