/* The small topics: requests, control, settings, streams and their keys. */
#include "support.h"

#include "each_allocation.h"

static struct memory m;
static struct tx *const tx = &m.tx;

static int setup(void **state)
{
	OK(memory_open(&m));
	return 0;
}

static int teardown(void **state)
{
	memory_close(&m);
	return 0;
}

static struct digest digest(const char *words)
{
	struct digest d;

	digest_of(str_of(words), &d);
	return d;
}

/* --- requests --- */

static void a_request_sent_again_gets_the_first_result(void **state)
{
	struct digest d = digest("post hello");
	struct buf result = BUF_INIT(1000);

	assert_int_equal(requests_find(tx, 5, STR("key-1"), &d, &result), ERR_NOT_FOUND);
	OK(requests_put(tx, 5, STR("key-1"), &d, STR("{\"seq\":3}")));
	OK(requests_find(tx, 5, STR("key-1"), &d, &result));
	assert_string_equal(result.at, "{\"seq\":3}");
	buf_release(&result);
}

static void a_key_used_for_another_request_is_told(void **state)
{
	struct digest first = digest("post hello"), second = digest("post goodbye");
	struct buf result = BUF_INIT(1000);

	OK(requests_put(tx, 5, STR("key-1"), &first, STR("{}")));
	assert_int_equal(requests_find(tx, 5, STR("key-1"), &second, &result), ERR_KEY_REUSED);
	assert_int_equal(result.len, 0);
	buf_release(&result);
}

static void a_key_belongs_to_its_member(void **state)
{
	struct digest d = digest("post hello");
	struct buf result = BUF_INIT(1000);

	OK(requests_put(tx, 5, STR("key-1"), &d, STR("five")));
	assert_int_equal(requests_find(tx, 6, STR("key-1"), &d, &result), ERR_NOT_FOUND);
	OK(requests_put(tx, 6, STR("key-1"), &d, STR("six")));
	OK(requests_put(tx, 0, STR("key-1"), &d, STR("nobody yet")));
	OK(requests_find(tx, 5, STR("key-1"), &d, &result));
	assert_string_equal(result.at, "five");
	buf_release(&result);
}

static void a_second_put_is_refused(void **state)
{
	struct digest d = digest("post hello");

	OK(requests_put(tx, 5, STR("key-1"), &d, STR("first")));
	assert_int_equal(requests_put(tx, 5, STR("key-1"), &d, STR("second")), ERR_STORAGE);
}

static void a_result_moved_to_another_row_does_not_open(void **state)
{
	struct digest d = digest("post hello");
	struct buf result = BUF_INIT(1000);

	OK(requests_put(tx, 5, STR("key-1"), &d, STR("secret")));
	OK(db_exec(tx->db, "UPDATE requests SET key = 'key-2'"));
	assert_int_equal(requests_find(tx, 5, STR("key-2"), &d, &result), ERR_CRYPTO);
	OK(db_exec(tx->db, "UPDATE requests SET key = 'key-1', member = 6"));
	assert_int_equal(requests_find(tx, 6, STR("key-1"), &d, &result), ERR_CRYPTO);
	buf_release(&result);
}

static void old_requests_are_forgotten_oldest_first(void **state)
{
	struct digest d = digest("post hello");
	struct buf result = BUF_INIT(1000);
	int64_t gone;
	char key[32];

	for (int i = 0; i < 10; i++) {
		tx->now_ms = 100 * i;
		snprintf(key, sizeof(key), "key-%d", i);
		OK(requests_put(tx, 5, str_of(key), &d, STR("r")));
	}
	OK(requests_prune(tx, 500, 3, &gone));
	assert_int_equal(gone, 3);
	assert_int_equal(requests_find(tx, 5, STR("key-2"), &d, &result), ERR_NOT_FOUND);
	OK(requests_find(tx, 5, STR("key-3"), &d, &result));
	OK(requests_prune(tx, 500, 100, &gone));
	assert_int_equal(gone, 2);
	OK(requests_find(tx, 5, STR("key-5"), &d, &result));
	buf_release(&result);
}

