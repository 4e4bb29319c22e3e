/* server/meeting/places.h: what the files about places share.
 *
 *   (nothing) --sign up--> kept, or waiting where it is full
 *   waiting --a place is free--> offered --taken--> kept
 *                                   |--not in time--> missed --sign up again--> kept or waiting
 *   kept, waiting, offered --give up--> given_up --sign up again--> …
 *
 *  (1) kept and offered together are never more than the capacity.
 *  (2) Who waits comes before who signs up later; who missed an offer does so at the end.
 *  (3) Staff who lead have no place; they are there anyway. */
#ifndef CAIRN_MEETING_PLACES_H
#define CAIRN_MEETING_PLACES_H

#include "meeting/meeting.h"

#define PLACE_NEAR_MS (INT64_C(15) * 60 * 1000)  /* so near its beginning nobody is asked: it is theirs */

/* Sign up, or take what is offered; whoever leads the meeting is refused (ERR_SIGNED_UP).  *ret_changed: it is another now. */
int place_take(struct tx *tx, const struct meeting *m, int64_t member, struct arena *arena, bool *ret_changed) WARN_UNUSED;
/* Give it up; again is fine.  Whoever waits is offered it. */
int place_leave(struct tx *tx, const struct meeting *m, struct place *place, struct arena *arena) WARN_UNUSED;
/* May anybody still sign up for it?  ERR_TOO_LATE. */
int place_open_to(const struct tx *tx, const struct meeting *m) WARN_UNUSED;

/* Do it for each meeting ahead of a series, cancelled ones as well. */
typedef int (*place_each)(struct tx *tx, const struct meeting *m, int64_t member, struct arena *arena);
int places_for_series(struct tx *tx, int64_t series, int64_t member, place_each act) WARN_UNUSED;

/* The place a link leads to, and its meeting.  ERR_LINK with the field: forged, revoked, or of a meeting that is long over. */
int place_by_link(struct request *r, struct tx *tx, struct str link, struct place *ret, struct meeting *ret_meeting) WARN_UNUSED;

/* --- reminders.c --- */

/* The timer of a place: its member's next reminder of the meeting, or none. */
int reminders_plan(struct tx *tx, const struct meeting *m, const struct place *place, struct arena *arena) WARN_UNUSED;
/* When a reminder so many minutes before `start_ms` is sent: then, or just before the quiet hours it falls into. */
int reminders_moment(const struct reminders *r, int64_t start_ms, int64_t minutes, int64_t *ret_ms) WARN_UNUSED;
/* The next one after now_ms; 0: none. */
int reminders_next(const struct reminders *r, int64_t start_ms, int64_t now_ms, int64_t *ret_ms) WARN_UNUSED;
/* When the quiet hours that are now end; 0: it is not quiet. */
int reminders_quiet_until(const struct reminders *r, int64_t now_ms, int64_t *ret_ms) WARN_UNUSED;
/* As the asker has them, for the wire; *ret_has: they set some. */
int reminders_to_wire(struct tx *tx, int64_t member, struct arena *arena, struct wire_reminders *ret, bool *ret_has) WARN_UNUSED;

#endif
