/* Channels as their owners see them, and what the server makes of an attempt: virtual time, real storage, nothing sent. */
#include "support.h"

#include "notify/settle.h"
#include "session/session.h"
#include "store/channels.h"
#include "store/grants.h"

#define MINUTE INT64_C(60000)

static struct server s;
static struct peer dee, ann;

static int setup(void **state)
{
	server_open(&s, NULL);
	peer_open(&dee, &s, 3, "dee");
	peer_open(&ann, &s, 0, "ann");
	return 0;
}

static int teardown(void **state)
{
	peer_close(&dee);
	peer_close(&ann);
	server_close(&s);
	return 0;
}

/* --- looking into storage --- */

static const char *sql;
static int64_t number;

static int number_run(struct server *server, struct tx *tx)
{
	return tx_number(tx, &number, sql, "");
}

static int64_t number_of(const char *query)
{
	sql = query;
	server_write(&s, number_run);
	return number;
}

static int exec_run(struct server *server, struct tx *tx)
{
	return tx_exec(tx, NULL, sql, "");
}

static void change(const char *statement)
{
	sql = statement;
	server_write(&s, exec_run);
}

/* A webhook of Dee's; its id as text. */
static const char *add(void)
{
	static char id[ID_TEXT_LEN + 1];
	const char *at;

	peer_do(&dee, "channel.add", ",\"kind\":\"webhook\",\"label\":\"pager\",\"url\":\"https://hooks.example/secret\"");
	at = strstr(dee.got[dee.n_got - 1], "\"id\":\"");
	assert_non_null(at);
	snprintf(id, sizeof id, "%.*s", ID_TEXT_LEN, at + 6);
	return id;
}

static char code[8];

static int code_run(struct server *server, struct tx *tx)
{
	struct channel c;
	struct arena arena;
	int64_t id;
	int err = tx_number(tx, &id, "SELECT id FROM channels ORDER BY added_ms DESC LIMIT 1", "");

	arena_init(&arena, 1 << 16);
	if (!err)
		err = channels_get(tx, id, &arena, &c);
	if (!err)
		snprintf(code, sizeof code, "%.*s", (int)c.code.len, c.code.at);
	arena_release(&arena);
	return err;
}

static const char *code_now(void)
{
	server_write(&s, code_run);
	return code;
}

/* Ask, and insist on this error. */
static void refused(struct peer *p, const char *error, const char *op, const char *fields)
{
	peer_forget(p);
	peer_ask(p, op, "%s", fields);
	server_settle(&s);
	peer_find(p, 0, error);
}

/* Fields of a request about a channel. */
static const char *with(const char *id, const char *said)
{
	static char fields[128];

	snprintf(fields, sizeof fields, said ? ",\"channel\":\"%s\",\"code\":\"%s\"" : ",\"channel\":\"%s\"", id, said);
	return fields;
}

/* --- the owner --- */

static void a_channel_shows_its_label_and_never_where_it_leads(void **state)
{
	const char *id = add();

	assert_true(peer_count(&dee, "\"secret\":\"") == 1);
	peer_forget(&dee);
	peer_do(&dee, "channel.list", "%s", "");
	assert_int_equal(peer_count(&dee, id), 1);
	assert_int_equal(peer_count(&dee, "pager"), 1);
	assert_int_equal(peer_count(&dee, "hooks.example"), 0);
	assert_int_equal(peer_count(&dee, "secret"), 0);
}

static void settle_as(enum outcome o, int64_t n);

static void tune_mail(struct config *config)
{
	struct buf why = BUF_INIT(256);

	assert_int_equal(config_set(config, "notify.smtp_url", "smtp://localhost:2525", &why), 0);
	assert_int_equal(config_set(config, "notify.mail_from", "notes@notes.example", &why), 0);
}

