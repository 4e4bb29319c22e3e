/* tests/unit/messages_test.c: the wire codec, beside what examples_test.c shows with files. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <stdio.h>
#include <string.h>

#include "base/id.h"
#include "base/role.h"
#include "each_allocation.h"
#include "protocol/generated/messages.h"

#define DEPTH 16
#define KEY "Yd4mT9wQx2LkVb7s"
#define ROOM "2v8kq0n4hc5xt"
#define ANA "1qf6y2t8bk4wj"

/* --- fixture --- */

static char key[65];
static struct wire_fault fault;

static int decode(const char *json, struct message *ret)
{
	return message_decode(str_of(json), OP_NONE, DEPTH, ret, key, &fault);
}

/* Decode a ping with `rest` behind the key; it is always released. */
static int decode_ping(const char *rest)
{
	struct buf text = BUF_INIT(1 << 20);
	struct message m;
	int err;

	buf_putf(&text, "{\"op\":\"ping\",\"key\":\"" KEY "\"%s}", rest);
	assert_int_equal(text.err, 0);
	err = decode(text.at, &m);
	message_release(&m);
	buf_release(&text);
	return err;
}

static void fill(struct buf *text, const char *part, int times)
{
	while (times--)
		buf_puts(text, part);
}

static int64_t id_of(const char *text)
{
	int64_t id = 0;

	assert_int_equal(id_parse(str_of(text), &id), 0);
	return id;
}

static struct wire_entry a_post(void)
{
	return (struct wire_entry){
		.seq = 42, .at = 1795209965123, .kind = WIRE_ENTRY_KIND_POST,
		.by = { .id = id_of(ANA), .name = STR("Ana"), .role = WIRE_ROLE_PARTICIPANT },
		.key = STR(KEY), .body = STR("Hello \"you\"\n"),
	};
}

/* --- requests --- */

static void a_post_arrives_in_its_struct(void **state)
{
	struct message m;

	assert_int_equal(decode("{\"op\":\"room.post\",\"key\":\"" KEY "\",\"room\":\"" ROOM "\",\"body\":\"\\u00e9\"}", &m), 0);
	assert_int_equal(m.op, OP_ROOM_POST);
	assert_true(str_is(m.key, KEY));
	assert_string_equal(key, KEY);
	assert_true(m.u.room_post.room == id_of(ROOM) && message_room(&m) == id_of(ROOM));
	assert_true(str_is(m.u.room_post.body, "\xc3\xa9"));
	message_release(&m);
	assert_int_equal(message_room(&m), 0);
	message_release(&m);
}

static void what_is_left_out_is_told_from_what_is_empty(void **state)
{
	struct message m;

	assert_int_equal(decode("{\"op\":\"room.update\",\"key\":\"" KEY "\",\"room\":\"" ROOM
	                        "\",\"about\":\"\",\"reactions\":[],\"open\":false}", &m), 0);
	assert_true(m.u.room_update.about.at && m.u.room_update.about.len == 0);
	assert_null(m.u.room_update.rules.at);
	assert_true(m.u.room_update.has_reactions && m.u.room_update.n_reactions == 0);
	assert_true(m.u.room_update.has_open && !m.u.room_update.open);
	assert_false(m.u.room_update.has_typing || m.u.room_update.has_history || m.u.room_update.has_capacity);
	message_release(&m);
}

static void a_request_without_a_room_has_room_0(void **state)
{
	struct message m;

	assert_int_equal(decode("{\"op\":\"invite.list\",\"key\":\"" KEY "\"}", &m), 0);
	assert_int_equal(message_room(&m), 0);
	message_release(&m);
}

static void an_array_arrives_whole_and_in_order(void **state)
{
	struct message m;

	assert_int_equal(decode("{\"op\":\"hello\",\"key\":\"" KEY "\",\"client\":\"tab-8fK2mWqZ\",\"resume\":["
	                        "{\"room\":\"" ROOM "\",\"after\":9007199254740991},{\"room\":\"" ANA "\",\"after\":0}]}", &m), 0);
	assert_int_equal(m.u.hello.n_resume, 2);
	assert_true(m.u.hello.resume[0].after == 9007199254740991 && m.u.hello.resume[1].room == id_of(ANA));
	message_release(&m);
}

