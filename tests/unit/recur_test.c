/* tests/unit/recur_test.c: when a series takes place: the examples of RFC 5545, clocks that change, rules that are wrong or never end. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "schedule/days.h"
#include "schedule/recur.h"
#include "recur_vectors.h"

#define N(array) (sizeof(array) / sizeof *(array))
#define OK(call) assert_int_equal((call), 0)
#define MOST 4000
#define FOR_EVER INT64_MAX
#define DAY_MS (DAY_S * 1000)

static struct occurrence found[MOST];
static size_t n_found;
static bool more;

/* "19970902T090000" */
static struct wall wall(const char *text)
{
	struct wall w = { 0 };
	int clock = 0;

	assert_int_equal(sscanf(text, "%4d%2d%2dT%6d", &w.at.year, &w.at.month, &w.at.day, &clock), 4);
	w.at.minute = clock / 10000 * 60 + clock / 100 % 100;
	w.second = clock % 100;
	return w;
}

static struct recur series(const char *zone, const char *first, const char *rule)
{
	return (struct recur){ .zone = str_of(zone), .first = wall(first), .rule = str_of(rule) };
}

static const char *wall_text(const struct wall *w)
{
	static char text[64];

	snprintf(text, sizeof text, "%04d%02d%02dT%02d%02d%02d", w->at.year, w->at.month, w->at.day, w->at.minute / 60, w->at.minute % 60, w->second);
	return text;
}

static int expand(const struct recur *r, int64_t from_ms, int64_t until_ms, size_t most)
{
	n_found = 0;
	more = false;
	return recur_expand(r, from_ms, until_ms, found, most, &n_found, &more);
}

/* All of it, or the first `MOST`. */
static void expand_all(const struct recur *r)
{
	OK(expand(r, 0, FOR_EVER, MOST));
}

/* --- the examples of the RFC, written as it writes them --- */

struct expected {
	const char *at;
	int year, month, day, day_last;
	int64_t number;                       /* the day to come, or 0: read on */
};

static int month_of(const char *name)
{
	static const char names[] = "JanFebMarAprMayJunJulAugSepOctNovDec";
	char short_name[4] = "";

	memcpy(short_name, name, 3);
	return (int)(strstr(names, short_name) - names) / 3 + 1;
}

/* "1997 Sep 2,4 Oct 1-25": the next day, or false at the end. */
static bool next_day(struct expected *e)
{
	int len = 0;

	if (e->day < e->day_last) {
		e->day++;
		return true;
	}
	while (*e->at == ' ' || *e->at == ',')
		e->at++;
	if (!*e->at)
		return false;
	if (isalpha((unsigned char)*e->at)) {
		e->month = month_of(e->at);
		e->at += 3;
		return next_day(e);
	}
	assert_int_equal(sscanf(e->at, "%d%n", &e->day, &len), 1);
	e->at += len;
	if (e->day > 31) {
		e->year = e->day;
		e->day = e->day_last = 0;
		return next_day(e);
	}
	e->day_last = e->day;
	if (*e->at == '-') {
		assert_int_equal(sscanf(++e->at, "%d%n", &e->day_last, &len), 1);
		e->at += len;
	}
	return true;
}

static int nth_sunday(int year, int month, int from)
{
	return from + (7 - days_weekday(days_number(year, month, from))) % 7;
}

/* Hours west of Greenwich in New York at nine or later, by the laws of those years. */
static int hours_west(int year, int month, int day)
{
	int begins = year < 2007 ? 400 + nth_sunday(year, 4, 1) : 300 + nth_sunday(year, 3, 8);
	int ends = year < 2007 ? 1000 + nth_sunday(year, 10, 25) : 1100 + nth_sunday(year, 11, 1);

	return month * 100 + day >= begins && month * 100 + day < ends ? 4 : 5;
}

struct example {
	const char *first, *rule, *days, *times;      /* times "0900 1200", NULL: 0900 */
	const char *left_out;
	bool for_ever;
};

static size_t check_time(const struct example *x, const struct expected *e, int clock, size_t i)
{
	int64_t at_s = days_number(e->year, e->month, e->day) * DAY_S + clock / 100 * 3600 + clock % 100 * 60;
	int64_t ms = (at_s + hours_west(e->year, e->month, e->day) * 3600) * 1000;

	if (i >= n_found)
		fail_msg("%s: %zu found, %d-%02d-%02d is missing", x->rule, n_found, e->year, e->month, e->day);
	if (wall_seconds(&found[i].wall) != at_s || found[i].start_ms != ms)
		fail_msg("%s: %s where %d-%02d-%02d %04d is expected", x->rule, wall_text(&found[i].wall), e->year, e->month, e->day, clock);
	return i + 1;
}

static size_t check_day(const struct example *x, const struct expected *e, size_t i)
{
	const char *at = x->times ? x->times : "0900";
	int clock, len;

	for (; sscanf(at, "%d%n", &clock, &len) == 1; at += len)
		i = check_time(x, e, clock, i);
	return i;
}

static void check_example(const struct example *x)
{
	struct recur r = series("America/New_York", x->first, x->rule);
	struct wall out = x->left_out ? wall(x->left_out) : r.first;
	struct expected e = { .at = x->days };
	size_t i = 0;

	r.left_out = &out;
	r.n_left_out = x->left_out ? 1 : 0;
	expand_all(&r);
	while (next_day(&e))
		i = check_day(x, &e, i);
	if (!x->for_ever && i != n_found)
		fail_msg("%s: %zu found where %zu are expected; %s is one too many", x->rule, n_found, i, wall_text(&found[i].wall));
	if (x->for_ever && i >= n_found)
		fail_msg("%s ends", x->rule);
}

#define TWENTY "0900 0920 0940 1000 1020 1040 1100 1120 1140 1200 1220 1240 1300 1320 1340 1400 1420 1440 1500 1520 1540 1600 1620 1640"
#define JANUARIES "1998 Jan 1-31 1999 Jan 1-31 2000 Jan 1-31"

