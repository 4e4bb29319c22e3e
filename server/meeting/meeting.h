/* server/meeting/meeting.h: drop-ins, from the plan to who was there.
 *
 * Functions that end in _run and _after are columns of the routes table (session/request.h), those that end in _due of the
 * timers table (server/timers.c). */
#ifndef CAIRN_MEETING_MEETING_H
#define CAIRN_MEETING_MEETING_H

#include "session/request.h"
#include "store/meetings.h"
#include "store/places.h"

struct recur;

/* series.c, preview.c, import.c, changing.c */
int series_preview_run(struct request *r, struct tx *tx);
int series_create_run(struct request *r, struct tx *tx);
int series_change_run(struct request *r, struct tx *tx);
int series_end_run(struct request *r, struct tx *tx);
int series_list_run(struct request *r, struct tx *tx);
int series_staff_run(struct request *r, struct tx *tx);
int series_import_run(struct request *r, struct tx *tx);
int meeting_change_run(struct request *r, struct tx *tx);
int meeting_cancel_run(struct request *r, struct tx *tx);
int meeting_restore_run(struct request *r, struct tx *tx);
int closure_list_run(struct request *r, struct tx *tx);
int closure_set_run(struct request *r, struct tx *tx);
int closure_remove_run(struct request *r, struct tx *tx);

/* staffing.c, attendance.c, board.c */
int meeting_list_run(struct request *r, struct tx *tx);
int meeting_show_run(struct request *r, struct tx *tx);
int meeting_staff_run(struct request *r, struct tx *tx);
int meeting_claim_run(struct request *r, struct tx *tx);
int meeting_offer_run(struct request *r, struct tx *tx);
int meeting_attendance_run(struct request *r, struct tx *tx);

/* programme.c, places.c, reminders.c, feeds.c */
int programme_show_run(struct request *r, struct tx *tx);
int series_join_run(struct request *r, struct tx *tx);
int place_show_run(struct request *r, struct tx *tx);
int place_answer_run(struct request *r, struct tx *tx);
int place_open_run(struct request *r, struct tx *tx);
int place_add_run(struct request *r, struct tx *tx);
int place_remove_run(struct request *r, struct tx *tx);
int place_list_run(struct request *r, struct tx *tx);
int reminder_set_run(struct request *r, struct tx *tx);
int feed_list_run(struct request *r, struct tx *tx);
int feed_renew_run(struct request *r, struct tx *tx);

/* A meeting of the room, for a request that names both; the line of the audit log is about it.  ERR_NOT_FOUND names the field. */
int meeting_find(struct request *r, struct tx *tx, int64_t room, int64_t id, struct meeting *ret) WARN_UNUSED;

/* --- timers --- */

#define TIMER_SERIES "series"             /* meetings of every series ahead, by the time zone rules of the day; once a day and after a start */

int series_due(struct tx *tx, const struct config *config, int64_t subject);
int meeting_due(struct tx *tx, const struct config *config, int64_t meeting);
int cover_due(struct tx *tx, const struct config *config, int64_t meeting);
int shut_due(struct tx *tx, const struct config *config, int64_t room);
int offer_due(struct tx *tx, const struct config *config, int64_t place);
int remind_due(struct tx *tx, const struct config *config, int64_t place);
int parts_due(struct tx *tx, const struct config *config, int64_t member);

/* --- life.c: a meeting along its agenda, in a transaction; the one way its state changes --- */

/* ERR_DECIDED as agenda_step(). */
int meeting_apply(struct tx *tx, struct meeting *m, const struct agenda_event *event, struct arena *arena) WARN_UNUSED;

/* --- cover.c: in time, and when it should have begun --- */

/* Its staff, times or state may be others: have it looked at 48, 24 and 2 hours ahead whether staff are missing, and at once
 * where that is past. */
int cover_plan(struct tx *tx, const struct meeting *m, struct arena *arena) WARN_UNUSED;
/* It should have begun, or is held: whoever could take it is called, now and loudly. */
int cover_call(struct tx *tx, const struct meeting *m, struct arena *arena) WARN_UNUSED;
/* Nobody is missing any more: what was told of it is withdrawn. */
int cover_withdraw(struct tx *tx, const struct meeting *m) WARN_UNUSED;
/* How many are still needed: of those down for it, who may (mentor or facilitator of the room) count. */
int cover_missing(struct tx *tx, const struct meeting *m, struct arena *arena, int64_t *ret) WARN_UNUSED;
/* Somebody asks for another to take their part: whoever could is told, quietly. */
int cover_ask(struct tx *tx, const struct meeting *m, int64_t member, struct arena *arena) WARN_UNUSED;
/* May the member lead or co-lead in the room? */
int cover_qualified(struct tx *tx, int64_t room, int64_t member, bool *ret) WARN_UNUSED;

/* --- making.c: from series to meetings --- */

#define MEETINGS_AHEAD_DAYS 400

/* A series as schedule/recur.h wants it. */
int series_recur(const struct series *s, struct arena *arena, struct recur *ret) WARN_UNUSED;

/* --- places.c --- */

/* A place may have become free, or the capacity another: whoever waits is offered it, at most as many as there are. */
int places_settle(struct tx *tx, const struct meeting *m, struct arena *arena) WARN_UNUSED;
/* A meeting was just made: those who signed up for its series have a place in it, in their order. */
int places_fill(struct tx *tx, const struct meeting *m, struct arena *arena) WARN_UNUSED;
/* Everybody with a place, and the staff down for it, are told: kind meeting_moved, meeting_cancelled … ; reminders follow the new time. */
int places_tell(struct tx *tx, const struct meeting *m, const char *kind, struct arena *arena) WARN_UNUSED;
/* Notice and parcels to one member about a meeting; the parcel carries title and time alone. */
int meeting_tell(struct tx *tx, const struct meeting *m, int64_t member, const char *kind, bool loud, struct arena *arena) WARN_UNUSED;

/* Somebody of the staff got a part, or lost one: they are reminded of what they have now. */
int reminders_parts(struct tx *tx, int64_t member) WARN_UNUSED;

/* --- links.c: secrets that are derived, not stored (HMAC under the master key), so that they can be shown again and revoked --- */

enum link_kind { LINK_PLACE, LINK_FEED };
/* Of a place: (its id, 0, its link); of a feed: (member, room, its link).  TOKEN_TEXT_LEN characters, NUL-terminated, in the arena. */
int link_make(struct tx *tx, enum link_kind kind, int64_t id, int64_t room, int64_t number, struct arena *arena, struct str *ret) WARN_UNUSED;
/* Which it is; the number is compared by the caller's row.  ERR_LINK. */
int link_read(struct tx *tx, enum link_kind kind, struct str text, int64_t *ret_id, int64_t *ret_room, int64_t *ret_number) WARN_UNUSED;

/* --- wire.c --- */

/* As describe_meeting(), with the link of the member's own place; for their eyes alone. */
int own_meeting_to_wire(struct tx *tx, const struct meeting *m, int64_t member, struct arena *arena, struct wire_meeting *ret) WARN_UNUSED;
int staff_meeting_to_wire(struct tx *tx, const struct meeting *m, struct arena *arena, struct wire_staff_meeting *ret) WARN_UNUSED;
int series_to_wire(struct tx *tx, const struct series *s, struct arena *arena, struct wire_series *ret) WARN_UNUSED;

#endif
