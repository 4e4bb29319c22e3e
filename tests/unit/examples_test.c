/* tests/unit/examples_test.c: every file of protocol/examples/ is read and written as it says. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <dirent.h>
#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "protocol/generated/messages.h"

#define EXAMPLES SOURCE_ROOT "/protocol/examples"
#define DEPTH 16

/* --- fixture --- */

struct example {
	char dir[64], name[256], path[1024];
	char *at;
	struct str bytes;
	enum op op;                           /* OP_NONE: an event, or an answer */
};

static struct str read_all(const char *path, char **ret_memory)
{
	FILE *file = fopen(path, "rb");
	size_t len, room = 1 << 20;
	char *at = malloc(room);

	assert_non_null(file);
	assert_non_null(at);
	len = fread(at, 1, room, file);
	assert_true(len < room);
	fclose(file);
	*ret_memory = at;
	return (struct str){ at, len };
}

static void run_example(const char *dir, const char *name, void (*check)(const struct example *))
{
	struct example x = { .op = op_find(str_of(dir)) };

	snprintf(x.dir, sizeof(x.dir), "%s", dir);
	snprintf(x.name, sizeof(x.name), "%s", name);
	snprintf(x.path, sizeof(x.path), EXAMPLES "/%s/%s", dir, name);
	x.bytes = read_all(x.path, &x.at);
	check(&x);
	free(x.at);
}

/* Run check for each file of one folder whose name starts with `prefix`; how many there were. */
static int each_example(const char *dir, const char *prefix, void (*check)(const struct example *))
{
	char path[512];
	struct dirent *entry;
	int n = 0;
	DIR *d;

	snprintf(path, sizeof(path), EXAMPLES "/%s", dir);
	d = opendir(path);
	if (!d)
		fail_msg("no examples for %s", dir);
	while ((entry = readdir(d))) {
		if (strncmp(entry->d_name, prefix, strlen(prefix)))
			continue;
		run_example(dir, entry->d_name, check);
		n++;
	}
	closedir(d);
	return n;
}

static enum op expected(const struct example *x)
{
	return op_rows[x->op].via == VIA_HTTP ? x->op : OP_NONE;
}

/* The same members and values, and nothing else. */
static void assert_same_json(const char *path, struct str wanted, const struct buf *got, bool without_head)
{
	json_t *one = json_loadb(wanted.at, wanted.len, 0, NULL), *other;

	assert_int_equal(got->err, 0);
	other = json_loadb(got->at, got->len, JSON_REJECT_DUPLICATES, NULL);
	if (without_head) {
		json_object_del(one, "op");
		json_object_del(one, "key");
	}
	if (!one || !other || !json_equal(one, other))
		fail_msg("%s came out as %s", path, got->at);
	json_decref(one);
	json_decref(other);
}

/* --- examples --- */

static void check_valid_request(const struct example *x)
{
	struct buf again = BUF_INIT(1 << 20);
	struct wire_fault fault;
	struct message m;
	char key[65];

	if (message_decode(x->bytes, expected(x), DEPTH, &m, key, &fault))
		fail_msg("%s: %s %s", x->path, err_name(fault.err), fault.field);
	assert_int_equal(m.op, x->op);
	assert_true(str_is(m.key, key));
	wire_encode(op_codecs[m.op].request, &m.u, &again);
	assert_same_json(x->path, x->bytes, &again, true);
	buf_release(&again);
	message_release(&m);
}

static void every_valid_request_is_read_whole(void **state)
{
	for (unsigned op = OP_NONE + 1; op < OP_COUNT; op++)
		assert_true(each_example(op_rows[op].name, "valid-", check_valid_request) > 0);
}

static json_t *faults;                    /* faults.json while a test runs */

/* A text of the index, "" when it says nothing. */
static const char *word_of(const json_t *wanted, const char *name)
{
	const char *word = json_string_value(json_object_get(wanted, name));

	return word ? word : "";
}