/* With a mail server, which this suite never connects to. */
static int setup_mail(void **state)
{
	server_open(&s, tune_mail);
	peer_open(&dee, &s, 3, "dee");
	peer_open(&ann, &s, 0, "ann");
	return 0;
}

/* A mail address of somebody; the id of the channel as text. */
static const char *add_mail(struct peer *p, const char *address)
{
	static char id[ID_TEXT_LEN + 1];
	const char *at;

	peer_do(p, "channel.add", ",\"kind\":\"email\",\"label\":\"mail\",\"address\":\"%s\"", address);
	at = strstr(p->got[p->n_got - 1], "\"id\":\"");
	assert_non_null(at);
	snprintf(id, sizeof id, "%.*s", ID_TEXT_LEN, at + 6);
	return id;
}

static void everybody_can_be_reached_but_webhooks_are_for_staff(void **state)
{
	const char *id = add_mail(&ann, "ann@people.example");

	peer_do(&ann, "channel.list", "%s", "");
	assert_true(peer_count(&ann, id) >= 1);
	assert_int_equal(peer_count(&ann, "people.example"), 0);
	refused(&ann, "not_allowed", "channel.add", ",\"kind\":\"webhook\",\"label\":\"x\",\"url\":\"https://hooks.example/\"");
	peer_find(&ann, 0, "\"field\":\"kind\"");
	assert_int_equal(number_of("SELECT count(*) FROM channels"), 1);
}

static void nobody_mails_a_stranger_again_and_again_also_by_adding_the_address_anew(void **state)
{
	static const char *const spelled[] = { "stranger@people.example", "Stranger@People.example", "stranger+more@people.example" };
	char id[ID_TEXT_LEN + 1];
	size_t i;

	for (i = 0; i < 3; i++) {
		snprintf(id, sizeof id, "%s", add_mail(&ann, spelled[i]));
		peer_do(&ann, "channel.test", "%s", with(id, NULL));
		peer_do(&ann, "channel.remove", "%s", with(id, NULL));
	}
	snprintf(id, sizeof id, "%s", add_mail(&dee, "stranger@people.example"));
	refused(&dee, "slow_down", "channel.test", with(id, NULL));
	snprintf(id, sizeof id, "%s", add_mail(&ann, "other@people.example"));
	peer_do(&ann, "channel.test", "%s", with(id, NULL));
	assert_int_equal(number_of("SELECT count(*) FROM outbox"), 1);
	assert_int_equal(number_of("SELECT count(*) FROM channel_tests WHERE instr(address, 'people') > 0"), 0);
}

static void who_is_no_staff_sends_few_tests_in_an_hour_and_all_of_them_together_not_many(void **state)
{
	char id[ID_TEXT_LEN + 1], address[64];
	int i;

	for (i = 0; i < 5; i++) {
		snprintf(address, sizeof address, "stranger%d@people.example", i);
		snprintf(id, sizeof id, "%s", add_mail(&ann, address));
		peer_do(&ann, "channel.test", "%s", with(id, NULL));
	}
	server_pass(&s, 30000);
	refused(&ann, "slow_down", "channel.test", with(id, NULL));
	peer_find(&ann, 0, "\"retry_after_ms\"");
	s.config.notify_tests_per_hour = 100;
	s.config.notify_tests_in_all = 5;
	refused(&ann, "slow_down", "channel.test", with(id, NULL));
	s.config.notify_tests_in_all = 6;
	peer_do(&ann, "channel.test", "%s", with(id, NULL));
	snprintf(id, sizeof id, "%s", add());
	peer_do(&dee, "channel.test", "%s", with(id, NULL));
}