static const struct example examples[] = {
	{ "19970902T090000", "FREQ=DAILY;COUNT=10", "1997 Sep 2-11" },
	{ "19970902T090000", "FREQ=DAILY;UNTIL=19971224T000000Z", "1997 Sep 2-30 Oct 1-31 Nov 1-30 Dec 1-23" },
	{ "19970902T090000", "FREQ=DAILY;INTERVAL=2", "1997 Sep 2,4,6,8,10,12,14,16,18,20,22,24,26,28,30 Oct 2,4,6,8,10,12,14,16,18,20,22,24,26,28,30 "
		"Nov 1,3,5,7,9,11,13,15,17,19,21,23,25,27,29 Dec 1,3", .for_ever = true },
	{ "19970902T090000", "FREQ=DAILY;INTERVAL=10;COUNT=5", "1997 Sep 2,12,22 Oct 2,12" },
	{ "19980101T090000", "FREQ=YEARLY;UNTIL=20000131T140000Z;BYMONTH=1;BYDAY=SU,MO,TU,WE,TH,FR,SA", JANUARIES },
	{ "19980101T090000", "FREQ=DAILY;UNTIL=20000131T140000Z;BYMONTH=1", JANUARIES },
	{ "19970902T090000", "FREQ=WEEKLY;COUNT=10", "1997 Sep 2,9,16,23,30 Oct 7,14,21,28 Nov 4" },
	{ "19970902T090000", "FREQ=WEEKLY;UNTIL=19971224T000000Z", "1997 Sep 2,9,16,23,30 Oct 7,14,21,28 Nov 4,11,18,25 Dec 2,9,16,23" },
	{ "19970902T090000", "FREQ=WEEKLY;INTERVAL=2;WKST=SU", "1997 Sep 2,16,30 Oct 14,28 Nov 11,25 Dec 9,23 1998 Jan 6,20 Feb 3,17", .for_ever = true },
	{ "19970902T090000", "FREQ=WEEKLY;UNTIL=19971007T000000Z;WKST=SU;BYDAY=TU,TH", "1997 Sep 2,4,9,11,16,18,23,25,30 Oct 2" },
	{ "19970902T090000", "FREQ=WEEKLY;COUNT=10;WKST=SU;BYDAY=TU,TH", "1997 Sep 2,4,9,11,16,18,23,25,30 Oct 2" },
	{ "19970901T090000", "FREQ=WEEKLY;INTERVAL=2;UNTIL=19971224T000000Z;WKST=SU;BYDAY=MO,WE,FR",
		"1997 Sep 1,3,5,15,17,19,29 Oct 1,3,13,15,17,27,29,31 Nov 10,12,14,24,26,28 Dec 8,10,12,22" },
	{ "19970902T090000", "FREQ=WEEKLY;INTERVAL=2;COUNT=8;WKST=SU;BYDAY=TU,TH", "1997 Sep 2,4,16,18,30 Oct 2,14,16" },
	{ "19970905T090000", "FREQ=MONTHLY;COUNT=10;BYDAY=1FR", "1997 Sep 5 Oct 3 Nov 7 Dec 5 1998 Jan 2 Feb 6 Mar 6 Apr 3 May 1 Jun 5" },
	{ "19970905T090000", "FREQ=MONTHLY;UNTIL=19971224T000000Z;BYDAY=1FR", "1997 Sep 5 Oct 3 Nov 7 Dec 5" },
	{ "19970907T090000", "FREQ=MONTHLY;INTERVAL=2;COUNT=10;BYDAY=1SU,-1SU", "1997 Sep 7,28 Nov 2,30 1998 Jan 4,25 Mar 1,29 May 3,31" },
	{ "19970922T090000", "FREQ=MONTHLY;COUNT=6;BYDAY=-2MO", "1997 Sep 22 Oct 20 Nov 17 Dec 22 1998 Jan 19 Feb 16" },
	{ "19970928T090000", "FREQ=MONTHLY;BYMONTHDAY=-3", "1997 Sep 28 Oct 29 Nov 28 Dec 29 1998 Jan 29 Feb 26", .for_ever = true },
	{ "19970902T090000", "FREQ=MONTHLY;COUNT=10;BYMONTHDAY=2,15", "1997 Sep 2,15 Oct 2,15 Nov 2,15 Dec 2,15 1998 Jan 2,15" },
	{ "19970930T090000", "FREQ=MONTHLY;COUNT=10;BYMONTHDAY=1,-1", "1997 Sep 30 Oct 1,31 Nov 1,30 Dec 1,31 1998 Jan 1,31 Feb 1" },
	{ "19970910T090000", "FREQ=MONTHLY;INTERVAL=18;COUNT=10;BYMONTHDAY=10,11,12,13,14,15", "1997 Sep 10-15 1999 Mar 10-13" },
	{ "19970902T090000", "FREQ=MONTHLY;INTERVAL=2;BYDAY=TU", "1997 Sep 2,9,16,23,30 Nov 4,11,18,25 1998 Jan 6,13,20,27 Mar 3,10,17,24,31", .for_ever = true },
	{ "19970610T090000", "FREQ=YEARLY;COUNT=10;BYMONTH=6,7",
		"1997 Jun 10 Jul 10 1998 Jun 10 Jul 10 1999 Jun 10 Jul 10 2000 Jun 10 Jul 10 2001 Jun 10 Jul 10" },
	{ "19970310T090000", "FREQ=YEARLY;INTERVAL=2;COUNT=10;BYMONTH=1,2,3",
		"1997 Mar 10 1999 Jan 10 Feb 10 Mar 10 2001 Jan 10 Feb 10 Mar 10 2003 Jan 10 Feb 10 Mar 10" },
	{ "19970101T090000", "FREQ=YEARLY;INTERVAL=3;COUNT=10;BYYEARDAY=1,100,200",
		"1997 Jan 1 Apr 10 Jul 19 2000 Jan 1 Apr 9 Jul 18 2003 Jan 1 Apr 10 Jul 19 2006 Jan 1" },
	{ "19970519T090000", "FREQ=YEARLY;BYDAY=20MO", "1997 May 19 1998 May 18 1999 May 17", .for_ever = true },
	{ "19970512T090000", "FREQ=YEARLY;BYWEEKNO=20;BYDAY=MO", "1997 May 12 1998 May 11 1999 May 17", .for_ever = true },
	{ "19970313T090000", "FREQ=YEARLY;BYMONTH=3;BYDAY=TH", "1997 Mar 13,20,27 1998 Mar 5,12,19,26 1999 Mar 4,11,18,25", .for_ever = true },
	{ "19970605T090000", "FREQ=YEARLY;BYDAY=TH;BYMONTH=6,7,8", "1997 Jun 5,12,19,26 Jul 3,10,17,24,31 Aug 7,14,21,28 "
		"1998 Jun 4,11,18,25 Jul 2,9,16,23,30 Aug 6,13,20,27 1999 Jun 3,10,17,24 Jul 1,8,15,22,29 Aug 5,12,19,26", .for_ever = true },
	{ "19970902T090000", "FREQ=MONTHLY;BYDAY=FR;BYMONTHDAY=13", "1998 Feb 13 Mar 13 Nov 13 1999 Aug 13 2000 Oct 13",
		.left_out = "19970902T090000", .for_ever = true },
	{ "19970913T090000", "FREQ=MONTHLY;BYDAY=SA;BYMONTHDAY=7,8,9,10,11,12,13",
		"1997 Sep 13 Oct 11 Nov 8 Dec 13 1998 Jan 10 Feb 7 Mar 7 Apr 11 May 9 Jun 13", .for_ever = true },
	{ "19961105T090000", "FREQ=YEARLY;INTERVAL=4;BYMONTH=11;BYDAY=TU;BYMONTHDAY=2,3,4,5,6,7,8", "1996 Nov 5 2000 Nov 7 2004 Nov 2", .for_ever = true },
	{ "19970904T090000", "FREQ=MONTHLY;COUNT=3;BYDAY=TU,WE,TH;BYSETPOS=3", "1997 Sep 4 Oct 7 Nov 6" },
	{ "19970929T090000", "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-2", "1997 Sep 29 Oct 30 Nov 27 Dec 30 1998 Jan 29 Feb 26 Mar 30", .for_ever = true },
	/* 17:00 in UTC is 13:00 there; with erratum 3883 it is 21:00, and 15:00 is one. */
	{ "19970902T090000", "FREQ=HOURLY;INTERVAL=3;UNTIL=19970902T170000Z", "1997 Sep 2", "0900 1200" },
	{ "19970902T090000", "FREQ=HOURLY;INTERVAL=3;UNTIL=19970902T210000Z", "1997 Sep 2", "0900 1200 1500" },
	{ "19970902T090000", "FREQ=MINUTELY;INTERVAL=15;COUNT=6", "1997 Sep 2", "0900 0915 0930 0945 1000 1015" },
	{ "19970902T090000", "FREQ=MINUTELY;INTERVAL=90;COUNT=4", "1997 Sep 2", "0900 1030 1200 1330" },
	{ "19970902T090000", "FREQ=DAILY;BYHOUR=9,10,11,12,13,14,15,16;BYMINUTE=0,20,40", "1997 Sep 2-5", TWENTY, .for_ever = true },
	{ "19970902T090000", "FREQ=MINUTELY;INTERVAL=20;BYHOUR=9,10,11,12,13,14,15,16", "1997 Sep 2-5", TWENTY, .for_ever = true },
	{ "19970805T090000", "FREQ=WEEKLY;INTERVAL=2;COUNT=4;BYDAY=TU,SU;WKST=MO", "1997 Aug 5,10,19,24" },
	{ "19970805T090000", "FREQ=WEEKLY;INTERVAL=2;COUNT=4;BYDAY=TU,SU;WKST=SU", "1997 Aug 5,17,19,31" },
	{ "20070115T090000", "FREQ=MONTHLY;BYMONTHDAY=15,30;COUNT=5", "2007 Jan 15,30 Feb 15 Mar 15,30" },
};