static void the_key_of_a_wrong_request_is_kept_when_it_is_a_key(void **state)
{
	struct message m;

	assert_int_equal(decode("{\"op\":\"room.shout\",\"key\":\"" KEY "\"}", &m), ERR_UNKNOWN_OP);
	assert_string_equal(key, KEY);
	assert_int_equal(decode("{\"op\":\"ping\",\"key\":\"short\"}", &m), ERR_BAD_FIELD);
	assert_string_equal(key, "");
	assert_int_equal(decode("{\"op\":\"ping\",\"key\":[]}", &m), ERR_BAD_FIELD);
	assert_string_equal(key, "");
	assert_int_equal(decode("", &m), ERR_BAD_JSON);
	assert_string_equal(key, "");
}

static void the_two_roads_do_not_mix(void **state)
{
	static const char body[] = "{\"key\":\"" KEY "\",\"room\":\"" ROOM "\",\"body\":\"x\"}";
	struct message m;

	assert_int_equal(message_decode(STR(body), OP_ROOM_POST, DEPTH, &m, key, &fault), ERR_UNKNOWN_OP);
	assert_int_equal(decode("{\"op\":\"session.close\",\"key\":\"" KEY "\"}", &m), ERR_UNKNOWN_OP);
	assert_string_equal(fault.field, "op");
	assert_int_equal(message_decode(STR("{\"key\":\"" KEY "\"}"), OP_SESSION_CLOSE, DEPTH, &m, key, &fault), 0);
	message_release(&m);
}

static void nesting_is_counted_before_anybody_recurses(void **state)
{
	struct buf text = BUF_INIT(1 << 20);

	buf_puts(&text, ",\"x\":");
	fill(&text, "[", DEPTH - 1);
	fill(&text, "]", DEPTH - 1);
	assert_int_equal(decode_ping(text.at), ERR_UNKNOWN_FIELD);
	buf_reset(&text);
	buf_puts(&text, ",\"x\":");
	fill(&text, "[", DEPTH);
	fill(&text, "]", DEPTH);
	assert_int_equal(decode_ping(text.at), ERR_BAD_JSON);
	buf_reset(&text);
	fill(&text, "[", 20000);
	assert_int_equal(decode_ping(text.at), ERR_BAD_JSON);
	buf_release(&text);
}

static void brackets_in_words_are_words(void **state)
{
	struct message m;

	assert_int_equal(decode("{\"op\":\"room.post\",\"key\":\"" KEY "\",\"room\":\"" ROOM
	                        "\",\"body\":\"\\\"[[[[[[[[[[[[[[[[[[[[[[{{{{{{\\\\\"}", &m), 0);
	message_release(&m);
}

static void values_are_counted_before_anybody_allocates(void **state)
{
	struct buf text = BUF_INIT(1 << 20);

	buf_puts(&text, ",\"x\":[0");
	fill(&text, ",0", JSON_VALUES_MAX - 4);
	buf_puts(&text, "]");
	assert_int_equal(decode_ping(text.at), ERR_UNKNOWN_FIELD);
	text.len--;
	buf_puts(&text, ",0]");
	assert_int_equal(decode_ping(text.at), ERR_TOO_LARGE);
	assert_string_equal(fault.field, "");
	buf_release(&text);
}

static void a_strangers_field_name_is_told_in_plain_ascii_and_not_too_long(void **state)
{
	assert_int_equal(decode_ping(",\"\\u001b[31m\\u2028\":1"), ERR_UNKNOWN_FIELD);
	assert_string_equal(fault.field, "?[31m???");
	assert_int_equal(decode_ping(",\"0123456789012345678901234567890123456789012345678901234567890123456789\":1"),
	                 ERR_UNKNOWN_FIELD);
	assert_string_equal(fault.field, "012345678901234567890123456789012345678901234567890123456789012");
}

static void a_fault_of_one_request_does_not_stay_for_the_next(void **state)
{
	assert_int_equal(decode_ping(",\"x\":1"), ERR_UNKNOWN_FIELD);
	assert_int_equal(decode_ping(""), 0);
	assert_int_equal(fault.err, 0);
	assert_string_equal(fault.field, "");
}

/* --- answers --- */

static void a_post_is_written_byte_for_byte(void **state)
{
	struct buf out = BUF_INIT(4096);
	struct wire_entry post = a_post();

	wire_entry_encode(&post, &out);
	assert_string_equal(out.at, "{\"seq\":42,\"at\":1795209965123,\"kind\":\"post\","
	                    "\"by\":{\"id\":\"" ANA "\",\"name\":\"Ana\",\"role\":\"participant\"},"
	                    "\"key\":\"" KEY "\",\"body\":\"Hello \\\"you\\\"\\n\"}");
	buf_release(&out);
}

