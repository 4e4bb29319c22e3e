/* tests/desk/year_model.h: what a programme should be, small and slow: the reference that a whole year is compared with.
 * Written from what is promised (docs/schedules.md), and on purpose not from server/schedule, server/agenda or server/meeting: clocks
 * of zones are a few rules of laws, a series is a loop over days, a meeting a handful of sentences.
 *
 * Days are numbers from 1970-01-01, minutes are after midnight, people, rooms and series small numbers. */
#ifndef CAIRN_TESTS_DESK_YEAR_MODEL_H
#define CAIRN_TESTS_DESK_YEAR_MODEL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define SECOND INT64_C(1000)
#define MINUTE (60 * SECOND)
#define HOUR (60 * MINUTE)
#define DAY (24 * HOUR)
#define NEVER INT32_MAX                       /* of days */

/* --- clocks on walls --- */

enum { UTC, LONDON, BERLIN, NEW_YORK, SAO_PAULO, CAIRO, KOLKATA, SYDNEY, LORD_HOWE, ZONES };

extern const char *const year_zones[ZONES];

/* A time that is left out is as much later as it lies in the gap; one that comes twice is the first. */
int64_t year_moment(int zone, int day, int minute);
int year_day(int zone, int64_t ms, int *ret_minute);
/* Monday is 1. */
int year_weekday(int day);
void year_day_text(int day, char ret[11]);
int year_day_of(const char *text);

/* --- what is planned --- */

struct plan {
	int room, zone;
	int weeks;                            /* every so many; 0: once a month */
	int nth;                              /* then: the nth such weekday, -1 the last */
	int first, until, start;              /* until: days before that one; NEVER */
	int minutes, capacity, staff_needed, opens;
};

/* Is there one on that day? */
bool year_falls(const struct plan *p, int day);

#define STAFF 8
#define COMERS 10
#define ROOMS 14
#define SERIES_MOST 160
#define MEETS_MOST 16000
#define CLOSURES_MOST 12

struct series {
	int64_t id, version, made_until_ms, from_ms;   /* from_ms: planned then; nothing before it */
	struct plan plan;
	unsigned staff;                       /* who leads: a set */
	int signed_up[COMERS], n_signed_up;   /* each time, in their order */
	bool ended;
};

enum spot { NO_SPOT, KEPT, WAITING, OFFERED, MISSED, GIVEN_UP };
enum where { SCHEDULED, DOOR_OPEN, ON, CLOSING, ENDED, CANCELLED };

struct spot_of {
	enum spot spot;
	unsigned turn;
	int64_t until_ms;                     /* offered: as the server says, once it is known */
};

struct meet {
	int64_t id;                           /* 0: not seen yet */
	int series, room;
	int slot_day, slot_min;               /* where the series has it */
	int day, start, minutes, capacity, staff_needed;   /* as it is */
	bool own_time, own_capacity, own_cancelled, own_staff, anyway, gone, seen;
	unsigned staff;                       /* own_staff: who leads */
	int closure;                          /* cancelled by it; -1 */
	int64_t opens_ms, start_ms, end_ms;
	enum where where;
	bool no_staff;                        /* why it is over */
	int here;
	int64_t short_ms, held_ms, live_ms;   /* 0: not */
	struct spot_of spots[COMERS];
	unsigned turns;
	int64_t called_ms;                    /* somebody was called to it then */
};

struct closure {
	int64_t id;                           /* 0: none */
	int room, zone, first, last;          /* room -1: everything */
};

struct year {
	struct series series[SERIES_MOST];
	struct meet meets[MEETS_MOST];
	struct closure closures[CLOSURES_MOST];
	int n_series, n_meets;
	unsigned present[ROOMS];              /* of the staff */
	int64_t hold_ms, give_up_ms, closing_ms, near_ms;   /* near_ms: so near its beginning nobody is asked whether they want a place */
	int64_t now_ms;
};

/* --- from plans to meetings --- */

/* Those of a series that begin before that are there. */
void year_make(struct year *y, int series, int64_t until_ms);
/* Times follow from day, start and plan; closures count. */
void year_place(struct year *y, struct meet *m);
/* Does something take place in the room then?  `cancelled`: count also those that a closure cancelled, and those cancelled. */
bool year_overlaps(const struct year *y, int room, int64_t from_ms, int64_t until_ms, int except_series, const struct meet *except, bool cancelled);
/* Is the day closed for it?  Which closure; -1. */
int year_closed(const struct year *y, const struct meet *m);
unsigned year_staff(const struct year *y, const struct meet *m);
/* Is somebody down for another one at that time? */
bool year_leads_elsewhere(const struct year *y, const struct meet *m, int who);
/* So many are missing who said that they lead. */
int year_missing(const struct year *y, const struct meet *m);

/* --- the life of a meeting --- */

bool year_is_on(const struct meet *m);
/* When something of it is next due; 0: never. */
int64_t year_due(const struct year *y, const struct meet *m);
/* Everything that is due. */
void year_pass(struct year *y, struct meet *m);
/* So many of the staff are in the room now. */
void year_here(struct year *y, struct meet *m, int here);
/* Nobody is anywhere: the server was started. */
void year_restart(struct year *y);
void year_cancel(struct meet *m);

/* --- places --- */

int year_taken(const struct meet *m);
int year_waiting(const struct meet *m);
/* Whoever waits is offered what is free. */
void year_settle(const struct year *y, struct meet *m);
/* Returns the word of the refusal, or NULL. */
const char *year_sign_up(struct meet *m, int who);
/* Signed up for each time: also where it does not take place for now. */
void year_note(struct meet *m, int who);
const char *year_give_up(const struct year *y, struct meet *m, int who);
/* The offer was not taken. */
void year_lapse(const struct year *y, struct meet *m, int who);
/* It takes place again. */
void year_reopen(const struct year *y, struct meet *m);

#endif
