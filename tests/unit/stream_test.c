/* tests/unit/stream_test.c: streams and cursors, against a plain counter. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <string.h>

#include "each_allocation.h"
#include "stream/stream.h"

#define FRAME_BYTES 10                    /* of every frame here */

static unsigned woken;

static void count(struct cursor *c)
{
	woken++;
}

static void hang_up(struct cursor *c)
{
	woken++;
	cursor_close(c);
}

static struct frame *make(uint64_t from, uint64_t to)
{
	return frame_new(from, to, STR("["), STR("12345678"), STR("]"));
}

static void commit(struct stream *s, uint64_t from, uint64_t to)
{
	struct frame *f = make(from, to);

	assert_non_null(f);
	assert_int_equal(stream_commit(s, f), 0);
}

static void commit_singly(struct stream *s, uint64_t from, uint64_t to)
{
	for (; from <= to; from++)
		commit(s, from, from);
}

static int setup(void **state)
{
	woken = 0;
	return 0;
}

static void a_reader_gets_every_entry_once_and_in_order(void **state)
{
	struct stream *s = stream_new(0, 100 * FRAME_BYTES);
	struct cursor c;
	struct frame *f;
	uint64_t next = 1;

	cursor_open(&c, s, 0, 0, count);
	commit(s, 1, 3);
	commit_singly(s, 4, 6);
	while (cursor_next(&c, &f) == CURSOR_FRAME) {
		assert_int_equal(f->from, next);
		next = f->to + 1;
	}
	assert_int_equal(next, 7);
	cursor_close(&c);
	stream_free(s);
	assert_int_equal(frame_alive, 0);
}

static void a_slow_reader_falls_behind_and_pins_nothing(void **state)
{
	struct stream *s = stream_new(0, 4 * FRAME_BYTES);
	struct cursor slow;
	struct frame *f;

	cursor_open(&slow, s, 0, 0, count);
	commit_singly(s, 1, 10);
	assert_int_equal(frame_alive, 4);
	assert_int_equal(stream_held(s), 4 * FRAME_BYTES);
	assert_int_equal(cursor_next(&slow, &f), CURSOR_BEHIND);
	cursor_seek(&slow, 6);                /* entries 1..6 were served from the store */
	assert_int_equal(cursor_next(&slow, &f), CURSOR_FRAME);
	assert_int_equal(slow.next, 8);
	cursor_close(&slow);
	stream_free(s);
	assert_int_equal(frame_alive, 0);
}

static void a_reader_may_hang_up_while_being_woken(void **state)
{
	struct stream *s = stream_new(41, 4 * FRAME_BYTES);
	struct cursor c, d;
	struct frame *f;

	cursor_open(&c, s, 41, 0, hang_up);
	cursor_open(&d, s, 41, 0, count);
	assert_int_equal(cursor_next(&c, &f), CURSOR_CAUGHT_UP);
	assert_int_equal(cursor_next(&d, &f), CURSOR_CAUGHT_UP);
	commit_singly(s, 42, 44);
	assert_int_equal(woken, 2);           /* once each, although three entries arrived */
	cursor_close(&d);
	stream_free(s);
}

static void an_entry_out_of_order_changes_nothing(void **state)
{
	struct stream *s = stream_new(5, 4 * FRAME_BYTES);
	struct frame *f = make(7, 7);

	assert_int_equal(stream_commit(s, f), ERR_OUT_OF_ORDER);
	assert_int_equal(stream_head(s), 5);
	frame_unref(f);
	f = make(5, 6);
	assert_int_equal(stream_commit(s, f), ERR_OUT_OF_ORDER);
	frame_unref(f);
	stream_free(s);
	assert_int_equal(frame_alive, 0);
}