static void an_event_begins_with_its_type(void **state)
{
	struct wire_typing_event event = { .room = id_of(ROOM), .member = id_of(ANA), .on = true };
	struct buf out = BUF_INIT(4096);

	typing_event_encode(&event, &out);
	assert_string_equal(out.at, "{\"type\":\"typing\",\"room\":\"" ROOM "\",\"member\":\"" ANA "\",\"on\":true}");
	buf_release(&out);
}

static void a_reply_carries_the_key_and_the_result(void **state)
{
	union wire_result result = { .room_post = { .seq = 42, .has_seq = true, .at = 7 } };
	struct buf json = BUF_INIT(4096), out = BUF_INIT(4096);

	result_encode(OP_ROOM_POST, &result, &json);
	reply_encode(STR(KEY), (struct str){ json.at, json.len }, &out);
	assert_string_equal(out.at, "{\"type\":\"reply\",\"key\":\"" KEY "\",\"result\":{\"seq\":42,\"at\":7}}");
	buf_reset(&json);
	result_encode(OP_PING, &result, &json);
	assert_string_equal(json.at, "{}");
	buf_release(&json);
	buf_release(&out);
}

static void an_error_says_what_where_and_when_again(void **state)
{
	struct wire_fault slow = { .err = ERR_SLOW_DOWN, .retry_after_ms = 1500 };
	struct wire_fault wrong = { .err = ERR_BAD_FIELD, .field = "resume[2].after" };
	struct buf out = BUF_INIT(4096);

	error_encode(STR(KEY), &slow, &out);
	assert_string_equal(out.at, "{\"type\":\"error\",\"key\":\"" KEY "\",\"error\":{\"code\":\"slow_down\","
	                    "\"retry_after_ms\":1500,\"text\":\"A moment, please. Try again shortly.\"}}");
	buf_reset(&out);
	error_encode((struct str){ 0 }, &wrong, &out);
	assert_string_equal(out.at, "{\"type\":\"error\",\"error\":{\"code\":\"bad_field\",\"field\":\"resume[2].after\","
	                    "\"text\":\"Part of that was not in the right form.\"}}");
	buf_release(&out);
}

static void a_wait_longer_than_a_day_is_told_as_a_day(void **state)
{
	struct wire_fault slow = { .err = ERR_SLOW_DOWN, .retry_after_ms = INT64_MAX };
	struct buf out = BUF_INIT(4096);

	error_encode(STR(KEY), &slow, &out);
	assert_non_null(strstr(out.at, "\"retry_after_ms\":86400000,"));
	buf_release(&out);
}

static void what_happens_inside_the_server_stays_there(void **state)
{
	struct wire_fault inside = { .err = ERR_CRYPTO };
	struct buf out = BUF_INIT(4096);

	error_encode(STR(KEY), &inside, &out);
	assert_non_null(strstr(out.at, "\"code\":\"internal\",\"text\":\"Something went wrong on our side.\""));
	assert_int_equal(error_http_status(ERR_CRYPTO), 500);
	assert_int_equal(error_http_status(ERR_NOT_SIGNED_IN), 401);
	assert_int_equal(error_http_status(12345), 500);
	buf_release(&out);
}

static void what_does_not_fit_is_an_error_of_the_buffer(void **state)
{
	struct wire_entry post = a_post();
	struct buf out = BUF_INIT(40);

	wire_entry_encode(&post, &out);
	assert_int_equal(out.err, ERR_TOO_LARGE);
	buf_release(&out);
}

/* --- the tables agree with the rest of the server --- */

static void every_error_that_may_leave_is_in_the_schema_in_the_same_order(void **state)
{
	enum wire_error_code code;

	for (int index = 1; index <= -ERR_INTERNAL; index++) {
		assert_int_equal(wire_error_code_parse(str_of(err_name(-index)), &code), 0);
		assert_int_equal(code, index - 1);
		assert_string_equal(wire_error_code_name(code), err_name(-index));
	}
	assert_int_equal(WIRE_ERROR_CODE_INTERNAL, -ERR_INTERNAL - 1);
	assert_int_equal(wire_error_code_parse(STR("crypto"), &code), ERR_BAD_FIELD);
}