static void every_example_of_the_rfc_is_as_it_says(void **state)
{
	size_t i;

	for (i = 0; i < N(examples); i++)
		check_example(&examples[i]);
}

/* --- what the RFC says without an example --- */

static void check_walls(const char *first, const char *rule, const char *expected)
{
	struct recur r = series("UTC", first, rule);
	struct buf got = BUF_INIT(4096);
	size_t i;

	expand_all(&r);
	for (i = 0; i < n_found && got.len < strlen(expected); i++)
		buf_putf(&got, "%s%s", i ? " " : "", wall_text(&found[i].wall));
	if (!got.at || strcmp(got.at, expected) != 0)
		fail_msg("%s: %s where %s is expected", rule, got.at ? got.at : "nothing", expected);
	buf_release(&got);
}

static void the_order_in_a_list_does_not_matter(void **state)
{
	check_walls("20260105T100000", "FREQ=DAILY;COUNT=5;BYMINUTE=30,0;BYHOUR=18,10",
		"20260105T100000 20260105T103000 20260105T180000 20260105T183000 20260106T100000");
	check_walls("20260105T100000", "WKST=MO;COUNT=4;byday=fr,Mo;FREQ=weekly", "20260105T100000 20260109T100000 20260112T100000 20260116T100000");
}

static void by_set_pos_picks_from_a_period_whatever_its_length_is(void **state)
{
	check_walls("20260105T100000", "FREQ=DAILY;BYHOUR=10,14,18;BYSETPOS=1,-1;COUNT=4", "20260105T100000 20260105T180000 20260106T100000 20260106T180000");
	check_walls("20260105T100000", "FREQ=WEEKLY;BYDAY=MO,WE,FR;BYSETPOS=-1;COUNT=3", "20260105T100000 20260109T100000 20260116T100000");
	check_walls("20260105T100000", "FREQ=HOURLY;BYMINUTE=0,20,40;BYSETPOS=2;COUNT=3", "20260105T100000 20260105T102000 20260105T112000");
	check_walls("20260105T100000", "FREQ=YEARLY;BYDAY=MO;BYSETPOS=1,-1;COUNT=4", "20260105T100000 20261228T100000 20270104T100000 20271227T100000");
	check_walls("20260101T000000", "FREQ=YEARLY;BYMONTH=1,2,3,4,5,6,7,8,9,10,11,12;BYDAY=MO,TU,WE,TH,FR,SA,SU;BYHOUR=0,1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17,18,19,20,21,22,23;"
		"BYSETPOS=-1;COUNT=3", "20260101T000000 20261231T230000 20271231T230000");
}

static void weeks_are_counted_from_the_day_they_begin_on(void **state)
{
	/* 2026 begins on a Thursday: by Mondays that is week 1, by Fridays week 53 of the year before. */
	check_walls("20251229T100000", "FREQ=YEARLY;BYWEEKNO=1;BYDAY=MO;COUNT=3", "20251229T100000 20270104T100000 20280103T100000");
	check_walls("20260102T100000", "FREQ=YEARLY;BYWEEKNO=1;BYDAY=FR;WKST=FR;COUNT=3", "20260102T100000 20270101T100000 20271231T100000");
	check_walls("20201228T100000", "FREQ=YEARLY;BYWEEKNO=53;COUNT=3", "20201228T100000 20261228T100000 20321227T100000");
	check_walls("20201228T100000", "FREQ=YEARLY;BYWEEKNO=-1;COUNT=3", "20201228T100000 20211227T100000 20221226T100000");
}

