/* tests/desk/pages_test.c: what is fetched by GET, in virtual time.  What calendars say is read back by tests/scenario/feeds.test.mjs. */
#include "support.h"

#include "base/mem.h"
#include "session/page.h"
#include "session/session.h"

#define TRIES_MOST 20000
#define DAY_MS (INT64_C(24) * 3600 * 1000)

static struct server server;
static struct peer dee;

struct got {
	unsigned answers;
	int status;
	char tag[64], *text;
	int64_t retry_after_ms;
};

static void take(void *ctx, const struct page_out *out)
{
	struct got *got = ctx;

	got->answers++;
	got->status = out->status;
	got->retry_after_ms = out->retry_after_ms;
	snprintf(got->tag, sizeof got->tag, "%s", out->tag);
	free(got->text);
	got->text = strndup(out->body.at ? out->body.at : "", out->body.len);
}

static struct page *ask(const char *path, const char *tag, struct got *got)
{
	struct page_in in = { .path = str_of(path), .tag = str_of(tag), .address = 7 };

	*got = (struct got){ .status = 0 };
	return page_start(server.desk, &in, take, got);
}

static void get(const char *path, const char *tag, struct got *got)
{
	ask(path, tag, got);
	server_settle(&server);
	assert_int_equal(got->answers, 1);
}

static bool holds(const char *path, const char *text)
{
	struct got got;
	bool found;

	get(path, NULL, &got);
	assert_int_equal(got.status, 200);
	found = strstr(got.text, text) != NULL;
	free(got.text);
	return found;
}

static void plan(const char *title, const char *more)
{
	peer_do(&dee, "series.create", ",\"room\":\"$ROOM\",\"plan\":{\"title\":\"%s\",\"zone\":\"Europe/London\",\"day\":\"2026-11-24\","
	        "\"minutes\":60,\"staff_needed\":0,\"public\":true,\"guide\":true%s}", title, more);
}

static int open_server(void **state)
{
	server_open(&server, NULL);
	peer_open(&dee, &server, 3, "d");
	return 0;
}

static int close_server(void **state)
{
	peer_close(&dee);
	server_close(&server);
	return 0;
}

static const char *const shown[] = { "/programme.ics", "/meetings.json", "/week" };

static void every_page_is_there_when_nothing_is_planned(void **state)
{
	assert_true(holds("/programme.ics", "END:VCALENDAR"));
	assert_true(holds("/meetings.json", "[\n]"));
	assert_true(holds("/week", "Nothing is planned"));
}

static void a_page_is_answered_or_refused_whatever_allocation_failed(void **state)
{
	size_t i;

	plan("Weekly", ",\"start\":1080,\"rule\":\"FREQ=WEEKLY\",\"left_out\":[\"2026-12-29\"]");
	for (i = 0; i < sizeof shown / sizeof *shown; i++) {
		unsigned n, refused = 0;
		bool reached = true;

		for (n = 1; reached; n++) {
			struct got got;

			assert_true(n < TRIES_MOST);
			mem_fail_at(n);
			get(shown[i], NULL, &got);
			reached = mem_asked() >= n;
			mem_fail_at(0);
			assert_true(got.status == 503 || got.status == 429 || (got.status == 200 && strstr(got.text, "Weekly")));
			refused += got.status != 200;
			free(got.text);
		}
		assert_true(refused > 5);
	}
}

static void who_went_away_is_not_answered(void **state)
{
	struct got got;
	struct page *page = ask("/week", NULL, &got);

	assert_non_null(page);
	page_cancel(page);
	server_settle(&server);
	assert_int_equal(got.answers, 0);
}