static void an_address_that_was_proved_is_no_strangers(void **state)
{
	char id[ID_TEXT_LEN + 1];

	snprintf(id, sizeof id, "%s", add_mail(&dee, "dee@people.example"));
	change("INSERT INTO channel_tests (id, address, member, at_ms) SELECT 1, x'00', id, 1 FROM members LIMIT 1");
	s.config.notify_tests_per_address = 1;
	peer_do(&dee, "channel.test", "%s", with(id, NULL));
	server_pass(&s, 30000);
	refused(&dee, "slow_down", "channel.test", with(id, NULL));
	change("UPDATE channels SET proved_ms = 1");
	peer_do(&dee, "channel.test", "%s", with(id, NULL));
}

static void a_failing_mail_of_who_is_no_staff_is_no_near_miss(void **state)
{
	add_mail(&ann, "ann@people.example");
	change("UPDATE channels SET proved_ms = 1");
	change("INSERT INTO outbox (id, channel, kind, at_ms, next_ms, state) SELECT 5, id, 'meeting_reminder', 1, 1, 'waiting' FROM channels");
	settle_as(OUTCOME_REFUSED, 1);
	assert_int_equal(number_of("SELECT count(*) FROM channels WHERE failed_ms IS NOT NULL"), 1);
	assert_int_equal(number_of("SELECT count(*) FROM notices WHERE kind = 'channel_failed'"), 1);
	assert_int_equal(number_of("SELECT count(*) FROM misses"), 0);
}

static void who_holds_nothing_anywhere_mails_nobody(void **state)
{
	const char *id = add_mail(&ann, "ann@people.example");

	change("DELETE FROM grants WHERE role = 'participant'");
	refused(&ann, "not_allowed", "channel.test", with(id, NULL));
	refused(&ann, "not_allowed", "channel.add", ",\"kind\":\"email\",\"label\":\"x\",\"address\":\"x@people.example\"");
	peer_do(&ann, "channel.remove", "%s", with(id, NULL));
	assert_int_equal(number_of("SELECT count(*) FROM outbox"), 0);
}

static void somebody_who_is_no_staff_is_no_one_to_alert(void **state)
{
	change("DELETE FROM seats");
	add_mail(&ann, "ann@people.example");
	change("UPDATE channels SET proved_ms = 1");
	peer_forget(&ann);
	peer_do(&ann, "room.join", ",\"room\":\"$ROOM\",\"rules_version\":1");
	peer_find(&ann, 0, "\"covered\":false");
}

static void a_code_is_good_for_half_an_hour(void **state)
{
	const char *id = add();

	peer_do(&dee, "channel.test", "%s", with(id, NULL));
	change("UPDATE channels SET code_ms = code_ms - 30 * 60000 - 1");
	refused(&dee, "too_late", "channel.prove", with(id, code_now()));
	peer_do(&dee, "channel.test", "%s", with(id, NULL));
	peer_do(&dee, "channel.prove", "%s", with(id, code_now()));
	assert_int_equal(number_of("SELECT count(*) FROM channels WHERE proved_ms IS NOT NULL"), 1);
}

static void five_wrong_codes_end_a_test_and_a_new_test_begins_anew(void **state)
{
	const char *id = add();
	int i;

	peer_do(&dee, "channel.test", "%s", with(id, NULL));
	for (i = 0; i < 5; i++)
		refused(&dee, "bad_field", "channel.prove", with(id, "wrong"));
	refused(&dee, "too_late", "channel.prove", with(id, code_now()));
	server_pass(&s, 21000);
	peer_do(&dee, "channel.test", "%s", with(id, NULL));
	peer_do(&dee, "channel.prove", "%s", with(id, code_now()));
}

static void tests_keep_a_distance(void **state)
{
	const char *id = add();

	peer_do(&dee, "channel.test", "%s", with(id, NULL));
	refused(&dee, "\"retry_after_ms\":20000", "channel.test", with(id, NULL));
	server_pass(&s, 20000);
	peer_do(&dee, "channel.test", "%s", with(id, NULL));
	assert_int_equal(number_of("SELECT count(*) FROM outbox WHERE kind = 'test'"), 2);
}

