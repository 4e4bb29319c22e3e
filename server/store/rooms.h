/* server/store/rooms.h: rooms and the seats in them. */
#ifndef CAIRN_STORE_ROOMS_H
#define CAIRN_STORE_ROOMS_H

#include "store/tx.h"

#define ROOM_REACTIONS_MOST 12

struct room {
	int64_t id, stream;
	struct str name, about, rules, language;       /* in the arena */
	int64_t rules_version, capacity;
	bool history_all, presence, typing, open;
	int64_t staff_of;                     /* the room whose staff talk here; 0: an ordinary room */
	int64_t aside_of;                     /* the room it is a side room of (store/asides.h); 0: none */
	struct str policy;                    /* verdicts, see migrations/0002-moderation.sql; "": as shipped */
	int64_t hold_s, slow_s;
	bool drop_held;                       /* at the deadline; else it is released */
	bool links_off, newcomers_wait;
	struct str before_raid;               /* absent: raid mode is off */
	bool drop_in;                         /* people are here only while a meeting is on (store/meetings.h) */
	struct str reactions[ROOM_REACTIONS_MOST];
	size_t n_reactions;
};

/* Insert with a new id and stream, and beside it, unless it is a side room, one for its staff; fills room->id, stream,
 * rules_version, and hold_s when it is 0.  Tells every node. */
int rooms_add(struct tx *tx, struct room *room) WARN_UNUSED;
/* ERR_NOT_FOUND. */
int rooms_get(struct tx *tx, int64_t id, struct arena *arena, struct room *ret) WARN_UNUSED;
/* The room where the staff of `id` talk.  ERR_NOT_FOUND. */
int rooms_staff_room(struct tx *tx, int64_t id, int64_t *ret_room) WARN_UNUSED;
/* Make the staff rooms that are not there yet (rooms made by an older program). */
int rooms_complete(struct tx *tx) WARN_UNUSED;
/* Is it there, and neither one where staff talk nor a side room?  ERR_NOT_FOUND. */
int rooms_ordinary(struct tx *tx, int64_t id) WARN_UNUSED;
/* Only its stream.  ERR_NOT_FOUND. */
int rooms_stream(struct tx *tx, int64_t id, int64_t *ret_stream) WARN_UNUSED;
/* By exact name, for the command line.  ERR_NOT_FOUND. */
int rooms_by_name(struct tx *tx, struct str name, int64_t *ret_id) WARN_UNUSED;
/* Write every column but id, stream and aside_of; the room of its staff takes on its name.  Tells every node. */
int rooms_set(struct tx *tx, const struct room *room) WARN_UNUSED;
/* Ids of all rooms in which the member holds a grant (or all but side rooms, with `every`), by
 * name, at most `most`. */
int rooms_open_to(struct tx *tx, int64_t member, bool every, int64_t *ret, size_t most, size_t *ret_n) WARN_UNUSED;
int rooms_count(struct tx *tx, int64_t *ret) WARN_UNUSED;
/* Is there an open one where people could ask for help? */
int rooms_any_open(struct tx *tx, bool *ret) WARN_UNUSED;

struct seat {
	uint64_t arrived_seq;                 /* entries up to this one are before their time */
	int64_t rules_version;                /* what they accepted */
	int64_t whole_us;                     /* message allowance (base/rate.h) */
	int64_t seen_ms;                      /* last known to be there */
	int64_t arrived_ms;                   /* first came here; storage fills it */
	int64_t spoke_ms;                     /* last message, 0: none yet */
};

/* ERR_NOT_IN_ROOM. */
int seats_get(struct tx *tx, int64_t room, int64_t member, struct seat *ret) WARN_UNUSED;
/* They have or had a seat here, or spoke here lately.  ERR_NOT_FOUND. */
int seats_known(struct tx *tx, int64_t room, int64_t member) WARN_UNUSED;
int seats_set(struct tx *tx, int64_t room, int64_t member, const struct seat *seat) WARN_UNUSED;
/* Still there. */
int seats_seen(struct tx *tx, int64_t room, int64_t member) WARN_UNUSED;
/* Gone for now: their places in full rooms are free.  The seats stay theirs. */
int seats_vacate(struct tx *tx, int64_t member) WARN_UNUSED;
/* What is left of the allowance of messages, and when the last one was said. */
int seats_spend(struct tx *tx, int64_t room, int64_t member, int64_t whole_us, int64_t spoke_ms) WARN_UNUSED;
/* Give up a seat; tells every node.  None there is fine. */
int seats_leave(struct tx *tx, int64_t room, int64_t member) WARN_UNUSED;
/* People other than `member` who were there at or after `since_ms` and hold no staff role. */
int seats_count(struct tx *tx, int64_t room, int64_t member, int64_t since_ms, int64_t *ret) WARN_UNUSED;

#endif
