/* server/store/meetings.h: each time a series takes place, as a row made ahead of it. */
#ifndef CAIRN_STORE_MEETINGS_H
#define CAIRN_STORE_MEETINGS_H

#include "agenda/agenda.h"
#include "store/series.h"

#define TIMER_MEETING "meeting"           /* agenda_due_ms() of a meeting, or who is there changed; subject: it */
#define TIMER_COVER "cover"               /* staff may be missing; subject: the meeting */
#define TIMER_SHUT "shut"                 /* it is over, and one may not read any more; subject: the room */

/* What is its own, and not as its series has it. */
enum meeting_own {
	OWN_TIME = 1, OWN_MINUTES = 2, OWN_TITLE = 4, OWN_CAPACITY = 8, OWN_STAFF_NEEDED = 16, OWN_CANCELLED = 32, OWN_STAFF = 64,
	OWN_ANYWAY = 128,                     /* takes place although a closure says not */
};

struct meeting {
	int64_t id, series, room, version, sequence;
	unsigned own;
	struct str title, slot_day, day, reason, words;
	int64_t slot_min, slot_ms;            /* where the series has it */
	int64_t start_min, minutes;
	int64_t entry_ms, closure;
	int64_t capacity;                     /* 0: as many as the room has seats */
	bool public;
	int64_t cover_step;
	int64_t changed_ms;                   /* of sequence or title, or made; storage fills it */
	struct agenda agenda;                 /* opens, start, end, staff needed, state */
	/* read only, of its series and room */
	struct str zone, language, audience, about, uid, room_name;
	int64_t entry_min, room_capacity;
};

/* Most people beside the staff. */
static inline int64_t meetings_capacity(const struct meeting *m)
{
	return m->capacity ? m->capacity : m->room_capacity;
}

/* Insert with a new id and version 1, and its timer. */
int meetings_add(struct tx *tx, struct meeting *m) WARN_UNUSED;
/* ERR_NOT_FOUND. */
int meetings_get(struct tx *tx, int64_t id, struct arena *arena, struct meeting *ret) WARN_UNUSED;
/* Every column that may change; its timer as agenda_due_ms() says; tells every node (CONTROL_MEETING).  version counts up:
 * ERR_STALE when it is not the one given. */
int meetings_set(struct tx *tx, struct meeting *m) WARN_UNUSED;
/* Those with a slot from that day on go over to another series, which has none yet. */
int meetings_hand_over(struct tx *tx, int64_t from_series, int64_t to_series, struct str since_day) WARN_UNUSED;
/* With places, staff, attendance and timers. */
int meetings_remove(struct tx *tx, int64_t id) WARN_UNUSED;

/* Those that end after from_ms and begin before until_ms, by beginning, after the meeting (after_ms, after_id). */
struct meetings_query {
	int64_t from_ms, until_ms;
	int64_t room, series;                 /* 0: any */
	bool public_only;
	int64_t after_ms, after_id;           /* 0: from the first */
};
int meetings_list(struct tx *tx, const struct meetings_query *q, struct arena *arena, struct meeting *ret, size_t most, size_t *ret_n) WARN_UNUSED;
/* Of a series, by slot, those with a slot from that day on. */
int meetings_of_series(struct tx *tx, int64_t series, struct str since_day, struct arena *arena, struct meeting *ret, size_t most, size_t *ret_n) WARN_UNUSED;
/* The earliest slot of one that begins later than now, which may have been moved out of the past.  ERR_NOT_FOUND. */
int meetings_first_slot(struct tx *tx, int64_t series, struct arena *arena, struct str *ret_day) WARN_UNUSED;
/* The one with that slot.  ERR_NOT_FOUND. */
int meetings_at(struct tx *tx, int64_t series, struct str slot_day, int64_t slot_min, struct arena *arena, struct meeting *ret) WARN_UNUSED;
/* When the next of a series begins, or the one that is on began.  ERR_NOT_FOUND. */
int meetings_next(struct tx *tx, int64_t series, int64_t *ret_start_ms) WARN_UNUSED;
/* Of a room: waiting, open or closing; else the next scheduled one.  ERR_NOT_FOUND. */
int meetings_of_room(struct tx *tx, int64_t room, struct arena *arena, struct meeting *ret) WARN_UNUSED;
/* Does one that is neither ended nor cancelled, and not of `except`, take place in the room in that time?  Its title; ERR_NOT_FOUND. */
int meetings_overlap(struct tx *tx, int64_t room, int64_t from_ms, int64_t until_ms, int64_t except_series, int64_t except_meeting, struct arena *arena, struct str *ret_title) WARN_UNUSED;
/* Forget at most `limit` that were over so long ago, with all that belongs to them. */
int meetings_prune(struct tx *tx, int64_t before_ms, int64_t limit) WARN_UNUSED;

