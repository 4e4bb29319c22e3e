/* server/base/wheel.h: deadlines for many connections, cheap to set and move.
 *
 * A hashed timing wheel (Varghese and Lauck, 1987) with slots of one tick.
 * Pure: it is told the time.  Setting, moving and clearing are O(1).
 *
 *  (1) A timer fires once, at the first wheel_turn() at or after its deadline,
 *      never before it.
 *  (2) fire() may set or clear any timer, its own included. */
#ifndef CAIRN_BASE_WHEEL_H
#define CAIRN_BASE_WHEEL_H

#include <stdint.h>

#include "base/list.h"

#define WHEEL_SLOTS 256

struct wheel_timer {
	struct list link;
	int64_t deadline_ms;
	void (*fire)(struct wheel_timer *);
};

struct wheel {
	struct list slot[WHEEL_SLOTS];
	int64_t tick_ms, turned_ms;           /* slot width; everything up to here has fired */
};

void wheel_init(struct wheel *w, int64_t tick_ms, int64_t now_ms);
void wheel_timer_init(struct wheel_timer *t, void (*fire)(struct wheel_timer *));
/* (Re)arm for deadline_ms. */
void wheel_set(struct wheel *w, struct wheel_timer *t, int64_t deadline_ms);
void wheel_clear(struct wheel_timer *t);      /* an unarmed timer is a no-op */
/* Fire everything due at now_ms. */
void wheel_turn(struct wheel *w, int64_t now_ms);

#endif