static void what_is_done_about_channels_is_in_the_audit_log(void **state)
{
	const char *id = add();

	peer_do(&dee, "channel.test", "%s", with(id, NULL));
	peer_do(&dee, "channel.remove", "%s", with(id, NULL));
	assert_int_equal(number_of("SELECT count(*) FROM audit WHERE act IN ('channel.add', 'channel.test', 'channel.remove')"), 3);
}

/* --- what comes of attempts --- */

static enum outcome outcome;
static int64_t attempt;
static bool about_case, open_case;

static int settle_run(struct server *server, struct tx *tx)
{
	struct settle what = { .about = { .outcome = outcome, .attempts = attempt, .give_up_ms = 6 * 60 * MINUTE, .about_case = about_case,
		.case_open = open_case } };
	int err = tx_number(tx, &what.parcel, "SELECT id FROM outbox WHERE state = 'waiting' AND kind <> 'channel_failed' LIMIT 1", "");

	if (!err)
		err = tx_number(tx, &what.channel, "SELECT channel FROM outbox WHERE id = $1", "i", what.parcel);
	if (!err)
		err = tx_number(tx, &what.about.made_ms, "SELECT at_ms FROM outbox WHERE id = $1", "i", what.parcel);
	return err ? err : settle(tx, &what);
}

static void settle_as(enum outcome o, int64_t n)
{
	outcome = o;
	attempt = n;
	server_write(&s, settle_run);
}

static int alarm_run(struct server *server, struct tx *tx)
{
	struct parcel p = { .kind = STR("alarm"), .level = STR("crisis"), .case_id = 7 };
	int64_t id;
	int err = tx_number(tx, &id, "SELECT id FROM channels ORDER BY added_ms LIMIT 1", "");

	return err ? err : outbox_add_to(tx, id, &p);
}

/* Two channels of Dee's that were proved, an alarm to the first. */
static void two_and_an_alarm(void)
{
	add();
	server_pass(&s, 1000);
	add();
	change("UPDATE channels SET proved_ms = 1");
	server_write(&s, alarm_run);
	peer_forget(&dee);
	about_case = open_case = true;
}

#define FAILED_CHANNELS "SELECT count(*) FROM channels WHERE failed_ms IS NOT NULL"
#define MISSES "SELECT count(*) FROM misses WHERE kind = 'channel_failed' AND state = 'open'"
#define TOLD "SELECT count(*) FROM outbox WHERE kind = 'channel_failed'"

static void a_channel_that_is_gone_is_marked_and_its_owner_told_on_the_page_and_elsewhere(void **state)
{
	two_and_an_alarm();
	settle_as(OUTCOME_GONE, 1);
	server_pass(&s, 1000);

	assert_int_equal(number_of(FAILED_CHANNELS), 1);
	assert_int_equal(number_of(MISSES), 1);
	assert_int_equal(number_of(TOLD), 1);
	assert_int_equal(number_of("SELECT count(*) FROM outbox o JOIN channels c ON c.id = o.channel"
		" WHERE o.kind = 'channel_failed' AND c.failed_ms IS NULL"), 1);
	assert_int_equal(peer_count(&dee, "\"kind\":\"channel_failed\""), 1);
	assert_int_equal(peer_count(&ann, "\"kind\":\"channel_failed\""), 0);
	assert_int_equal(number_of("SELECT count(*) FROM outbox WHERE state = 'failed'"), 1);
}

static void one_that_failed_is_told_once_and_works_again_when_something_arrives(void **state)
{
	two_and_an_alarm();
	settle_as(OUTCOME_REFUSED, 1);
	server_write(&s, alarm_run);
	settle_as(OUTCOME_REFUSED, 1);
	assert_int_equal(number_of(TOLD), 1);
	server_write(&s, alarm_run);
	settle_as(OUTCOME_SENT, 1);
	assert_int_equal(number_of(FAILED_CHANNELS), 0);
}