/* What is wrong with this example must be what faults.json says. */
static void assert_fault(const struct example *x, int err, const struct wire_fault *fault)
{
	json_t *wanted;
	char name[400];

	snprintf(name, sizeof(name), "%s/%s", x->dir, x->name);
	wanted = json_object_get(faults, name);
	if (!wanted)
		fail_msg("%s is not in faults.json", name);
	if (!err || strcmp(err_name(err), word_of(wanted, "code")) || strcmp(fault->field, word_of(wanted, "field")))
		fail_msg("%s: %s %s", name, err ? err_name(err) : "no error", fault->field);
	json_object_del(faults, name);
}

static void check_invalid_request(const struct example *x)
{
	struct wire_fault fault;
	struct message m;
	char key[65];
	int err = message_decode(x->bytes, expected(x), DEPTH, &m, key, &fault);

	assert_fault(x, err, &fault);
	assert_int_equal(err, fault.err);
	assert_null(m.root);
}

/* Read an object by its table into `ret`, for the C side of what a server only writes. */
static int read_object(struct str bytes, const struct wire_object *o, const struct wire_object *beside,
                       struct arena *arena, void *ret, json_t **ret_root, struct wire_fault *ret_fault)
{
	int err = json_read(bytes, DEPTH, ret_root);

	if (!err)
		err = wire_refuse_unknown(o, beside, *ret_root, ret_fault);
	return err ? err : wire_decode(o, *ret_root, arena, ret, ret_fault);
}

static void check_result(const struct example *x)
{
	struct buf again = BUF_INIT(1 << 20);
	union wire_result result = { 0 };
	struct wire_fault fault;
	struct arena arena;
	json_t *root = NULL;

	arena_init(&arena, 1 << 20);
	if (read_object(x->bytes, op_codecs[x->op].result, NULL, &arena, &result, &root, &fault))
		fail_msg("%s: %s %s", x->path, err_name(fault.err), fault.field);
	result_encode(x->op, &result, &again);
	assert_same_json(x->path, x->bytes, &again, false);
	buf_release(&again);
	arena_release(&arena);
	json_free(root);
}

static void every_result_comes_out_as_it_went_in(void **state)
{
	for (unsigned op = OP_NONE + 1; op < OP_COUNT; op++)
		assert_true(each_example(op_rows[op].name, "result", check_result) > 0);
}

static const struct wire_field type_field = { ",\"type\":", 4, WIRE_TEXT, true, .most = WIRE_NO_LIMIT };
static const struct wire_object type_head = { &type_field, 1 };

union any_event {
	struct wire_entries_event entries;
	struct wire_presence_event presence;
	struct wire_typing_event typing;
	struct wire_room_event room;
	struct wire_closed_event closed;
	struct wire_notice_event notice;
	struct wire_help_event help;
	struct wire_meeting_event meeting;
};

static void encode_event(const char *name, const union any_event *e, struct buf *out)
{
	if (!strcmp(name, "entries"))
		entries_event_encode(&e->entries, out);
	else if (!strcmp(name, "presence"))
		presence_event_encode(&e->presence, out);
	else if (!strcmp(name, "typing"))
		typing_event_encode(&e->typing, out);
	else if (!strcmp(name, "room"))
		room_event_encode(&e->room, out);
	else if (!strcmp(name, "closed"))
		closed_event_encode(&e->closed, out);
	else if (!strcmp(name, "notice"))
		notice_event_encode(&e->notice, out);
	else if (!strcmp(name, "help"))
		help_event_encode(&e->help, out);
	else if (!strcmp(name, "meeting"))
		meeting_event_encode(&e->meeting, out);
	else
		fail_msg("no encoder for %s in this test", name);
}

static const struct event_codec *event_now;

static void check_event(const struct example *x)
{
	struct buf again = BUF_INIT(1 << 20);
	union any_event event = { 0 };
	struct wire_fault fault;
	struct arena arena;
	json_t *root = NULL;

	arena_init(&arena, 1 << 20);
	if (read_object(x->bytes, event_now->object, &type_head, &arena, &event, &root, &fault))
		fail_msg("%s: %s %s", x->path, err_name(fault.err), fault.field);
	encode_event(x->dir, &event, &again);
	assert_same_json(x->path, x->bytes, &again, false);
	buf_release(&again);
	arena_release(&arena);
	json_free(root);
}