/* --- control --- */

static void a_control_entry_says_what_changed(void **state)
{
	struct control_event event;
	struct list found;
	uint64_t head;

	for (int kind = 0; kind < CONTROL_KINDS; kind++)
		OK(control_append(tx, (enum control_kind)kind, 40 + kind, kind ? 70 + kind : 0));
	OK(control_head(tx, &head));
	assert_int_equal(head, CONTROL_KINDS);
	list_init(&found);
	OK(control_after(tx, 0, 100, &found));
	for (int from = 0; from < 2; from++) {        /* as read, and as handed to delivery */
		struct list *list = from ? &m.appended : &found, *it, *tmp;
		int kind = 0;

		list_each(it, tmp, list) {
			const struct entry *e = container_of(it, struct entry, link);

			assert_int_equal(e->kind, ENTRY_CONTROL);
			assert_int_equal(e->stream, tx->control);
			OK(control_read(e, &event));
			assert_int_equal(event.kind, kind);
			assert_int_equal(event.subject, 40 + kind);
			assert_int_equal(event.room, kind ? 70 + kind : 0);
			kind++;
		}
		assert_int_equal(kind, CONTROL_KINDS);
	}
	entries_free(&found);
}

static void a_control_entry_of_a_newer_program_is_told_apart(void **state)
{
	static const char *const details[] = { "moon_changed 4", "room_changed", "room_changed x", "room_changed 4x", "" };
	struct control_event event;

	for (size_t i = 0; i < sizeof(details) / sizeof(details[0]); i++) {
		struct entry e = { .kind = ENTRY_CONTROL, .detail = str_of(details[i]) };

		assert_int_equal(control_read(&e, &event), ERR_BAD_FIELD);
	}
	assert_int_equal(control_read(&(struct entry){ .kind = ENTRY_POST, .detail = STR("room_changed 4") }, &event),
	                 ERR_BAD_FIELD);
}

/* --- settings --- */

static void a_setting_is_replaced_and_read_back(void **state)
{
	struct buf value = BUF_INIT(100);
	int64_t n;

	assert_int_equal(settings_get(tx, STR("a"), &value), ERR_NOT_FOUND);
	OK(settings_put(tx, STR("a"), STR("one")));
	OK(settings_put(tx, STR("a"), STR("two")));
	OK(settings_get(tx, STR("a"), &value));
	assert_string_equal(value.at, "two");
	assert_int_equal(settings_get_int(tx, STR("a"), &n), ERR_STORAGE);
	OK(settings_put_int(tx, STR("n"), INT64_MIN));
	OK(settings_get_int(tx, STR("n"), &n));
	assert_true(n == INT64_MIN);
	buf_release(&value);
}

/* --- keys --- */

static void each_purpose_has_a_key_of_its_own(void **state)
{
	for (int a = 0; a < KEY_PURPOSES; a++) {
		for (int b = 0; b < a; b++)
			assert_memory_not_equal(tx_key(tx, (enum key_purpose)a), tx_key(tx, (enum key_purpose)b),
			                        SEAL_KEY_LEN);
	}
}

static void a_stream_keeps_its_key_however_many_others_are_opened(void **state)
{
	enum { STREAMS = 20 };                        /* the ring of this fixture keeps 4 */
	struct seal_key first[STREAMS];
	const struct seal_key *key;
	int64_t id[STREAMS];

	for (int i = 0; i < STREAMS; i++) {
		OK(streams_create(tx, STREAM_ROOM, &id[i]));
		OK(key_ring_stream(tx, id[i], &key));
		first[i] = *key;
	}
	for (int round = 0; round < 3 * STREAMS; round++) {
		int i = round * 7 % STREAMS;

		OK(key_ring_stream(tx, id[i], &key));
		assert_memory_equal(key, &first[i], sizeof(*key));
		if (i)
			assert_memory_not_equal(key, &first[i - 1], sizeof(*key));
	}
}

