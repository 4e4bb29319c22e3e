/* server/agenda/agenda.h: the life of a meeting: pure, and the only place that knows.
 *
 *    scheduled --opens--> waiting --start, staff there--> open --last minutes--> closing --end--> ended
 *        |                   |  no staff for give_up          |   ^                  |
 *        |                   +------------------------> ended |   | resumed          |
 *        |                   |                            held (short of staff: entry and talk wait; after give_up: ended)
 *        +----- cancel ------+--------------------------------+
 *        v
 *    cancelled --restore--> scheduled
 *
 *  (1) Until it is ended or cancelled it has a due time; a step that is late does everything that was due, in order, once.
 *      Staff who were not called in time have the whole of give_up from when they are called.
 *  (2) It is open only after the staff it needs were there; short of them it goes on for hold_ms, then it is held: nobody is put
 *      out, cover is called, and it resumes by itself.  Nobody in danger is ever kept from saying so (room/scan.h).
 *  (3) Nothing is done twice: each effect is given by one step.
 *  (4) An event that does not fit changes nothing and is refused. */
#ifndef CAIRN_AGENDA_AGENDA_H
#define CAIRN_AGENDA_AGENDA_H

#include <stdbool.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/err.h"

struct config;

/* Words of the schema and of the database, in this order. */
enum meeting_state { MEETING_SCHEDULED, MEETING_WAITING, MEETING_OPEN, MEETING_CLOSING, MEETING_ENDED, MEETING_CANCELLED, MEETING_STATES };

const char *meeting_state_name(enum meeting_state state);
int meeting_state_parse(struct str name, enum meeting_state *ret) WARN_UNUSED;

struct agenda_policy {
	int64_t hold_ms;                      /* short of staff for so long: held (a lost connection comes back) */
	int64_t give_up_ms;                   /* held, or without staff after the beginning: over */
	int64_t closing_ms;                   /* the last minutes */
	int64_t readable_ms;                  /* one may read for so long when it is over */
	int64_t kept_ms;                      /* the place of who signed up is kept for so long after the beginning */
	int64_t offer_ms;                     /* a place that became free is kept at most so long for who is offered it (meeting/places.c) */
};

struct agenda {
	enum meeting_state state;
	int64_t opens_ms, start_ms, end_ms;
	int64_t staff_needed;
	int64_t here;                         /* staff who are there */
	int64_t short_ms;                     /* open or closing, since when there are too few; 0: enough */
	int64_t held_ms;                      /* since when they are called: open or closing, or waiting after the beginning; 0: not */
	int64_t live_ms;                      /* began; 0: not yet */
	bool warned;                          /* told that the last minutes are there */
};

enum agenda_event_kind {
	AGENDA_DUE,                           /* time went on */
	AGENDA_STAFF,                         /* `here` of the staff are there now */
	AGENDA_GATHER,                        /* the door, when it is due, and `here` of them inside before it begins; nothing else
	                                       * that is due, so that nobody is called while their coming is being written down */
	AGENDA_MOVE,                          /* opens, start and end are others; not once it is live */
	AGENDA_CANCEL,                        /* before it is ended */
	AGENDA_RESTORE,                       /* cancelled, and not begun by the clock */
	AGENDA_EVENTS
};

struct agenda_event {
	enum agenda_event_kind kind;
	int64_t here;
	int64_t opens_ms, start_ms, end_ms;
};

/* What is to be done; a set. */
enum agenda_effect {
	AGENDA_DOOR = 1,                      /* the door opens */
	AGENDA_BEGIN = 2,
	AGENDA_COVER = 4,                     /* call somebody: it should have begun, or is held */
	AGENDA_HOLD = 8,
	AGENDA_RESUME = 16,
	AGENDA_WARN = 32,                     /* the last minutes begin */
	AGENDA_END = 64,
	AGENDA_NO_STAFF = 128,                /* with AGENDA_END: because nobody came */
};

void agenda_standard(struct agenda_policy *ret);
/* As the section [meetings] of the configuration has it. */
void agenda_configured(const struct config *config, struct agenda_policy *ret);
/* A new one: scheduled. */
void agenda_plan(int64_t opens_ms, int64_t start_ms, int64_t end_ms, int64_t staff_needed, struct agenda *ret);
/* The meeting after the event.  ERR_DECIDED: (4).  ERR_BAD_FIELD: times that do not rise. */
int agenda_step(const struct agenda_policy *policy, const struct agenda *a, const struct agenda_event *event, int64_t now_ms,
                struct agenda *ret, unsigned *ret_effects) WARN_UNUSED;
/* 0: never again. */
int64_t agenda_due_ms(const struct agenda_policy *policy, const struct agenda *a);

#endif