static void every_event_comes_out_as_it_went_in(void **state)
{
	for (event_now = event_codecs; event_now->name; event_now++)
		assert_true(each_example(event_now->name, "valid-", check_event) > 0);
}

static void check_invalid_event(const struct example *x)
{
	union any_event event = { 0 };
	struct wire_fault fault;
	struct arena arena;
	json_t *root = NULL;

	arena_init(&arena, 1 << 20);
	assert_fault(x, read_object(x->bytes, event_now->object, &type_head, &arena, &event, &root, &fault), &fault);
	arena_release(&arena);
	json_free(root);
}

static void everything_invalid_is_refused_by_code_and_field(void **state)
{
	faults = json_load_file(EXAMPLES "/faults.json", 0, NULL);
	assert_non_null(faults);
	for (unsigned op = OP_NONE + 1; op < OP_COUNT; op++)
		assert_true(each_example(op_rows[op].name, "invalid-", check_invalid_request) > 0);
	for (event_now = event_codecs; event_now->name; event_now++)
		assert_true(each_example(event_now->name, "invalid-", check_invalid_event) > 0);
	assert_int_equal(json_object_size(faults), 0);
	json_decref(faults);
}

/* --- replies and errors --- */

static int err_of(const char *name)
{
	for (int index = 1; index < ERR_COUNT_; index++)
		if (!strcmp(err_name(-index), name))
			return -index;
	fail_msg("no error is called %s", name);
	return 0;
}

static void check_error(const struct example *x)
{
	json_t *frame = json_loadb(x->bytes.at, x->bytes.len, 0, NULL), *error = json_object_get(frame, "error");
	struct wire_fault fault = { .retry_after_ms = json_integer_value(json_object_get(error, "retry_after_ms")),
		.until_ms = json_integer_value(json_object_get(error, "until")) };
	enum wire_boundary boundary;
	struct buf again = BUF_INIT(1 << 20);
	const json_t *name;
	size_t i;

	json_array_foreach(json_object_get(error, "boundaries"), i, name) {
		assert_int_equal(wire_boundary_parse(str_of(json_string_value(name)), &boundary), 0);
		fault.boundaries |= 1u << boundary;
	}
	fault.err = err_of(word_of(error, "code"));
	snprintf(fault.field, sizeof(fault.field), "%s", word_of(error, "field"));
	error_encode(str_of(word_of(frame, "key")), &fault, &again);
	assert_same_json(x->path, x->bytes, &again, false);
	buf_release(&again);
	json_decref(frame);
}

static void every_error_example_is_what_the_server_writes(void **state)
{
	assert_true(each_example("error", "valid-", check_error) > 0);
}

static void check_reply(const struct example *x)
{
	json_t *frame = json_loadb(x->bytes.at, x->bytes.len, 0, NULL);
	char *result = json_dumps(json_object_get(frame, "result"), 0);
	struct buf again = BUF_INIT(1 << 20);

	assert_non_null(result);
	reply_encode(str_of(word_of(frame, "key")), str_of(result), &again);
	assert_same_json(x->path, x->bytes, &again, false);
	buf_release(&again);
	mem_free(result);
	json_decref(frame);
}

static void every_reply_example_is_what_the_server_writes(void **state)
{
	assert_true(each_example("reply", "valid-", check_reply) > 0);
}

static int set_up(void **state)
{
	protocol_init();
	return 0;
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_valid_request_is_read_whole),
		cmocka_unit_test(every_result_comes_out_as_it_went_in),
		cmocka_unit_test(every_event_comes_out_as_it_went_in),
		cmocka_unit_test(everything_invalid_is_refused_by_code_and_field),
		cmocka_unit_test(every_reply_example_is_what_the_server_writes),
		cmocka_unit_test(every_error_example_is_what_the_server_writes),
	};

	return cmocka_run_group_tests(tests, set_up, NULL);
}
