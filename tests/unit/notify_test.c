/* Where alerts may go, what they say, and when they are tried again. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <arpa/inet.h>
#include <cmocka.h>
#include <netinet/in.h>

#include "base/config.h"
#include "each_allocation.h"
#include "notify/guard.h"
#include "notify/outcome.h"
#include "notify/parcel_text.h"
#include "notify/target.h"

#define OK(call) assert_int_equal((call), 0)

/* --- the guard --- */

static bool public_text(const char *text)
{
	struct sockaddr_in v4 = { .sin_family = AF_INET };
	struct sockaddr_in6 v6 = { .sin6_family = AF_INET6 };

	if (inet_pton(AF_INET, text, &v4.sin_addr) == 1)
		return guard_public((struct sockaddr *)&v4, sizeof v4);
	assert_int_equal(inet_pton(AF_INET6, text, &v6.sin6_addr), 1);
	return guard_public((struct sockaddr *)&v6, sizeof v6);
}

static void addresses_of_the_internet_pass(void **state)
{
	static const char *const open[] = { "1.1.1.1", "9.255.255.255", "11.0.0.0", "100.63.255.255", "100.128.0.0", "126.255.255.255",
		"128.0.0.1", "169.253.255.255", "172.15.255.255", "172.32.0.0", "192.167.255.255", "192.169.0.0", "198.17.255.255",
		"198.20.0.0", "223.255.255.255", "2606:4700::1111", "2a00:1450:4001::1", "2001:200::1", "::ffff:1.1.1.1", "64:ff9b::1.1.1.1",
		"2002:101:101::1" };
	size_t i;

	for (i = 0; i < sizeof open / sizeof *open; i++)
		if (!public_text(open[i]))
			fail_msg("%s should pass", open[i]);
}

static void addresses_of_this_machine_and_its_networks_do_not(void **state)
{
	static const char *const shut[] = { "0.0.0.0", "0.1.2.3", "10.0.0.1", "10.255.255.255", "100.64.0.1", "100.127.255.255", "127.0.0.1",
		"127.255.255.254", "169.254.169.254", "172.16.0.1", "172.31.255.255", "192.0.0.1", "192.0.2.1", "192.88.99.1", "192.168.0.1",
		"192.168.255.255", "198.18.0.1", "198.19.255.255", "198.51.100.1", "203.0.113.1", "224.0.0.1", "239.255.255.255", "240.0.0.1",
		"255.255.255.255", "::", "::1", "::127.0.0.1", "::ffff:127.0.0.1", "::ffff:10.1.2.3", "::ffff:169.254.169.254", "fe80::1",
		"febf::1", "fec0::1", "fc00::1", "fd00:ec2::254", "fdff::1", "ff02::1", "64:ff9b::127.0.0.1", "64:ff9b::10.0.0.1", "64:ff9b:1::1",
		"100::1", "2001::1", "2001:db8::1", "2001:10::1", "2001:20::1", "2002:7f00:1::1", "2002:a9fe:a9fe::1", "3fff::1", "4000::1", "5f00::1" };
	size_t i;

	for (i = 0; i < sizeof shut / sizeof *shut; i++)
		if (public_text(shut[i]))
			fail_msg("%s should not pass", shut[i]);
}

static void what_is_no_internet_address_does_not_pass(void **state)
{
	struct sockaddr local = { .sa_family = AF_UNIX };
	struct sockaddr_in cut = { .sin_family = AF_INET, .sin_addr.s_addr = htonl(0x01010101) };

	assert_false(guard_public(&local, sizeof local));
	assert_false(guard_public((struct sockaddr *)&cut, 4));
}

/* --- targets --- */

static struct config config;

static int setup(void **state)
{
	config_init(&config);
	config.site_url = "https://notes.example/";
	config.notify_smtp_url = "smtp://mail.example:587";
	config.notify_mail_from = "alerts@notes.example";
	return 0;
}

static int teardown(void **state)
{
	config.notify_smtp_url = config.notify_mail_from = config.site_url = "";
	config_init(&config);
	config_release(&config);
	return 0;
}