static void an_alarm_that_fails_four_times_is_told_and_goes_on(void **state)
{
	int64_t i;

	two_and_an_alarm();
	for (i = 1; i <= 3; i++)
		settle_as(OUTCOME_TIMEOUT, i);
	assert_int_equal(number_of(MISSES), 0);
	settle_as(OUTCOME_TIMEOUT, 4);
	assert_int_equal(number_of(MISSES), 1);
	assert_int_equal(number_of(TOLD), 1);
	assert_int_equal(number_of(FAILED_CHANNELS), 0);
	settle_as(OUTCOME_TIMEOUT, 5);
	assert_int_equal(number_of(TOLD), 1);
	assert_int_equal(number_of("SELECT count(*) FROM outbox WHERE kind = 'alarm' AND state = 'waiting'"), 1);
	assert_int_equal(number_of("SELECT count(*) FROM attempts"), 5);
}

static void an_alarm_about_a_case_that_was_closed_ends_without_a_word(void **state)
{
	two_and_an_alarm();
	settle_as(OUTCOME_TIMEOUT, 1);
	open_case = false;
	settle_as(OUTCOME_TIMEOUT, 2);
	assert_int_equal(number_of("SELECT count(*) FROM outbox WHERE kind = 'alarm' AND state = 'failed'"), 1);
	assert_int_equal(number_of(FAILED_CHANNELS), 0);
	assert_int_equal(number_of(TOLD), 0);
}

static void what_is_given_up_after_six_hours_marks_its_channel(void **state)
{
	two_and_an_alarm();
	about_case = open_case = false;
	settle_as(OUTCOME_TIMEOUT, 1);
	assert_int_equal(number_of(FAILED_CHANNELS), 0);
	server_pass(&s, 6 * 60 * MINUTE);
	settle_as(OUTCOME_TIMEOUT, 2);
	assert_int_equal(number_of(FAILED_CHANNELS), 1);
	assert_int_equal(number_of(MISSES), 1);
}

static void a_test_that_fails_is_no_near_miss(void **state)
{
	const char *id = add();

	about_case = open_case = false;
	peer_do(&dee, "channel.test", "%s", with(id, NULL));
	settle_as(OUTCOME_PRIVATE_ADDRESS, 1);
	assert_int_equal(number_of(FAILED_CHANNELS), 1);
	assert_int_equal(number_of(MISSES), 0);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)
#define MAIL(name) cmocka_unit_test_setup_teardown(name, setup_mail, teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(a_channel_shows_its_label_and_never_where_it_leads),
		MAIL(everybody_can_be_reached_but_webhooks_are_for_staff),
		MAIL(nobody_mails_a_stranger_again_and_again_also_by_adding_the_address_anew),
		MAIL(who_is_no_staff_sends_few_tests_in_an_hour_and_all_of_them_together_not_many),
		MAIL(an_address_that_was_proved_is_no_strangers),
		MAIL(a_failing_mail_of_who_is_no_staff_is_no_near_miss),
		MAIL(who_holds_nothing_anywhere_mails_nobody),
		MAIL(somebody_who_is_no_staff_is_no_one_to_alert),
		TEST(a_code_is_good_for_half_an_hour),
		TEST(five_wrong_codes_end_a_test_and_a_new_test_begins_anew),
		TEST(tests_keep_a_distance),
		TEST(what_is_done_about_channels_is_in_the_audit_log),
		TEST(a_channel_that_is_gone_is_marked_and_its_owner_told_on_the_page_and_elsewhere),
		TEST(one_that_failed_is_told_once_and_works_again_when_something_arrives),
		TEST(an_alarm_that_fails_four_times_is_told_and_goes_on),
		TEST(an_alarm_about_a_case_that_was_closed_ends_without_a_word),
		TEST(what_is_given_up_after_six_hours_marks_its_channel),
		TEST(a_test_that_fails_is_no_near_miss),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