static void the_tag_changes_with_what_is_shown_and_not_with_time(void **state)
{
	struct got first, again, later;

	plan("Weekly", ",\"start\":1080,\"rule\":\"FREQ=WEEKLY\"");
	get("/programme.ics", NULL, &first);
	server_pass(&server, 3600 * 1000);
	get("/programme.ics", first.tag, &again);
	assert_int_equal(again.status, 304);
	assert_string_equal(again.tag, first.tag);
	peer_close(&dee);                     /* it said nothing for an hour */
	peer_open(&dee, &server, 3, "d");
	dee.requests += 100;                  /* keys of its own */
	plan("Another", ",\"start\":600,\"rule\":\"FREQ=WEEKLY\"");
	get("/programme.ics", first.tag, &later);
	assert_int_equal(later.status, 200);
	assert_string_not_equal(later.tag, first.tag);
	free(first.text);
	free(again.text);
	free(later.text);
}

static void one_that_takes_long_is_made_once_for_all_who_ask(void **state)
{
	struct got first, gone, second, later, fresh, week;
	struct page *page;

	plan("Weekly", ",\"start\":1080,\"rule\":\"FREQ=WEEKLY\"");
	assert_non_null(ask("/programme.ics", NULL, &first));
	page = ask("/programme.ics", NULL, &gone);
	assert_non_null(page);
	assert_non_null(ask("/programme.ics", "\"other\"", &second));
	page_cancel(page);
	server.mono_ms += 100;                /* so long it takes */
	server_settle(&server);
	assert_true(first.answers == 1 && gone.answers == 0 && second.answers == 1);
	assert_string_equal(first.text, second.text);
	plan("Another", ",\"start\":600,\"rule\":\"FREQ=WEEKLY\"");
	assert_null(ask("/programme.ics", first.tag, &later));
	assert_true(later.answers == 1 && later.status == 304);
	get("/week", NULL, &week);
	assert_non_null(strstr(week.text, "Another"));
	server.mono_ms += 2000;
	get("/programme.ics", first.tag, &fresh);
	assert_int_equal(fresh.status, 200);
	assert_non_null(strstr(fresh.text, "Another"));
	free(first.text);
	free(second.text);
	free(later.text);
	free(week.text);
	free(fresh.text);
}

static void the_first_who_asked_may_go_without_harm_to_who_waits(void **state)
{
	struct got first, second;
	struct page *page = ask("/meetings.json", NULL, &first);

	assert_non_null(ask("/meetings.json", NULL, &second));
	page_cancel(page);
	server_settle(&server);
	assert_true(first.answers == 0 && second.answers == 1 && second.status == 200);
	free(second.text);
}

static void what_is_long_over_is_not_shown(void **state)
{
	plan("Once", ",\"start\":1080,\"rule\":\"\"");
	plan("Always", ",\"start\":600,\"rule\":\"FREQ=WEEKLY\"");
	server_pass(&server, 30 * DAY_MS);
	server_settle(&server);
	assert_true(holds("/programme.ics", "SUMMARY:Once"));
	server_pass(&server, 70 * DAY_MS);
	server_settle(&server);
	assert_false(holds("/programme.ics", "SUMMARY:Once"));
	assert_true(holds("/programme.ics", "SUMMARY:Always"));
}

static void asking_too_often_from_one_address_is_refused(void **state)
{
	struct got got;
	unsigned n = 0;

	do {
		free(n ? got.text : NULL);
		get("/calendar/nothing.ics", NULL, &got);
		assert_true(got.status == 404 || got.status == 429);
	} while (got.status == 404 && ++n < 100000);
	assert_int_equal(got.status, 429);
	assert_true(got.retry_after_ms > 0);
	assert_int_equal(n, server.config.limits_http_burst / PAGE_COST);
	free(got.text);
}

#define WITH(test) cmocka_unit_test_setup_teardown(test, open_server, close_server)

int main(void)
{
	static const struct CMUnitTest tests[] = {
		WITH(every_page_is_there_when_nothing_is_planned),
		WITH(a_page_is_answered_or_refused_whatever_allocation_failed),
		WITH(who_went_away_is_not_answered),
		WITH(the_tag_changes_with_what_is_shown_and_not_with_time),
		WITH(one_that_takes_long_is_made_once_for_all_who_ask),
		WITH(the_first_who_asked_may_go_without_harm_to_who_waits),
		WITH(what_is_long_over_is_not_shown),
		WITH(asking_too_often_from_one_address_is_refused),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
