/* tests/bench/road.h: a blocking connection of the load generator, for what is not measured by thousands of them.  Exits on trouble. */
#ifndef CAIRN_BENCH_ROAD_H
#define CAIRN_BENCH_ROAD_H

#include "link.h"

struct road {
	struct link link;                     /* what is in link.out leaves with road_send(); link_drop() ends it */
};

void road_fail(const char *format, ...) __attribute__((format(printf, 1, 2), noreturn));

void road_open(struct road *r, unsigned port);
void road_send(struct road *r);
/* Wait for more in link.in. */
void road_more(struct road *r);
/* So much of link.in was read. */
void road_used(struct road *r, size_t n);
/* One whole HTTP answer, or 101; borrowed until road_used(). */
struct str road_answer(struct road *r);

/* What stands behind `mark` in an answer, up to a character that ends it. */
void road_need(struct str in, const char *mark, char *ret, size_t room);
unsigned road_number(struct str in, const char *mark);

#endif