static int webhook(const char *url)
{
	struct target_words words = { .url = str_of(url) };
	struct target t;
	const char *field = "";
	int err = target_check(&config, TARGET_WEBHOOK, &words, &t, &field);

	if (err)
		assert_string_equal(field, "url");
	return err;
}

static void a_webhook_is_https_to_somewhere_else(void **state)
{
	static const char *const wrong[] = { "", "hooks.example", "http://hooks.example/", "ftp://hooks.example/", "file:///etc/passwd",
		"https://user:secret@hooks.example/", "https://hooks.example/#part", "https://127.0.0.1/", "https://2130706433/", "https://0x7f.1/",
		"https://[::1]/", "https://[::ffff:10.0.0.1]/", "https://10.1.2.3:8443/", "https://169.254.169.254/latest", "https://",
		"https://hooks.example/a b", "smtp://mail.example/" };
	size_t i;

	OK(webhook("https://hooks.example/cairn?x=1"));
	OK(webhook("https://hooks.example:8443/"));
	OK(webhook("https://1.1.1.1/x"));
	OK(webhook("https://[2606:4700::1111]/x"));
	assert_int_equal(webhook(NULL), ERR_MISSING_FIELD);
	for (i = 0; i < sizeof wrong / sizeof *wrong; i++)
		if (webhook(wrong[i]) != ERR_BAD_FIELD)
			fail_msg("%s should be refused", wrong[i]);
}

static void an_operator_can_allow_plain_http_and_private_networks(void **state)
{
	config.notify_allow_http = true;
	OK(webhook("http://hooks.example/"));
	assert_int_equal(webhook("http://127.0.0.1/"), ERR_BAD_FIELD);
	config.notify_private_addresses = true;
	OK(webhook("http://127.0.0.1:8080/"));
	assert_int_equal(webhook("ftp://127.0.0.1/"), ERR_BAD_FIELD);
}

static void a_mail_address_can_do_no_harm_in_a_header(void **state)
{
	static const char *const right[] = { "a@b", "mo.o'hara+x@mail.example.org", "x_y-z@a-b.example" };
	static const char *const wrong[] = { "", "@", "a@", "@b", "a b@c.example", "a@b@c", "a@b.example\r\nBcc: c@d.example",
		"a@b.example>", "<a@b.example>",
		"a,b@c.example", "\"a\"@b.example", "a@-b.example", "a@.example", "a@b.example.", ".a@b.example", "a.@b.example", "m\xc3\xb6@b.example",
		"a@b.example ", "a@[127.0.0.1]" };
	size_t i;

	for (i = 0; i < sizeof right / sizeof *right; i++)
		if (!target_mail_address(str_of(right[i])))
			fail_msg("%s should be taken", right[i]);
	for (i = 0; i < sizeof wrong / sizeof *wrong; i++)
		if (target_mail_address(str_of(wrong[i])))
			fail_msg("%s should be refused", wrong[i]);
	assert_false(target_mail_address((struct str){ "a\0@b.example", 12 }));
}

static void nobody_is_reached_by_mail_where_none_is_sent(void **state)
{
	struct target_words words = { .address = STR("mo@b.example") };
	struct target t;
	const char *field;

	OK(target_check(&config, TARGET_EMAIL, &words, &t, &field));
	config.notify_smtp_url = "";
	assert_int_equal(target_check(&config, TARGET_EMAIL, &words, &t, &field), ERR_BAD_FIELD);
	assert_string_equal(field, "kind");
}

static const char point[] = "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4=";

static void a_subscription_needs_a_key_of_the_curve_and_a_secret(void **state)
{
	struct target_words words = { .url = STR("https://push.example/s/1"), .p256dh = str_of(point), .auth = STR("BTBZMqHH6r4Tts7J_aSIgg==") };
	struct target t;
	const char *field;

	OK(target_check(&config, TARGET_PUSH, &words, &t, &field));
	words.auth = STR("short");
	assert_int_equal(target_check(&config, TARGET_PUSH, &words, &t, &field), ERR_BAD_FIELD);
	assert_string_equal(field, "auth");
	words.p256dh = STR("BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiwA");
	assert_int_equal(target_check(&config, TARGET_PUSH, &words, &t, &field), ERR_BAD_FIELD);
	assert_string_equal(field, "p256dh");
	words.p256dh = (struct str){ 0 };
	assert_int_equal(target_check(&config, TARGET_PUSH, &words, &t, &field), ERR_MISSING_FIELD);
}

