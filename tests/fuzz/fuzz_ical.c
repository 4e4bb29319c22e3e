/* tests/fuzz/fuzz_ical.c: any bytes as a calendar.  It is refused with a field, or every event can be expanded, and written and read again it is the same. */
#include <assert.h>
#include <stdint.h>
#include <string.h>

#include "schedule/ical.h"

#define ARENA_MOST (8u << 20)
#define MOST 5

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void look(const struct ical_event *e)
{
	struct recur r = { .zone = e->zone, .first = e->start, .rule = e->rule, .extra = e->extra, .n_extra = e->n_extra, .left_out = e->left_out, .n_left_out = e->n_left_out };
	struct occurrence found[MOST];
	const char *field;
	bool more;
	size_t n;
	int err;

	assert(e->uid.len > 0 && e->minutes >= 0 && zone_known(e->zone));
	assert(recur_check(&r, false, &field) == 0);
	err = recur_expand(&r, INT64_MIN, INT64_MAX, found, MOST, &n, &more);
	assert(err == 0 || err == ERR_TOO_LARGE);
}

static bool same_text(struct str a, struct str b)
{
	size_t i = 0, k = 0;

	/* What is no text (control characters) is not written. */
	for (;; i++, k++) {
		while (i < a.len && ((unsigned char)a.at[i] < ' ' || a.at[i] == 0x7F) && a.at[i] != '\n')
			i++;
		if (i >= a.len || k >= b.len)
			return i >= a.len && k >= b.len;
		if (a.at[i] != b.at[k])
			return false;
	}
}

static void write_again(const struct ical_event *events, size_t n)
{
	struct ical_calendar c = { .name = STR("n"), .events = events, .n = n };
	struct buf text = BUF_INIT(16 << 20);
	struct ical_event *again;
	struct ical_fault fault;
	struct arena arena;
	size_t i, n_again;

	arena_init(&arena, ARENA_MOST * 2);
	if (ical_write(&c, &text) == 0 && text.len <= ICAL_TEXT_MOST && ical_read((struct str){ text.at, text.len }, (struct str){ 0 }, &arena, &again, &n_again, &fault) == 0) {
		assert(n_again == n);
		for (i = 0; i < n; i++) {
			assert(same_text(events[i].title, again[i].title) && same_text(events[i].about, again[i].about));
			assert(wall_seconds(&events[i].start) == wall_seconds(&again[i].start) && events[i].minutes == again[i].minutes);
		}
	}
	arena_release(&arena);
	buf_release(&text);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct ical_fault fault = { NULL, -1 };
	struct ical_event *events;
	struct arena arena;
	size_t n, i;
	int err;

	arena_init(&arena, ARENA_MOST);
	err = ical_read((struct str){ (const char *)data, size }, STR("Europe/London"), &arena, &events, &n, &fault);
	assert(err == 0 || (fault.field && fault.line >= 0));
	for (i = 0; !err && i < n; i++)
		look(&events[i]);
	if (!err)
		write_again(events, n);
	arena_release(&arena);
	return 0;
}