static void a_numbered_weekday_is_of_the_month_where_months_are_named_and_else_of_the_year(void **state)
{
	check_walls("20260314T100000", "FREQ=YEARLY;BYMONTH=3,6;BYDAY=2SA;COUNT=4", "20260314T100000 20260613T100000 20270313T100000 20270612T100000");
	check_walls("20260110T100000", "FREQ=YEARLY;BYDAY=2SA,-2SA;COUNT=4", "20260110T100000 20261219T100000 20270109T100000 20271218T100000");
	check_walls("20260110T100000", "FREQ=MONTHLY;BYDAY=2SA,-2SA;COUNT=4", "20260110T100000 20260124T100000 20260214T100000 20260221T100000");
	check_walls("20260131T100000", "FREQ=MONTHLY;BYDAY=5SA,SU;COUNT=4", "20260131T100000 20260201T100000 20260208T100000 20260215T100000");
}

static void february_29_and_the_31st_are_on_the_days_that_have_them(void **state)
{
	check_walls("20240229T100000", "FREQ=YEARLY;COUNT=3", "20240229T100000 20280229T100000 20320229T100000");
	check_walls("20260131T100000", "FREQ=MONTHLY;COUNT=4", "20260131T100000 20260331T100000 20260531T100000 20260731T100000");
	check_walls("20960229T100000", "FREQ=YEARLY;INTERVAL=4;COUNT=2", "20960229T100000 21040229T100000");
	check_walls("20240229T100000", "FREQ=YEARLY;BYYEARDAY=366,-366;COUNT=4", "20240229T100000 20241231T100000 20280101T100000 20281231T100000");
}

static void the_first_time_counts_also_where_the_rule_does_not_give_it(void **state)
{
	check_walls("20260101T100000", "FREQ=WEEKLY;BYDAY=MO;COUNT=3", "20260101T100000 20260105T100000 20260112T100000");
	check_walls("20260101T100000", "FREQ=DAILY;COUNT=1", "20260101T100000");
	check_walls("20260101T100000", "FREQ=DAILY;UNTIL=20250101", "20260101T100000");
	check_walls("20260101T100000", "", "20260101T100000");
}

static void a_leap_second_is_the_one_before_it(void **state)
{
	check_walls("20260101T100000", "FREQ=DAILY;BYSECOND=59,60;COUNT=3", "20260101T100000 20260101T100059 20260102T100059");
}

/* --- the first one the rule gives --- */

static void check_first(const char *first, const char *rule, const char *expected)
{
	struct recur r = series("Europe/London", first, rule);
	struct wall out = r.first, got = { 0 };
	int err;

	/* What is left out, or besides, does not count. */
	r.left_out = r.extra = &out;
	r.n_left_out = r.n_extra = 1;
	err = recur_first(&r, &got);
	if (err != (expected ? 0 : ERR_NOT_FOUND) || (expected && strcmp(wall_text(&got), expected) != 0))
		fail_msg("%s from %s: %s, %s", rule, first, err_name(err), wall_text(&got));
}

static void the_first_time_that_a_rule_gives_is_found(void **state)
{
	struct recur r = series("Europe/London", "20260106T180000", "FREQ=OFTEN");
	struct wall w = wall("19990101T000000");

	check_first("20260106T180000", "", "20260106T180000");
	check_first("20260106T180000", "FREQ=WEEKLY", "20260106T180000");
	check_first("20260106T180000", "FREQ=WEEKLY;BYDAY=TH", "20260108T180000");
	check_first("20260106T180000", "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO", "20260119T180000");
	check_first("20260106T180000", "FREQ=WEEKLY;BYDAY=TH;COUNT=1", "20260108T180000");
	check_first("20260106T180000", "FREQ=DAILY;BYHOUR=9", "20260107T090000");
	check_first("20260106T180000", "FREQ=DAILY;BYHOUR=9;UNTIL=20260107T090000", "20260107T090000");
	check_first("20260106T180000", "FREQ=DAILY;BYHOUR=9;UNTIL=20260107T085959", NULL);
	check_first("20260106T180000", "FREQ=DAILY;UNTIL=20260105", NULL);
	check_first("20260106T180000", "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30", NULL);
	check_first("20260106T180000", "FREQ=SECONDLY;INTERVAL=2;BYSECOND=1", NULL);
	check_first("20260106T180000", "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29", "20280229T180000");
	assert_int_equal(recur_first(&r, &w), ERR_BAD_FIELD);
	assert_int_equal(w.at.year, 1999);
}

/* --- UNTIL --- */

static size_t count_until(const char *zone, const char *rule)
{
	struct recur r = series(zone, "20260105T230000", rule);

	expand_all(&r);
	return n_found;
}

static void until_is_a_moment_or_a_time_on_the_wall_or_a_day(void **state)
{
	/* 23:00 in New York is four in the morning in UTC, on the day after. */
	assert_int_equal(count_until("America/New_York", "FREQ=DAILY;UNTIL=20260108T040000Z"), 3);
	assert_int_equal(count_until("America/New_York", "FREQ=DAILY;UNTIL=20260108T035959Z"), 2);
	assert_int_equal(count_until("America/New_York", "FREQ=DAILY;UNTIL=20260107T230000"), 3);
	assert_int_equal(count_until("America/New_York", "FREQ=DAILY;UNTIL=20260107T225959"), 2);
	assert_int_equal(count_until("America/New_York", "FREQ=DAILY;UNTIL=20260107"), 3);
	assert_int_equal(count_until("Asia/Tokyo", "FREQ=DAILY;UNTIL=20260107T140000Z"), 3);
	assert_int_equal(count_until("Asia/Tokyo", "FREQ=DAILY;UNTIL=20260107T135959Z"), 2);
	assert_int_equal(count_until("UTC", "FREQ=YEARLY;UNTIL=99991231T235959Z"), 175);
}

static void check_ended(const char *zone, const char *rule, const char *day, const char *expected)
{
	struct recur r = series(zone, "20260106T180000", rule);
	struct buf out = BUF_INIT(1000);

	OK(recur_rule_until(&r, str_of(day), &out));
	if (strcmp(out.at, expected) != 0)
		fail_msg("%s until %s: %s where %s is expected", rule, day, out.at, expected);
	buf_release(&out);
}