static void a_key_used_often_is_not_looked_up_again(void **state)
{
	const struct seal_key *key;
	int64_t often, other;

	OK(streams_create(tx, STREAM_ROOM, &often));
	OK(key_ring_stream(tx, often, &key));
	OK(db_exec(tx->db, "UPDATE streams SET key = x'00'"));
	for (int i = 0; i < 10; i++) {
		OK(streams_create(tx, STREAM_ROOM, &other));
		OK(key_ring_stream(tx, other, &key));
		OK(key_ring_stream(tx, often, &key));
	}
}

static void a_key_long_unused_is_let_go(void **state)
{
	const struct seal_key *key;
	int64_t first, other;

	OK(streams_create(tx, STREAM_ROOM, &first));
	OK(key_ring_stream(tx, first, &key));
	for (int i = 0; i < 4; i++) {
		OK(streams_create(tx, STREAM_ROOM, &other));
		OK(key_ring_stream(tx, other, &key));
	}
	OK(db_exec(tx->db, "UPDATE streams SET key = x'00'"));
	OK(key_ring_stream(tx, other, &key));
	assert_int_equal(key_ring_stream(tx, first, &key), ERR_CRYPTO);
}

static void the_key_of_another_stream_does_not_open(void **state)
{
	const struct seal_key *key;
	int64_t a, b;

	OK(streams_create(tx, STREAM_ROOM, &a));
	OK(streams_create(tx, STREAM_ROOM, &b));
	OK(tx_exec(tx, NULL, "UPDATE streams SET key = (SELECT key FROM streams WHERE id = $1) WHERE id = $2",
	           "ii", a, b));
	assert_int_equal(key_ring_stream(tx, b, &key), ERR_CRYPTO);
	assert_int_equal(key_ring_stream(tx, 12345, &key), ERR_NOT_FOUND);
}

/* --- the story --- */

static int requests_part(struct tx *t)
{
	struct buf result = BUF_INIT(1000);
	struct digest d = digest("x");
	int64_t gone;
	int err = requests_put(t, 5, STR("key"), &d, STR("result"));

	if (!err)
		err = requests_find(t, 5, STR("key"), &d, &result);
	if (!err)
		err = requests_prune(t, INT64_MAX, 5, &gone);
	buf_release(&result);
	return err;
}

static int story(void)
{
	struct memory story_memory;
	struct list found;
	int64_t n;
	int err = memory_open(&story_memory);
	struct tx *t = &story_memory.tx;

	list_init(&found);
	if (!err)
		err = requests_part(t);
	if (!err)
		err = control_append(t, CONTROL_ROOM_CHANGED, 4, 4);
	if (!err)
		err = control_after(t, 0, 10, &found);
	if (!err)
		err = settings_put_int(t, STR("n"), 4);
	if (!err)
		err = settings_get_int(t, STR("n"), &n);
	entries_free(&found);
	memory_close(&story_memory);
	return err;
}

static void each_failing_allocation_is_survived(void **state)
{
	each_allocation(story);
}

#define T(name) cmocka_unit_test_setup_teardown(name, setup, teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		T(a_request_sent_again_gets_the_first_result),
		T(a_key_used_for_another_request_is_told),
		T(a_key_belongs_to_its_member),
		T(a_second_put_is_refused),
		T(a_result_moved_to_another_row_does_not_open),
		T(old_requests_are_forgotten_oldest_first),
		T(a_control_entry_says_what_changed),
		T(a_control_entry_of_a_newer_program_is_told_apart),
		T(a_setting_is_replaced_and_read_back),
		T(each_purpose_has_a_key_of_its_own),
		T(a_stream_keeps_its_key_however_many_others_are_opened),
		T(a_key_used_often_is_not_looked_up_again),
		T(a_key_long_unused_is_let_go),
		T(the_key_of_another_stream_does_not_open),
		cmocka_unit_test(each_failing_allocation_is_survived),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
