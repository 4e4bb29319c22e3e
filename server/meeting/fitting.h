/* server/meeting/fitting.h: one meeting as its series has it, and what is its own.
 *
 *  (1) What has begun is never touched, by this or anything that calls it.
 *  (2) Whoever has a place, and the staff down for it, are told once of each change of when and whether it takes place.
 *  (3) When nobody asked for the change (`calm`: rules of a time zone, a day more ahead, a closure that goes) nothing is refused:
 *      what would be in the way of something else stays cancelled, where staff see it. */
#ifndef CAIRN_MEETING_FITTING_H
#define CAIRN_MEETING_FITTING_H

#include "meeting/meeting.h"

/* Where a series has a meeting. */
struct slot {
	char day[11];
	int64_t min, start_ms;
};

struct fitting {
	const struct series *series;
	const struct closure *closures;
	size_t n_closures;
	struct str reason, words;             /* said about what changes; may be absent */
	bool calm;
	bool told;                            /* the staff of meetings that went without a trace */
	bool moved;                           /* some moment was another */
	struct str title;                     /* with ERR_OVERLAP: what is in the way */
	struct arena *arena;
};

/* With the closures there are.  The series is borrowed. */
int fitting_open(struct fitting *f, struct tx *tx, const struct series *s, struct arena *arena) WARN_UNUSED;
/* A slot in memory that lives as long as the arena. */
struct str slot_day(const struct slot *slot, struct arena *arena);

/* Not begun by the clock: scheduled, its door open, or cancelled. */
bool fitting_free(const struct tx *tx, const struct meeting *m);
/* A new one; ERR_OVERLAP. */
int fitting_make(struct fitting *f, struct tx *tx, const struct slot *slot) WARN_UNUSED;
/* `m` is the row `was` with what is to be its own, and its slot.  Everything that is not its own is as the series has it, the
 * times with its slot; cancelled or not as closures and its own say.
 * *ret_when: when or whether it takes place changed, and fitting_check() is to be asked, once all are where they should be.
 * ERR_TOO_SMALL: more people than that have a place. */
int fitting_fit(struct fitting *f, struct tx *tx, const struct meeting *was, struct meeting *m, bool *ret_when) WARN_UNUSED;
/* ERR_OVERLAP when something else takes place in the room then. */
int fitting_check(struct fitting *f, struct tx *tx, const struct meeting *m) WARN_UNUSED;
/* The series has it no more: removed, or cancelled where somebody has a place. */
int fitting_drop(struct fitting *f, struct tx *tx, struct meeting *m) WARN_UNUSED;
/* The closure at that moment in that room; NULL. */
const struct closure *fitting_closure(const struct fitting *f, int64_t room, int64_t start_ms);
/* From its first to after its last day.  ERR_BAD_FIELD. */
int closure_span(const struct closure *c, int64_t *ret_from_ms, int64_t *ret_until_ms) WARN_UNUSED;

/* --- making.c --- */

/* Meetings of the series ahead are as it says now: new ones made, others moved (whose places are told), those that are no more
 * removed or, where somebody has a place, cancelled; what is their own stays; closures count.  ERR_OVERLAP: f->title is in the way. */
int making_run(struct fitting *f, struct tx *tx) WARN_UNUSED;

#endif