static void a_rule_is_ended_and_never_says_more_than_before(void **state)
{
	struct recur r = series("Europe/London", "20260106T180000", "FREQ=WEEKLY");
	struct buf out = BUF_INIT(1000), little = BUF_INIT(8);

	check_ended("Europe/London", "FREQ=WEEKLY;BYDAY=TU", "2026-03-10", "FREQ=WEEKLY;BYDAY=TU;UNTIL=20260309T235959Z");
	check_ended("Europe/London", "FREQ=WEEKLY;BYDAY=TU", "2026-07-10", "FREQ=WEEKLY;BYDAY=TU;UNTIL=20260709T225959Z");
	check_ended("America/New_York", "COUNT=10;FREQ=WEEKLY;BYDAY=TU", "2026-03-10", "FREQ=WEEKLY;BYDAY=TU;UNTIL=20260310T035959Z");
	/* The tenth is on March 10. */
	check_ended("America/New_York", "COUNT=10;FREQ=WEEKLY;BYDAY=TU", "2026-03-11", "COUNT=10;FREQ=WEEKLY;BYDAY=TU");
	check_ended("America/New_York", "COUNT=10;FREQ=WEEKLY;BYDAY=TU", "2150-03-11", "COUNT=10;FREQ=WEEKLY;BYDAY=TU");
	check_ended("Europe/London", "FREQ=DAILY;UNTIL=20260201", "2026-03-10", "FREQ=DAILY;UNTIL=20260201");
	check_ended("Europe/London", "FREQ=DAILY;UNTIL=20260310", "2026-03-10", "FREQ=DAILY;UNTIL=20260309T235959Z");
	check_ended("Australia/Sydney", "FREQ=DAILY;UNTIL=20260309T125959Z", "2026-03-10", "FREQ=DAILY;UNTIL=20260309T125959Z");
	check_ended("Australia/Sydney", "FREQ=DAILY;UNTIL=20260309T130000Z", "2026-03-10", "FREQ=DAILY;UNTIL=20260309T125959Z");
	assert_int_equal(recur_rule_until(&r, STR("2026-02-30"), &out), ERR_BAD_FIELD);
	assert_int_equal(recur_rule_until(&r, STR("2026-03-10"), &little), ERR_TOO_LARGE);
	r.rule = STR("");
	assert_int_equal(recur_rule_until(&r, STR("2026-03-10"), &out), ERR_BAD_FIELD);
	assert_int_equal(out.len, 0);
	buf_release(&out);
	buf_release(&little);
}

/* --- clocks that change --- */

static int32_t offset_at_wall(const struct zone_changes *z, int64_t wall_s)
{
	int32_t offset = z->begins;
	size_t i;

	/* With a time that is neither skipped nor doubled either offset says the same. */
	for (i = 0; i < z->n && z->changes[i].at_s + z->changes[i].after <= wall_s; i++)
		offset = z->changes[i].after;
	return offset;
}

static void eighteen_stays_eighteen_through_every_change_until_2036(void **state)
{
	size_t i, k;

	for (i = 0; i < N(zones); i++) {
		struct recur r = series(zones[i].zone, "20260106T180000", "FREQ=WEEKLY;UNTIL=20361231");

		expand_all(&r);
		assert_int_equal(n_found, 574);
		for (k = 0; k < n_found; k++) {
			int64_t wall_s = wall_seconds(&r.first) + (int64_t)k * 7 * DAY_S;

			assert_int_equal(wall_seconds(&found[k].wall), wall_s);
			assert_int_equal(found[k].start_ms, (wall_s - offset_at_wall(&zones[i], wall_s)) * 1000);
			assert_false(found[k].skipped || found[k].twice);
		}
	}
}

/* Daily at this time of day, from the day before. */
static const struct occurrence *on_the_day(const char *zone, int64_t wall_s)
{
	struct recur r = { .zone = str_of(zone), .first = wall_of(wall_s - DAY_S), .rule = STR("FREQ=DAILY;COUNT=3") };

	expand_all(&r);
	assert_int_equal(n_found, 3);
	assert_int_equal(wall_seconds(&found[1].wall), wall_s);
	assert_false(found[0].skipped || found[0].twice || found[2].skipped || found[2].twice);
	return &found[1];
}

static void check_gap(const char *zone, const struct change *c)
{
	int64_t from = c->at_s + c->before, to = c->at_s + c->after, s;

	for (s = from; s < to; s += 60) {
		const struct occurrence *o = on_the_day(zone, s);

		assert_true(o->skipped && !o->twice);
		assert_int_equal(o->start_ms, (s - c->before) * 1000);
	}
	assert_false(on_the_day(zone, from - 1)->skipped);
	assert_int_equal(on_the_day(zone, from - 1)->start_ms, (c->at_s - 1) * 1000);
	assert_false(on_the_day(zone, to)->skipped);
	assert_int_equal(on_the_day(zone, to)->start_ms, c->at_s * 1000);
}

static void check_doubled(const char *zone, const struct change *c)
{
	int64_t from = c->at_s + c->after, to = c->at_s + c->before, s;

	for (s = from; s < to; s += 60) {
		const struct occurrence *o = on_the_day(zone, s);

		assert_true(o->twice && !o->skipped);
		assert_int_equal(o->start_ms, (s - c->before) * 1000);
	}
	assert_false(on_the_day(zone, from - 1)->twice);
	assert_false(on_the_day(zone, to)->twice);
	assert_int_equal(on_the_day(zone, to)->start_ms, (to - c->after) * 1000);
}

static void a_skipped_time_is_as_much_later_and_of_a_doubled_one_it_is_the_first(void **state)
{
	size_t i, k, n = 0;

	for (i = 0; i < N(zones); i++)
		for (k = 0; k < zones[i].n; k++, n++) {
			const struct change *c = &zones[i].changes[k];

			if (c->after > c->before)
				check_gap(zones[i].zone, c);
			else
				check_doubled(zones[i].zone, c);
		}
	assert_int_equal(n, 110);
}

static void what_falls_together_is_one_and_they_rise(void **state)
{
	/* On March 29 2026 clocks in London show two after one: 01:30 is 02:30 then. */
	struct recur r = series("Europe/London", "20260329T003000", "FREQ=MINUTELY;INTERVAL=15;UNTIL=20260329T030000");
	size_t i;

	expand_all(&r);
	assert_int_equal(n_found, 7);         /* 11 on the wall */
	for (i = 0; i < n_found; i++) {
		assert_int_equal(found[i].start_ms, INT64_C(1774744200000) + (int64_t)i * 900000);
		assert_false(found[i].skipped && i >= 2 && i != 5);
	}
	/* A day that was not: in Apia December 31 2011 follows the 29th. */
	r = series("Pacific/Apia", "20111228T100000", "FREQ=DAILY;COUNT=4");
	expand_all(&r);
	assert_int_equal(n_found, 3);
	assert_int_equal(found[2].wall.at.day, 31);
	assert_false(found[2].skipped);
}