static void what_is_kept_of_a_target_comes_back(void **state)
{
	struct target_words words = { .url = STR("https://push.example/s/\"1\""), .p256dh = str_of(point), .auth = STR("BTBZMqHH6r4Tts7J_aSIgg") };
	struct target t, again;
	struct arena arena;
	struct buf json = BUF_INIT(8192);
	const char *field;

	arena_init(&arena, 1 << 20);
	OK(target_check(&config, TARGET_PUSH, &words, &t, &field));
	OK(target_write(&t, &json));
	OK(target_read(STR("push"), (struct str){ json.at, json.len }, &arena, &again));
	assert_true(str_eq(t.url, again.url));
	assert_memory_equal(&t.keys, &again.keys, sizeof t.keys);
	buf_reset(&json);
	t = (struct target){ .kind = TARGET_WEBHOOK, .url = STR("https://hooks.example/"), .secret = STR("quiet") };
	OK(target_write(&t, &json));
	OK(target_read(STR("webhook"), (struct str){ json.at, json.len }, &arena, &again));
	assert_true(str_is(again.secret, "quiet") && str_is(again.url, "https://hooks.example/"));
	assert_int_equal(target_read(STR("email"), (struct str){ json.at, json.len }, &arena, &again), ERR_STORAGE);
	assert_int_equal(target_read(STR("pigeon"), STR("{}"), &arena, &again), ERR_STORAGE);
	assert_int_equal(target_read(STR("webhook"), STR("{\"url\":7}"), &arena, &again), ERR_STORAGE);
	assert_int_equal(target_read(STR("webhook"), STR("nonsense"), &arena, &again), ERR_STORAGE);
	assert_int_equal(target_read(STR("webhook"), (struct str){ 0 }, &arena, &again), ERR_STORAGE);
	buf_release(&json);
	arena_release(&arena);
}

/* --- what is said --- */

static const struct parcel alarm = { .id = 77, .room = 5, .case_id = 9, .at_ms = INT64_C(1795000000123), .kind = STR("alarm"), .level = STR("crisis"),
	.open = true };

static void an_alert_is_a_kind_a_level_a_time_and_a_link(void **state)
{
	struct buf out = BUF_INIT(4096);

	OK(parcel_json(&config, &alarm, &out));
	assert_string_equal(out.at, "{\"id\":\"000000000002d\",\"kind\":\"alarm\",\"level\":\"crisis\",\"at\":1795000000123,"
		"\"link\":\"https://notes.example/#case=0000000000005.0000000000009\",\"site\":\"Notes\"}");
	buf_release(&out);
}

static void a_test_has_its_code_and_leads_to_the_pages_of_staff(void **state)
{
	struct parcel test = { .id = 1, .kind = STR("test"), .level = STR(""), .code = STR("042517"), .at_ms = 5 };
	struct buf out = BUF_INIT(4096);

	OK(parcel_json(&config, &test, &out));
	assert_non_null(strstr(out.at, "\"code\":\"042517\""));
	assert_non_null(strstr(out.at, "\"link\":\"https://notes.example/#team.oncall\""));
	buf_release(&out);
}

/* Made with: printf '%s' '1700000000.{"a":1}' | openssl dgst -sha256 -hmac s3cret */
#define KNOWN_MAC "1698a50bc74d1ff1db85c4e0a5297c2ad9fdba245d5737cdb789e4cc6e098940"

static void a_signature_is_over_the_time_and_the_body(void **state)
{
	struct buf out = BUF_INIT(4096), other = BUF_INIT(4096);

	OK(webhook_signature(STR("s3cret"), 1700000000, STR("{\"a\":1}"), &out));
	assert_string_equal(out.at, "t=1700000000,v1=" KNOWN_MAC);
	OK(webhook_signature(STR("s3cret"), 1700000001, STR("{\"a\":1}"), &other));
	assert_string_not_equal(strchr(out.at, ','), strchr(other.at, ','));
	buf_release(&out);
	buf_release(&other);
}