/* May people come in and talk in this room now?  HELD: it waits for its staff, also before it began. */
enum drop_in { DROP_IN_NOT, DROP_IN_WAITING, DROP_IN_ON, DROP_IN_HELD, DROP_IN_SHUT };
struct drop_in_now {
	enum drop_in how;                     /* NOT: the room has no hours */
	int64_t meeting;                      /* 0: none is on */
	int64_t capacity, entry_ms;
};
/* One look at an index; cheap for a room that is no drop-in. */
int meetings_now(struct tx *tx, int64_t room, struct drop_in_now *ret) WARN_UNUSED;

/* One that is on: its door is open, or it goes on. */
struct meeting_on {
	int64_t id, start_ms, end_ms, entry_ms, capacity, here, staff_needed, held_ms;
	enum meeting_state state;
};

#define MEETINGS_ON_MOST 8

/* Of a room, by beginning: two, while the door of the next is open already. */
int meetings_on(struct tx *tx, int64_t room, struct meeting_on ret[MEETINGS_ON_MOST], size_t *ret_n) WARN_UNUSED;
/* Only who is there changed: here and the clocks that follow from it, and its timer.  The version stays, and nobody is told. */
int meetings_keep(struct tx *tx, const struct meeting *m) WARN_UNUSED;

/* --- who leads --- */

/* Unless a meeting has staff of its own (OWN_STAFF), they are those of its series. */

/* Put, or change part and offer; an absent part takes them off.  From then on its staff are its own. */
int meeting_staff_set(struct tx *tx, int64_t meeting, int64_t member, struct str part, bool offered) WARN_UNUSED;
/* Whoever leads first, then by name. */
int meeting_staff_list(struct tx *tx, int64_t meeting, struct arena *arena, struct staffing *ret, size_t most, size_t *ret_n) WARN_UNUSED;
/* Is the member down for another one in that time, in whatever room? */
int meeting_staff_busy(struct tx *tx, int64_t member, int64_t from_ms, int64_t until_ms, int64_t except_meeting, bool *ret) WARN_UNUSED;
/* What the member holds changed: meetings soon that they are down for are looked at (TIMER_COVER). */
int meeting_staff_follow(struct tx *tx, int64_t member) WARN_UNUSED;
/* What was told of missing staff: 0 nothing, then 1 to 3 the nearer the beginning is. */
int meetings_set_cover(struct tx *tx, int64_t id, int64_t step) WARN_UNUSED;

/* --- who was there --- */

#define COVER_AHEAD_MS (INT64_C(48) * 3600 * 1000)

struct attended {
	int64_t member, joined_ms, left_ms;   /* left_ms 0: still there */
	struct str name;
	bool staff;
};

/* Where staff come or go, the meeting's timer is due at once. */

/* They came; who is there already, or was a minute ago, stays so. */
int attendance_joined(struct tx *tx, int64_t meeting, int64_t member, bool staff) WARN_UNUSED;
/* They are in the room: staff are there for every meeting that is on, others for the one they were let in to, or the first. */
int attendance_came(struct tx *tx, int64_t room, int64_t member, bool staff) WARN_UNUSED;
/* They went: out of every meeting of the room (0: of any). */
int attendance_left(struct tx *tx, int64_t room, int64_t member, int64_t at_ms) WARN_UNUSED;
/* It is over: whoever is still there was until then. */
int attendance_end(struct tx *tx, int64_t meeting, int64_t at_ms) WARN_UNUSED;
/* After a start: nobody is there until they come again; those who were left when they were last seen. */
int attendance_reset(struct tx *tx) WARN_UNUSED;
/* Mentors and facilitators of the room who are there. */
int attendance_staff(struct tx *tx, int64_t meeting, int64_t *ret) WARN_UNUSED;
/* Is the member there now? */
int attendance_here(struct tx *tx, int64_t meeting, int64_t member, bool *ret) WARN_UNUSED;
/* When they were last there, now_ms when they are; ERR_NOT_FOUND: never. */
int attendance_last(struct tx *tx, int64_t meeting, int64_t member, int64_t *ret_ms) WARN_UNUSED;
/* Were they in a meeting of the room that ended after since_ms? */
int attendance_lately(struct tx *tx, int64_t room, int64_t member, int64_t since_ms, bool *ret) WARN_UNUSED;
/* How many of the places are taken by others than the member: people who are there, or were at or after since_ms and did not give
 * up their seat; and with `kept` those who have a place and have not come yet. */
int attendance_taken(struct tx *tx, int64_t meeting, int64_t member, int64_t since_ms, bool kept, int64_t *ret) WARN_UNUSED;
/* By when they came. */
int attendance_list(struct tx *tx, int64_t meeting, struct arena *arena, struct attended *ret, size_t most, size_t *ret_n) WARN_UNUSED;
/* Is somebody who is in danger in the room, seen at or after since_ms? */
int attendance_in_danger(struct tx *tx, int64_t room, int64_t since_ms, bool *ret) WARN_UNUSED;

#endif
