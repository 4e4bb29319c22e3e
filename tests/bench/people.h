/* tests/bench/people.h: rooms and people of a server under test, made once and kept in a file. */
#ifndef CAIRN_BENCH_PEOPLE_H
#define CAIRN_BENCH_PEOPLE_H

#include <stddef.h>

#define PEOPLE_ORIGIN "http://bench.example"  /* site.url of the config the bench writes */
#define SMALL_ROOMS 500
#define SMALL_ROOM 20
#define BIG_ROOM 2000
#define MENTORED_ROOMS 50                     /* the first ones have a mentor each, beside their people */
#define SERIES 256                            /* of people_plan(): with 400 days ahead, more than 100,000 meetings */
#define PUBLIC_SERIES 40                      /* so many of them are on the programme page */

struct bench_room {
	char id[16];
	unsigned rules;                       /* version to accept */
	size_t first, count;                  /* its people: persons[first...] */
};

struct person {
	char session[48];                     /* value of the cookie */
};

struct people {
	struct bench_room *rooms;             /* the small ones, then the big one */
	struct person *persons, *mentors;     /* mentors[i]: of rooms[i] */
	size_t n_rooms, n_persons, n_mentors;
};

/* Sign in by `invite` (a link for a facilitator), make rooms, and let everybody join. Exits on trouble. */
void people_make(struct people *p, unsigned port, const char *invite);
/* Sign in by another link for a facilitator, and plan a series for each day in the first rooms. */
void people_plan(struct people *p, unsigned port, const char *invite);
void people_save(const struct people *p, const char *path);
void people_load(struct people *p, const char *path);
void people_release(struct people *p);

#endif