static void a_mail_says_nothing_at_a_glance_and_is_well_formed(void **state)
{
	struct buf out = BUF_INIT(8192);
	const char *line, *end;

	OK(parcel_mail(&config, &alarm, STR("mo@b.example"), INT64_C(1700000000000), &out));
	assert_non_null(strstr(out.at, "Date: Tue, 14 Nov 2023 22:13:20 +0000\r\n"));
	assert_non_null(strstr(out.at, "From: <alerts@notes.example>\r\n"));
	assert_non_null(strstr(out.at, "To: <mo@b.example>\r\n"));
	assert_non_null(strstr(out.at, "Subject: Notes: please look in now\r\n"));
	assert_non_null(strstr(out.at, "Message-ID: <000000000002d.notice@notes.example>\r\n"));
	assert_non_null(strstr(out.at, "Content-Type: text/plain; charset=UTF-8\r\n"));
	assert_non_null(strstr(out.at, "https://notes.example/#case=3D0000000000005.0000000000009\r\n"));
	for (line = out.at; (end = strchr(line, '\n')); line = end + 1) {
		assert_true(end > line && end[-1] == '\r');
		assert_true(end - line <= 79);
	}
	assert_int_equal(*line, 0);
	buf_release(&out);
}

static void a_name_in_any_script_fits_a_header(void **state)
{
	struct buf out = BUF_INIT(8192);
	const char *at;

	config.site_name = "Блокнот для заметок, длинное имя";
	OK(parcel_mail(&config, &alarm, STR("mo@b.example"), 0, &out));
	assert_non_null(strstr(out.at, "Subject: =?UTF-8?B?"));
	assert_non_null(strstr(out.at, "?=\r\n =?UTF-8?B?"));
	for (at = out.at; *at; at++)
		assert_true((unsigned char)*at < 0x80);
	buf_release(&out);
}

static void the_last_line_of_a_long_body_is_folded(void **state)
{
	struct buf out = BUF_INIT(8192);
	const char *line, *end;

	config.site_url = "https://a-very-long-name-of-a-host-that-somebody-chose-for-reasons-of-their-own.notes.example";
	OK(parcel_mail(&config, &alarm, STR("mo@b.example"), 0, &out));
	for (line = out.at; (end = strchr(line, '\n')); line = end + 1)
		assert_true(end - line <= 77);
	assert_non_null(strstr(out.at, "=\r\n"));
	buf_release(&out);
}

/* --- trying again --- */

static struct outcome_case failed(int64_t attempts)
{
	return (struct outcome_case){ .outcome = OUTCOME_TIMEOUT, .now_ms = 1000000, .made_ms = 1000000, .give_up_ms = 6 * 3600 * 1000,
		.attempts = attempts };
}

static void waiting_grows_to_five_minutes_and_stays_there(void **state)
{
	static const int64_t waits[] = { 5000, 15000, 45000, 120000, 300000, 300000 };
	struct outcome_case c;
	size_t i;

	for (i = 0; i < sizeof waits / sizeof *waits; i++) {
		c = failed((int64_t)i + 1);
		assert_int_equal(outcome_again(&c) - c.now_ms, waits[i]);
	}
	c = failed(100000);
	assert_int_equal(outcome_again(&c) - c.now_ms, 300000);
}

static void an_alarm_is_tried_as_long_as_its_case_is_open(void **state)
{
	struct outcome_case c = failed(50);

	c.made_ms = c.now_ms - INT64_C(7) * 24 * 3600 * 1000;
	assert_int_equal(outcome_again(&c), 0);
	c.about_case = c.case_open = true;
	assert_true(outcome_again(&c) > c.now_ms);
	c.case_open = false;
	assert_int_equal(outcome_again(&c), 0);
	c.made_ms = c.now_ms;
	assert_int_equal(outcome_again(&c), 0);
}

