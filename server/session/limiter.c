#include "session/limiter.h"

#include "base/mem.h"

#define SWEEP_MS 1000

struct allowance {
	int64_t whole_us;
};

void limiter_init(struct limiter *l, struct rate rate, size_t most)
{
	*l = (struct limiter){ .rate = rate, .most = most };
	table_init(&l->table);
}

static void sweep(struct limiter *l, int64_t now_ms, int64_t whole_before_us)
{
	size_t pos = 0;
	int64_t key;
	struct allowance *a;

	l->swept_ms = now_ms;
	while ((a = table_next(&l->table, &pos, &key)))
		if (a->whole_us <= whole_before_us)
			mem_free(table_remove(&l->table, key));
}

void limiter_release(struct limiter *l)
{
	sweep(l, 0, INT64_MAX);
	table_release(&l->table);
}

static struct allowance *remember(struct limiter *l, int64_t key, int64_t now_ms)
{
	struct allowance *a = table_get(&l->table, key);

	if (a)
		return a;
	if (l->table.used >= l->most && now_ms - l->swept_ms >= SWEEP_MS)
		sweep(l, now_ms, now_ms * 1000);
	if (l->table.used >= l->most)
		return NULL;
	a = mem_new(sizeof *a);
	if (a && table_put(&l->table, key, a)) {
		mem_free(a);
		a = NULL;
	}
	return a;
}

int64_t limiter_spend(struct limiter *l, uint64_t key, int64_t now_ms, int64_t cost)
{
	struct allowance *a = remember(l, (int64_t)key, now_ms);

	return a ? rate_spend(&l->rate, &a->whole_us, now_ms, cost) : SWEEP_MS;
}