/* Of those that are skipped, which come out of order, none is lost where there is not room for all. */
static void what_there_is_room_for_are_the_earliest(void **state)
{
	static struct occurrence all[64];
	struct recur r = series("Europe/London", "20260329T003000", "FREQ=MINUTELY;INTERVAL=7;UNTIL=20260329T050000");
	size_t n, most, i;

	expand_all(&r);
	n = n_found;
	assert_false(more);
	memcpy(all, found, n * sizeof *all);
	for (most = 0; most <= n; most++) {
		OK(expand(&r, 0, FOR_EVER, most));
		assert_int_equal(n_found, most);
		assert_int_equal(more, most < n);
		for (i = 0; i < most; i++)
			assert_int_equal(found[i].start_ms, all[i].start_ms);
	}
}

/* --- RDATE and EXDATE --- */

static void times_besides_and_left_out_count_once(void **state)
{
	const struct wall extra[] = { wall("20260110T120000"), wall("20260107T180000"), wall("20260110T120000"), wall("20251224T100000") };
	const struct wall out[] = { wall("20260108T180000"), { { 2026, 1, 9, 0 }, -1 }, wall("20260106T170000") };
	struct recur r = series("Europe/London", "20260106T180000", "FREQ=DAILY;COUNT=5");

	r.extra = extra;
	r.n_extra = N(extra);
	r.left_out = out;
	r.n_left_out = N(out);
	expand_all(&r);
	assert_int_equal(n_found, 5);
	assert_string_equal(wall_text(&found[0].wall), "20251224T100000");
	assert_string_equal(wall_text(&found[1].wall), "20260106T180000");
	assert_string_equal(wall_text(&found[2].wall), "20260107T180000");
	assert_string_equal(wall_text(&found[3].wall), "20260110T120000");
	assert_string_equal(wall_text(&found[4].wall), "20260110T180000");
}

static void a_skipped_time_is_left_out_by_what_the_clock_shows_too(void **state)
{
	struct wall out = wall("20260329T023000");
	struct recur r = series("Europe/London", "20260328T013000", "FREQ=DAILY;COUNT=3");

	r.left_out = &out;
	r.n_left_out = 1;
	expand_all(&r);
	assert_int_equal(n_found, 2);
	out = wall("20260329T013000");
	expand_all(&r);
	assert_int_equal(n_found, 2);
	assert_int_equal(found[1].wall.at.day, 30);
}

static void too_many_times_besides_are_refused(void **state)
{
	static struct wall many[RECUR_LIST_MOST + 1];
	struct recur r = series("UTC", "20260106T180000", "FREQ=DAILY;COUNT=3");
	const char *field = "";
	size_t i;

	for (i = 0; i < N(many); i++)
		many[i] = wall("20260107T120000");
	r.left_out = r.extra = many;
	r.n_extra = r.n_left_out = RECUR_LIST_MOST;
	OK(recur_check(&r, false, &field));
	r.n_extra++;
	assert_int_equal(recur_check(&r, false, &field), ERR_BAD_FIELD);
	assert_string_equal(field, "extra");
	r.n_extra = 0;
	r.n_left_out++;
	assert_int_equal(recur_check(&r, false, &field), ERR_BAD_FIELD);
	assert_string_equal(field, "left_out");
}

/* --- a part of it --- */

#define WHOLE_MS (days_number(2036, 1, 1) * DAY_MS)

static void check_part(const struct recur *r, const struct occurrence *all, size_t n, size_t begin)
{
	size_t k, end = begin + 3 < n ? begin + 3 : n;

	OK(expand(r, all[begin].start_ms, WHOLE_MS, 5));
	assert_int_equal(n_found, n - begin < 5 ? n - begin : 5);
	assert_int_equal(more, n - begin > 5);
	for (k = 0; k < n_found; k++)
		assert_int_equal(found[k].start_ms, all[begin + k].start_ms);
	OK(expand(r, all[begin].start_ms, all[end - 1].start_ms + 1, 5));
	assert_int_equal(n_found, end - begin);
	assert_false(more);
	OK(expand(r, all[begin].start_ms + 1, begin + 1 < n ? all[begin + 1].start_ms : all[begin].start_ms, 5));
	assert_int_equal(n_found, 0);
}

static void a_window_gives_what_the_whole_has_in_it(void **state)
{
	static const char *const rules[] = { "FREQ=WEEKLY;INTERVAL=3;BYDAY=MO,TH", "FREQ=MONTHLY;BYDAY=-1FR", "FREQ=YEARLY;INTERVAL=2;BYWEEKNO=1,53",
		"FREQ=DAILY;INTERVAL=5;COUNT=700", "FREQ=HOURLY;INTERVAL=35", "FREQ=MINUTELY;INTERVAL=2000;BYDAY=SU,MO,TU", "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29",
		"FREQ=MONTHLY;INTERVAL=5;BYMONTHDAY=31,-1;BYSETPOS=1" };
	static const char *const far_apart[] = { "America/New_York", "Pacific/Kiritimati", "Pacific/Pago_Pago" };
	static struct occurrence all[MOST];
	size_t i, n, begin;

	for (i = 0; i < N(rules) * N(far_apart); i++) {
		struct recur r = series(far_apart[i / N(rules)], "20240229T013000", rules[i % N(rules)]);

		OK(expand(&r, 0, WHOLE_MS, MOST));
		n = n_found;
		assert_true(n > 2);
		memcpy(all, found, n * sizeof *all);
		for (begin = 0; begin < n; begin += 1 + n / 40)
			check_part(&r, all, n, begin);
	}
}

static void any_window_of_numbers_is_answered(void **state)
{
	static const int64_t bounds[] = { INT64_MIN, INT64_MIN + 1, -1, 0, 1, 7289654400000, INT64_MAX - 1, INT64_MAX };
	static const char *const rules[] = { "", "FREQ=DAILY", "FREQ=YEARLY;BYWEEKNO=1", "FREQ=MONTHLY", "FREQ=WEEKLY", "FREQ=SECONDLY", "FREQ=HOURLY;COUNT=5" };
	size_t i, k, l;

	for (i = 0; i < N(rules); i++)
		for (k = 0; k < N(bounds); k++)
			for (l = 0; l < N(bounds); l++) {
				struct recur r = series("Pacific/Kiritimati", "20260106T180000", rules[i]);

				OK(expand(&r, bounds[k], bounds[l], 10));
			}
}

/* --- rules that are wrong, or give nothing, or too much --- */