static void a_late_reader_is_not_given_what_stands_beside_its_first_entry(void **state)
{
	struct stream *s = stream_new(0, 100 * FRAME_BYTES);
	struct cursor late;
	struct frame *f;

	cursor_open(&late, s, 2, 0, count);      /* arrived after entry 2 */
	commit(s, 1, 4);
	assert_int_equal(cursor_next(&late, &f), CURSOR_BEHIND);
	cursor_seek(&late, 4);
	assert_int_equal(cursor_next(&late, &f), CURSOR_CAUGHT_UP);
	cursor_close(&late);
	stream_free(s);
}

static void a_late_reader_is_not_given_words_from_before_in_a_later_edit(void **state)
{
	struct stream *s = stream_new(2, 100 * FRAME_BYTES);
	struct cursor early, late;
	struct frame *edit = make(3, 3), *f;

	edit->oldest = 1;                     /* entry 3 says what entry 1 says now */
	cursor_open(&early, s, 2, 0, count);
	cursor_open(&late, s, 2, 2, count);
	assert_int_equal(stream_commit(s, edit), 0);
	assert_int_equal(cursor_next(&early, &f), CURSOR_FRAME);
	assert_int_equal(cursor_next(&late, &f), CURSOR_BEHIND);
	cursor_seek(&late, 3);
	assert_int_equal(cursor_next(&late, &f), CURSOR_CAUGHT_UP);
	cursor_close(&early);
	cursor_close(&late);
	stream_free(s);
}

static void a_reader_ahead_of_the_stream_waits(void **state)
{
	struct stream *s = stream_new(0, 100 * FRAME_BYTES);
	struct cursor c;
	struct frame *f;

	cursor_open(&c, s, 2, 0, count);
	assert_int_equal(cursor_next(&c, &f), CURSOR_CAUGHT_UP);
	commit_singly(s, 1, 2);
	assert_int_equal(cursor_next(&c, &f), CURSOR_CAUGHT_UP);
	commit_singly(s, 3, 3);
	assert_int_equal(cursor_next(&c, &f), CURSOR_FRAME);
	assert_int_equal(f->from, 3);
	cursor_close(&c);
	stream_free(s);
}

static void changed_words_are_forgotten_with_everything_before_them(void **state)
{
	struct stream *s = stream_new(0, 100 * FRAME_BYTES);
	struct cursor c;
	struct frame *f;

	commit_singly(s, 1, 5);
	stream_forget(s, 3);
	assert_int_equal(frame_alive, 2);
	cursor_open(&c, s, 2, 0, count);
	assert_int_equal(cursor_next(&c, &f), CURSOR_BEHIND);
	cursor_seek(&c, 3);
	assert_int_equal(cursor_next(&c, &f), CURSOR_FRAME);
	stream_forget(s, 99);
	assert_int_equal(frame_alive, 0);
	assert_int_equal(cursor_next(&c, &f), CURSOR_BEHIND);
	cursor_close(&c);
	stream_free(s);
}

static void a_skip_wakes_readers_who_then_read_from_storage(void **state)
{
	struct stream *s = stream_new(0, 100 * FRAME_BYTES);
	struct cursor c;
	struct frame *f;

	cursor_open(&c, s, 0, 0, count);
	assert_int_equal(cursor_next(&c, &f), CURSOR_CAUGHT_UP);
	stream_skip(s, 9);
	assert_int_equal(woken, 1);
	assert_int_equal(cursor_next(&c, &f), CURSOR_BEHIND);
	commit_singly(s, 10, 10);
	cursor_seek(&c, 9);
	assert_int_equal(cursor_next(&c, &f), CURSOR_FRAME);
	cursor_close(&c);
	stream_free(s);
}

static void one_frame_larger_than_the_window_is_still_delivered(void **state)
{
	struct stream *s = stream_new(0, 1);
	struct cursor c;
	struct frame *f;

	cursor_open(&c, s, 0, 0, count);
	commit_singly(s, 1, 1);
	assert_int_equal(cursor_next(&c, &f), CURSOR_FRAME);
	cursor_close(&c);
	stream_free(s);
}

/* --- at random, against a model that is a number a reader --- */

#define READERS 8