static void a_test_is_given_up_soon_and_what_is_final_at_once(void **state)
{
	struct outcome_case c = failed(3);

	c.test = true;
	c.made_ms = c.now_ms - 11 * 60 * 1000;
	assert_int_equal(outcome_again(&c), 0);
	c = failed(1);
	c.about_case = c.case_open = true;
	c.outcome = OUTCOME_GONE;
	assert_int_equal(outcome_again(&c), 0);
	assert_true(outcome_final(OUTCOME_GONE) && outcome_final(OUTCOME_PRIVATE_ADDRESS) && outcome_final(OUTCOME_REDIRECT));
	assert_false(outcome_final(OUTCOME_SENT) || outcome_final(OUTCOME_BAD_CERTIFICATE));
	c.outcome = OUTCOME_SENT;
	assert_int_equal(outcome_again(&c), 0);
}

static void answers_mean_what_they_say(void **state)
{
	assert_int_equal(outcome_of_http(201, true), OUTCOME_SENT);
	assert_int_equal(outcome_of_http(404, true), OUTCOME_GONE);
	assert_int_equal(outcome_of_http(404, false), OUTCOME_REFUSED);
	assert_int_equal(outcome_of_http(410, false), OUTCOME_GONE);
	assert_int_equal(outcome_of_http(429, true), OUTCOME_BUSY);
	assert_int_equal(outcome_of_http(307, false), OUTCOME_REDIRECT);
	assert_int_equal(outcome_of_http(503, false), OUTCOME_SERVER_ERROR);
	assert_int_equal(outcome_of_smtp(550), OUTCOME_REFUSED);
	assert_int_equal(outcome_of_smtp(535), OUTCOME_SIGN_IN);
	assert_int_equal(outcome_of_smtp(451), OUTCOME_BUSY);
}

static int story(void)
{
	struct target_words words = { .url = STR("https://hooks.example/"), .p256dh = str_of(point), .auth = STR("BTBZMqHH6r4Tts7J_aSIgg") };
	struct buf out = BUF_INIT(16384), json = BUF_INIT(4096);
	struct target t;
	struct arena arena;
	const char *field;
	int err = parcel_json(&config, &alarm, &out);

	arena_init(&arena, 1 << 20);
	if (!err)
		err = parcel_mail(&config, &alarm, STR("mo@b.example"), 0, &out);
	if (!err)
		err = webhook_signature(STR("s"), 1, STR("x"), &out);
	if (!err)
		err = target_check(&config, TARGET_PUSH, &words, &t, &field);
	if (!err)
		err = target_write(&t, &json);
	if (!err)
		err = target_read(STR("push"), (struct str){ json.at, json.len }, &arena, &t);
	buf_release(&out);
	buf_release(&json);
	arena_release(&arena);
	return err;
}

static void without_memory_it_says_so_and_leaks_nothing(void **state)
{
	each_allocation(story);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(addresses_of_the_internet_pass),
		TEST(addresses_of_this_machine_and_its_networks_do_not),
		TEST(what_is_no_internet_address_does_not_pass),
		TEST(a_webhook_is_https_to_somewhere_else),
		TEST(an_operator_can_allow_plain_http_and_private_networks),
		TEST(a_mail_address_can_do_no_harm_in_a_header),
		TEST(nobody_is_reached_by_mail_where_none_is_sent),
		TEST(a_subscription_needs_a_key_of_the_curve_and_a_secret),
		TEST(what_is_kept_of_a_target_comes_back),
		TEST(an_alert_is_a_kind_a_level_a_time_and_a_link),
		TEST(a_test_has_its_code_and_leads_to_the_pages_of_staff),
		TEST(a_signature_is_over_the_time_and_the_body),
		TEST(a_mail_says_nothing_at_a_glance_and_is_well_formed),
		TEST(a_name_in_any_script_fits_a_header),
		TEST(the_last_line_of_a_long_body_is_folded),
		TEST(waiting_grows_to_five_minutes_and_stays_there),
		TEST(an_alarm_is_tried_as_long_as_its_case_is_open),
		TEST(a_test_is_given_up_soon_and_what_is_final_at_once),
		TEST(answers_mean_what_they_say),
		TEST(without_memory_it_says_so_and_leaks_nothing),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