static void what_is_no_rule_is_refused_and_named(void **state)
{
	static const char *const wrong[] = { "FREQ", "FREQ=", "FREQ=SOMETIMES", "COUNT=3", "FREQ=DAILY;", ";FREQ=DAILY", "FREQ=DAILY;;COUNT=3", "FREQ=DAILY;FREQ=DAILY",
		"FREQ=DAILY;COUNT=3;UNTIL=20260101", "FREQ=DAILY;COUNT=0", "FREQ=DAILY;COUNT=-1", "FREQ=DAILY;COUNT=1000000000", "FREQ=DAILY;COUNT=99999999999999999999",
		"FREQ=DAILY;COUNT=10001", "FREQ=DAILY;COUNT=1e3", "FREQ=DAILY;COUNT= 3", "FREQ=DAILY;INTERVAL=0", "FREQ=DAILY;INTERVAL=10001", "FREQ=DAILY;INTERVAL=1,2",
		"FREQ=DAILY;UNTIL=2026", "FREQ=DAILY;UNTIL=20260230", "FREQ=DAILY;UNTIL=20260101T", "FREQ=DAILY;UNTIL=20260101T250000Z", "FREQ=DAILY;UNTIL=20260101T100000X",
		"FREQ=DAILY;BYMONTH=0", "FREQ=DAILY;BYMONTH=13", "FREQ=DAILY;BYMONTH=-1", "FREQ=DAILY;BYMONTH=1,", "FREQ=DAILY;BYMONTH=,1", "FREQ=DAILY;BYMONTH=",
		"FREQ=DAILY;BYMONTHDAY=0", "FREQ=DAILY;BYMONTHDAY=32", "FREQ=DAILY;BYMONTHDAY=-32", "FREQ=WEEKLY;BYMONTHDAY=1", "FREQ=YEARLY;BYYEARDAY=367",
		"FREQ=YEARLY;BYYEARDAY=0", "FREQ=DAILY;BYYEARDAY=1", "FREQ=WEEKLY;BYYEARDAY=1", "FREQ=MONTHLY;BYYEARDAY=1", "FREQ=YEARLY;BYWEEKNO=54", "FREQ=YEARLY;BYWEEKNO=0",
		"FREQ=MONTHLY;BYWEEKNO=1", "FREQ=DAILY;BYHOUR=24", "FREQ=DAILY;BYHOUR=-1", "FREQ=DAILY;BYMINUTE=60", "FREQ=DAILY;BYSECOND=61", "FREQ=DAILY;BYDAY=XX",
		"FREQ=DAILY;BYDAY=MONDAY", "FREQ=WEEKLY;BYDAY=1MO", "FREQ=DAILY;BYDAY=1MO", "FREQ=YEARLY;BYWEEKNO=1;BYDAY=1MO", "FREQ=MONTHLY;BYDAY=0MO", "FREQ=YEARLY;BYDAY=54MO",
		"FREQ=MONTHLY;BYDAY=1", "FREQ=MONTHLY;BYSETPOS=1", "FREQ=MONTHLY;BYDAY=MO;BYSETPOS=0", "FREQ=MONTHLY;BYDAY=MO;BYSETPOS=367", "FREQ=DAILY;WKST=XX", "FREQ=DAILY;WKST=",
		"FREQ=DAILY;RSCALE=CHINESE", "FREQ=DAILY;BYEASTER=0", "freq daily", "RRULE:FREQ=DAILY", " FREQ=DAILY", "FREQ=DAILY ", "FREQ=DAILY\r\n", "X" };
	struct occurrence o = { .start_ms = 77 };
	size_t i, n = 77;
	bool any = true;

	for (i = 0; i < N(wrong); i++) {
		struct recur r = series("UTC", "20260106T180000", wrong[i]);
		const char *field = "";

		if (recur_check(&r, false, &field) != ERR_BAD_FIELD)
			fail_msg("\"%s\" is taken for a rule", wrong[i]);
		assert_string_equal(field, "rule");
		assert_int_equal(recur_expand(&r, 0, FOR_EVER, &o, 1, &n, &any), ERR_BAD_FIELD);
	}
	assert_true(o.start_ms == 77 && n == 77 && any);
}

static void a_rule_that_is_too_long_is_refused(void **state)
{
	char rule[RECUR_RULE_MOST + 8] = "FREQ=DAILY;BYHOUR=10";
	struct recur r = series("UTC", "20260106T180000", rule);
	const char *field;

	while (strlen(rule) + 3 <= RECUR_RULE_MOST)
		memcpy(rule + strlen(rule), ",10", 4);
	r.rule = str_of(rule);
	OK(recur_check(&r, false, &field));
	memcpy(rule + strlen(rule), ",10", 4);
	r.rule = str_of(rule);
	assert_int_equal(recur_check(&r, false, &field), ERR_BAD_FIELD);
}

static void check_field(struct recur r, bool daily, const char *expected)
{
	const char *field = "";

	if (!expected) {
		OK(recur_check(&r, daily, &field));
		return;
	}
	assert_int_equal(recur_check(&r, daily, &field), ERR_BAD_FIELD);
	assert_string_equal(field, expected);
}

static void what_is_wrong_is_named(void **state)
{
	const struct wall wrong[] = { { { 2026, 2, 30, 0 }, 0 }, { { 2026, 2, 3, 1440 }, 0 }, { { 2026, 2, 3, 0 }, 60 }, { { 1969, 12, 31, 0 }, 0 }, { { 2201, 1, 1, 0 }, 0 } };
	struct recur r;
	size_t i;

	check_field(series("Mars/Olympus", "20260106T180000", "FREQ=DAILY"), false, "zone");
	check_field(series("", "20260106T180000", "FREQ=DAILY"), false, "zone");
	for (i = 0; i < N(wrong); i++) {
		r = series("UTC", "20260106T180000", "FREQ=DAILY");
		r.extra = &wrong[i];
		r.n_extra = 1;
		check_field(r, false, "extra");
		r.n_extra = 0;
		r.left_out = &wrong[i];
		r.n_left_out = 1;
		check_field(r, false, "left_out");
		r.n_left_out = 0;
		r.first = wrong[i];
		check_field(r, false, "day");
	}
}

