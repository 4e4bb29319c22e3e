/* tests/bench/tally.c: what a post says, and whether each arrived once and in order. */
#include "load.h"

#include <string.h>

#define NUMBERS_LEN 40

static void put_hex(char *at, uint64_t n, int digits)
{
	while (digits--) {
		at[digits] = "0123456789abcdef"[n & 15];
		n >>= 4;
	}
}

static bool get_hex(const char *at, int digits, uint64_t *ret)
{
	uint64_t n = 0;

	for (; digits--; at++) {
		unsigned c = (unsigned char)*at, digit = c <= '9' ? c - '0' : c - 'a' + 10;

		if (digit > 15)
			return false;
		n = n << 4 | digit;
	}
	*ret = n;
	return true;
}

void post_write(const struct post *p, char body[BODY_LEN])
{
	put_hex(body, p->room, 8);
	put_hex(body + 8, p->poster, 8);
	put_hex(body + 16, p->n, 8);
	put_hex(body + 24, (uint64_t)p->at_ns, 16);
	memset(body + NUMBERS_LEN, 'w', BODY_LEN - NUMBERS_LEN - 1);
	body[BODY_LEN - 1] = '.';
}

bool post_read(const char *body, struct post *ret)
{
	uint64_t room, poster, n, at;

	if (!get_hex(body, 8, &room) || !get_hex(body + 8, 8, &poster) || !get_hex(body + 16, 8, &n) ||
	    !get_hex(body + 24, 16, &at) || body[BODY_LEN - 1] != '.')
		return false;
	*ret = (struct post){ (unsigned)room, (unsigned)poster, (unsigned)n, (int64_t)at };
	return true;
}

/* One of the last 64: was it here before?  Older ones we take for a repetition. */
static bool late(struct tally *t, struct track *k, unsigned n)
{
	unsigned back = k->newest - n;

	if (back >= 64 || (k->seen >> back & 1)) {
		t->duplicated++;
		return false;
	}
	k->seen |= UINT64_C(1) << back;
	t->out_of_order++;
	return true;
}

bool tally_arrival(struct tally *t, struct client *c, const struct post *p)
{
	struct track *k;

	if (p->room != c->room || p->poster >= c->load->room_posters) {
		t->misrouted++;
		return false;
	}
	k = &c->tracks[p->poster];
	if (p->n <= k->newest && !late(t, k, p->n))
		return false;
	t->arrived++;
	if (p->n > k->newest) {
		unsigned on = p->n - k->newest;

		k->seen = (on < 64 ? k->seen << on : 0) | 1;
		k->newest = p->n;
	}
	return true;
}

bool tally_right(const struct tally *t)
{
	return !t->duplicated && !t->out_of_order && !t->misrouted && !t->refused;
}