static void roles_have_the_same_numbers_and_names_on_both_sides(void **state)
{
	for (unsigned role = 0; role < ROLE_COUNT; role++)
		assert_string_equal(wire_role_name(role), role_name(role));
	assert_int_equal(WIRE_ROLE_ADMIN, ROLE_COUNT - 1);
}

static void every_operation_is_found_by_its_name_and_costs_something(void **state)
{
	for (unsigned op = OP_NONE + 1; op < OP_COUNT; op++) {
		assert_int_equal(op_find(str_of(op_rows[op].name)), op);
		assert_true(op_rows[op].cost > 0);
		assert_true((op_rows[op].need == NEED_ROLE) == (op_rows[op].roles != 0));
		assert_non_null(op_codecs[op].request);
	}
	assert_int_equal(op_find(STR("room.pos")), OP_NONE);
	assert_int_equal(op_find((struct str){ 0 }), OP_NONE);
}

static void the_row_of_an_operation_is_what_the_schema_says(void **state)
{
	const struct op_row *row = &op_rows[OP_SANCTION_GIVE];

	assert_true(row->via == VIA_SOCKET && row->scope == SCOPE_ROOM && row->keyed && !row->seat);
	assert_int_equal(row->roles, ROLE_BIT(ROLE_MENTOR) | ROLE_BIT(ROLE_FACILITATOR) | ROLE_BIT(ROLE_ADMIN));
	assert_true(op_rows[OP_ROOM_POST].seat && op_rows[OP_HELLO].need == NEED_MEMBER);
	assert_true(op_rows[OP_MEMBER_JOIN].need == NEED_OPEN && op_rows[OP_MEMBER_JOIN].via == VIA_HTTP);
}

/* --- memory --- */

static int decode_story(void)
{
	struct message m;
	int err = decode("{\"op\":\"hello\",\"key\":\"" KEY "\",\"client\":\"tab-8fK2mWqZ\",\"resume\":["
	                 "{\"room\":\"" ROOM "\",\"after\":41},{\"room\":\"" ANA "\",\"after\":0}]}", &m);

	assert_int_equal(err, fault.err);
	message_release(&m);
	return err;
}

static int encode_story(void)
{
	struct wire_entry post = a_post();
	struct wire_entries_event event = { .stream = id_of(ROOM), .entries = &post, .n_entries = 1 };
	struct buf out = BUF_INIT(4096);
	int err;

	entries_event_encode(&event, &out);
	err = out.err;
	buf_release(&out);
	return err;
}

static void no_memory_is_said_and_nothing_leaks(void **state)
{
	each_allocation(decode_story);
	each_allocation(encode_story);
}

static int set_up(void **state)
{
	protocol_init();
	return 0;
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_post_arrives_in_its_struct),
		cmocka_unit_test(what_is_left_out_is_told_from_what_is_empty),
		cmocka_unit_test(a_request_without_a_room_has_room_0),
		cmocka_unit_test(an_array_arrives_whole_and_in_order),
		cmocka_unit_test(the_key_of_a_wrong_request_is_kept_when_it_is_a_key),
		cmocka_unit_test(the_two_roads_do_not_mix),
		cmocka_unit_test(nesting_is_counted_before_anybody_recurses),
		cmocka_unit_test(brackets_in_words_are_words),
		cmocka_unit_test(values_are_counted_before_anybody_allocates),
		cmocka_unit_test(a_strangers_field_name_is_told_in_plain_ascii_and_not_too_long),
		cmocka_unit_test(a_fault_of_one_request_does_not_stay_for_the_next),
		cmocka_unit_test(a_post_is_written_byte_for_byte),
		cmocka_unit_test(an_event_begins_with_its_type),
		cmocka_unit_test(a_reply_carries_the_key_and_the_result),
		cmocka_unit_test(an_error_says_what_where_and_when_again),
		cmocka_unit_test(a_wait_longer_than_a_day_is_told_as_a_day),
		cmocka_unit_test(what_happens_inside_the_server_stays_there),
		cmocka_unit_test(what_does_not_fit_is_an_error_of_the_buffer),
		cmocka_unit_test(every_error_that_may_leave_is_in_the_schema_in_the_same_order),
		cmocka_unit_test(roles_have_the_same_numbers_and_names_on_both_sides),
		cmocka_unit_test(every_operation_is_found_by_its_name_and_costs_something),
		cmocka_unit_test(the_row_of_an_operation_is_what_the_schema_says),
		cmocka_unit_test(no_memory_is_said_and_nothing_leaks),
	};

	return cmocka_run_group_tests(tests, set_up, NULL);
}