static void more_often_than_daily_can_be_refused(void **state)
{
	static const char *const often[] = { "FREQ=HOURLY", "FREQ=HOURLY;INTERVAL=24", "FREQ=MINUTELY", "FREQ=SECONDLY;COUNT=2", "FREQ=DAILY;BYHOUR=9,18",
		"FREQ=WEEKLY;BYMINUTE=0,30", "FREQ=YEARLY;BYSECOND=0,1" };
	static const char *const not_so[] = { "", "FREQ=DAILY", "FREQ=DAILY;BYHOUR=9;BYMINUTE=30;BYSECOND=0", "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR,SA,SU", "FREQ=YEARLY;BYDAY=MO" };
	size_t i;

	for (i = 0; i < N(often); i++) {
		check_field(series("UTC", "20260106T180000", often[i]), true, "rule");
		check_field(series("UTC", "20260106T180000", often[i]), false, NULL);
	}
	for (i = 0; i < N(not_so); i++)
		check_field(series("UTC", "20260106T180000", not_so[i]), true, NULL);
}

static void an_impossible_rule_ends_with_the_first_time_alone(void **state)
{
	static const char *const impossible[] = { "FREQ=SECONDLY;BYMONTH=2;BYMONTHDAY=30", "FREQ=MINUTELY;BYMONTH=2;BYMONTHDAY=30", "FREQ=HOURLY;BYMONTH=2;BYMONTHDAY=30",
		"FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30", "FREQ=MONTHLY;BYMONTH=2;BYMONTHDAY=30", "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30", "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30;COUNT=10000",
		"FREQ=SECONDLY;INTERVAL=2;BYSECOND=1", "FREQ=MINUTELY;INTERVAL=10;BYMINUTE=5", "FREQ=HOURLY;INTERVAL=24;BYHOUR=6", "FREQ=HOURLY;INTERVAL=168;BYDAY=MO",
		"FREQ=YEARLY;BYYEARDAY=1;BYMONTH=12", "FREQ=YEARLY;BYWEEKNO=20;BYMONTH=1", "FREQ=MONTHLY;BYDAY=MO;BYSETPOS=6", "FREQ=DAILY;BYHOUR=1;BYSETPOS=2",
		"FREQ=SECONDLY;BYMINUTE=5;BYSETPOS=-2", "FREQ=MINUTELY;BYSECOND=1,2,3;BYSETPOS=4", "FREQ=MONTHLY;BYDAY=5MO;BYMONTHDAY=1,2,3", "FREQ=DAILY;INTERVAL=7;BYDAY=MO",
		"FREQ=SECONDLY;INTERVAL=7;BYHOUR=1;BYMINUTE=1;BYSECOND=1;BYMONTH=2;BYMONTHDAY=30" };
	size_t i;

	for (i = 0; i < N(impossible); i++) {
		struct recur r = series("Europe/London", "20260106T180000", impossible[i]);

		if (expand(&r, 0, FOR_EVER, MOST))
			fail_msg("%s: too many steps", impossible[i]);
		if (n_found != 1 || more)
			fail_msg("%s gives %s", impossible[i], wall_text(&found[1].wall));
		OK(expand(&r, found[0].start_ms + 1, FOR_EVER, MOST));
		assert_int_equal(n_found, 0);
	}
}

static void work_is_bounded_whatever_the_rule_is(void **state)
{
	/* Nearly never, and every second is one that might. */
	struct recur r = series("Europe/London", "20260106T180000", "FREQ=SECONDLY;INTERVAL=61;BYSECOND=0;COUNT=10000");

	assert_int_equal(expand(&r, 0, FOR_EVER, MOST), ERR_TOO_LARGE);
	r.rule = STR("FREQ=SECONDLY");
	OK(expand(&r, 0, FOR_EVER, 10));
	assert_true(n_found == 10 && more);
	r.rule = STR("FREQ=SECONDLY;COUNT=10000");
	OK(expand(&r, 0, FOR_EVER, 10));
	assert_true(n_found == 10 && more);
	/* From far away, at once. */
	r.rule = STR("FREQ=SECONDLY;INTERVAL=7");
	OK(expand(&r, days_number(2190, 1, 1) * DAY_MS, FOR_EVER, 10));
	assert_int_equal(n_found, 10);
	assert_int_equal((found[0].start_ms / 1000 - INT64_C(1767722400)) % 7, 0);
	r.rule = STR("FREQ=YEARLY;BYDAY=SU,MO,TU,WE,TH,FR,SA;BYHOUR=0,1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17,18,19,20,21,22,23;BYMINUTE=0,1,2,3,4,5,6,7,8,9,10,11,12,13,14,15");
	OK(expand(&r, days_number(2190, 12, 1) * DAY_MS, FOR_EVER, 10));
	assert_int_equal(n_found, 10);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_example_of_the_rfc_is_as_it_says),
		cmocka_unit_test(the_order_in_a_list_does_not_matter),
		cmocka_unit_test(by_set_pos_picks_from_a_period_whatever_its_length_is),
		cmocka_unit_test(weeks_are_counted_from_the_day_they_begin_on),
		cmocka_unit_test(a_numbered_weekday_is_of_the_month_where_months_are_named_and_else_of_the_year),
		cmocka_unit_test(february_29_and_the_31st_are_on_the_days_that_have_them),
		cmocka_unit_test(the_first_time_counts_also_where_the_rule_does_not_give_it),
		cmocka_unit_test(a_leap_second_is_the_one_before_it),
		cmocka_unit_test(the_first_time_that_a_rule_gives_is_found),
		cmocka_unit_test(until_is_a_moment_or_a_time_on_the_wall_or_a_day),
		cmocka_unit_test(a_rule_is_ended_and_never_says_more_than_before),
		cmocka_unit_test(eighteen_stays_eighteen_through_every_change_until_2036),
		cmocka_unit_test(a_skipped_time_is_as_much_later_and_of_a_doubled_one_it_is_the_first),
		cmocka_unit_test(what_falls_together_is_one_and_they_rise),
		cmocka_unit_test(what_there_is_room_for_are_the_earliest),
		cmocka_unit_test(times_besides_and_left_out_count_once),
		cmocka_unit_test(a_skipped_time_is_left_out_by_what_the_clock_shows_too),
		cmocka_unit_test(too_many_times_besides_are_refused),
		cmocka_unit_test(a_window_gives_what_the_whole_has_in_it),
		cmocka_unit_test(any_window_of_numbers_is_answered),
		cmocka_unit_test(what_is_no_rule_is_refused_and_named),
		cmocka_unit_test(a_rule_that_is_too_long_is_refused),
		cmocka_unit_test(what_is_wrong_is_named),
		cmocka_unit_test(more_often_than_daily_can_be_refused),
		cmocka_unit_test(an_impossible_rule_ends_with_the_first_time_alone),
		cmocka_unit_test(work_is_bounded_whatever_the_rule_is),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
