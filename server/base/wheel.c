/* server/base/wheel.c: see wheel.h. */
#include "base/wheel.h"

#include <assert.h>

void wheel_init(struct wheel *w, int64_t tick_ms, int64_t now_ms)
{
	int i;

	assert(tick_ms > 0 && now_ms >= 0);
	for (i = 0; i < WHEEL_SLOTS; i++)
		list_init(&w->slot[i]);
	w->tick_ms = tick_ms;
	w->turned_ms = now_ms;
}

void wheel_timer_init(struct wheel_timer *t, void (*fire)(struct wheel_timer *))
{
	list_init(&t->link);
	t->deadline_ms = 0;
	t->fire = fire;
}

void wheel_set(struct wheel *w, struct wheel_timer *t, int64_t deadline_ms)
{
	/* What is overdue already goes where the next turn begins. */
	int64_t at_ms = deadline_ms > w->turned_ms ? deadline_ms : w->turned_ms;

	list_remove(&t->link);
	t->deadline_ms = deadline_ms;
	list_push(&w->slot[at_ms / w->tick_ms % WHEEL_SLOTS], &t->link);
}

void wheel_clear(struct wheel_timer *t)
{
	list_remove(&t->link);
}

/* Others in the slot are due later in this tick, or in a later round. */
static void collect_due(struct list *slot, int64_t now_ms, struct list *due)
{
	struct list *it, *next;

	list_each(it, next, slot) {
		if (container_of(it, struct wheel_timer, link)->deadline_ms > now_ms)
			continue;
		list_remove(it);
		list_push(due, it);
	}
}

void wheel_turn(struct wheel *w, int64_t now_ms)
{
	int64_t tick = w->turned_ms / w->tick_ms, last = now_ms / w->tick_ms;
	struct list due;

	if (now_ms < w->turned_ms)
		return;
	if (last - tick >= WHEEL_SLOTS)
		last = tick + WHEEL_SLOTS - 1;
	list_init(&due);
	for (; tick <= last; tick++)
		collect_due(&w->slot[tick % WHEEL_SLOTS], now_ms, &due);
	/* Before calling out: what fire() sets must wait for the next turn. */
	w->turned_ms = now_ms;
	while (!list_empty(&due)) {
		struct wheel_timer *t = list_first(&due, struct wheel_timer, link);

		list_remove(&t->link);
		t->fire(t);
	}
}