static uint64_t seed;

static unsigned chance(unsigned below)
{
	seed ^= seed << 13;
	seed ^= seed >> 7;
	seed ^= seed << 17;
	return (unsigned)(seed % below);
}

/* Read like a connection does; what is behind comes from "storage", up to head. */
static void read_some(struct cursor *c, uint64_t *model, uint64_t head)
{
	struct frame *f;
	unsigned reads = 1 + chance(3);

	while (reads-- > 0) {
		switch (cursor_next(c, &f)) {
		case CURSOR_FRAME:
			assert_int_equal(f->from, *model + 1);
			*model = f->to;
			break;
		case CURSOR_BEHIND:
			assert_true(*model < head);
			*model += 1 + chance((unsigned)(head - *model));
			cursor_seek(c, *model);
			break;
		case CURSOR_CAUGHT_UP:
			assert_int_equal(*model, head);
			return;
		}
	}
}

static void random_operations_agree_with_a_plain_counter(void **state)
{
	struct stream *s = stream_new(0, 5 * FRAME_BYTES);
	struct cursor readers[READERS];
	uint64_t model[READERS] = { 0 }, head = 0;
	unsigned step, i;

	seed = 20261120;
	for (i = 0; i < READERS; i++)
		cursor_open(&readers[i], s, 0, 0, count);
	for (step = 0; step < 20000; step++) {
		unsigned n = 1 + chance(3);

		i = chance(READERS);
		if (chance(3) == 0) {
			commit(s, head + 1, head + n);
			head += n;
		} else if (chance(40) == 0) {
			stream_forget(s, head ? 1 + chance((unsigned)head) : 0);
		} else if (chance(60) == 0) {
			stream_skip(s, head += n);
		} else if (chance(30) == 0) {
			cursor_close(&readers[i]);
			cursor_open(&readers[i], s, model[i], 0, count);
		} else {
			read_some(&readers[i], &model[i], head);
		}
		assert_int_equal(stream_head(s), head);
		assert_true(stream_held(s) <= 5 * FRAME_BYTES);
	}
	for (i = 0; i < READERS; i++)
		cursor_close(&readers[i]);
	stream_free(s);
	assert_int_equal(frame_alive, 0);
}

static int story(void)
{
	struct stream *s = stream_new(0, 1000 * FRAME_BYTES);
	uint64_t seq;
	int err = s ? 0 : ERR_NO_MEMORY;

	for (seq = 1; !err && seq <= 20; seq++) {
		struct frame *f = make(seq, seq);

		err = f ? stream_commit(s, f) : ERR_NO_MEMORY;
		if (err)
			frame_unref(f);
	}
	stream_free(s);
	assert_int_equal(frame_alive, 0);
	return err;
}

static void every_allocation_may_fail(void **state)
{
	each_allocation(story);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup(a_reader_gets_every_entry_once_and_in_order, setup),
		cmocka_unit_test_setup(a_slow_reader_falls_behind_and_pins_nothing, setup),
		cmocka_unit_test_setup(a_reader_may_hang_up_while_being_woken, setup),
		cmocka_unit_test_setup(an_entry_out_of_order_changes_nothing, setup),
		cmocka_unit_test_setup(a_late_reader_is_not_given_what_stands_beside_its_first_entry, setup),
		cmocka_unit_test_setup(a_late_reader_is_not_given_words_from_before_in_a_later_edit, setup),
		cmocka_unit_test_setup(a_reader_ahead_of_the_stream_waits, setup),
		cmocka_unit_test_setup(changed_words_are_forgotten_with_everything_before_them, setup),
		cmocka_unit_test_setup(a_skip_wakes_readers_who_then_read_from_storage, setup),
		cmocka_unit_test_setup(one_frame_larger_than_the_window_is_still_delivered, setup),
		cmocka_unit_test_setup(random_operations_agree_with_a_plain_counter, setup),
		cmocka_unit_test_setup(every_allocation_may_fail, setup),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
