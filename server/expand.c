#include "expand.h"

#include <errno.h>
#include <fcntl.h>
#include <getopt.h>
#include <unistd.h>

#include "base/mem.h"
#include "expand_when.h"
#include "schedule/days.h"
#include "schedule/ical.h"

#define MOST_USUAL 10000
#define MOST_MOST 100000
#define YEARS_USUAL 2
#define DAY_MS (DAY_S * 1000)
#define LINE_MOST (4u << 20)
#define ARENA_MOST (16u << 20)

enum { REFUSED = 1, USAGE = 2 };

/* --- what is asked --- */

struct ask {
	const char *file, *dtstart, *tz, *rrule, *from, *until;
	long most;                            /* 0: not given */
	struct str *exdate, *rdate;           /* as given, each a list */
	size_t n_exdate, n_rdate;
};

/* One event of a file, or what the options say. */
struct plan {
	struct ical_event *events;
	size_t n;
	struct arena arena;
	bool has_until;
	int64_t from_ms, until_ms;
	size_t most;
};

/* An occurrence and of what it is one. */
struct hit {
	struct occurrence at;
	const struct ical_event *event;
};

struct hits {
	struct hit *at;
	size_t n;
	bool more;
};

static int complain(const char *what, const char *why, int status)
{
	fprintf(stderr, "cairnd: %s: %s\n", what, why);
	return status;
}

static int no_memory(void)
{
	return complain("expand", err_text(ERR_NO_MEMORY), REFUSED);
}

/* --- times --- */

static int bad_time(const char *option)
{
	return complain(option, "a time from 1970 to 2200 expected, as 2026-01-06T18:00, 20260106T180000Z or 2026-01-06", REFUSED);
}

static int bad_zone(const char *option)
{
	return complain(option, "no time zone of this name is known; Europe/London is one", REFUSED);
}

static struct str zone_asked(const struct ask *ask)
{
	return ask->tz ? str_of(ask->tz) : STR("UTC");
}

/* A day stands for its beginning, or with `end` for the next one's. */
static int read_bound(const struct ask *ask, const char *option, const char *text, bool end, int64_t *ret_ms)
{
	struct when when;

	if (when_parse(str_of(text), &when))
		return bad_time(option);
	if (end && when.is_day)
		day_add(&when.wall.at, 1);
	return when_ms(&when, zone_asked(ask), ret_ms) ? bad_time(option) : 0;
}

static struct str cut(struct str *left)
{
	const char *comma = memchr(left->at, ',', left->len);
	struct str head = { left->at, comma ? (size_t)(comma - left->at) : left->len };

	left->at += head.len + (comma ? 1 : 0);
	left->len -= head.len + (comma ? 1 : 0);
	return head;
}

static int read_listed(struct str text, const struct ical_event *e, bool out, struct wall *ret)
{
	struct when when;
	int err = when_parse(text, &when);

	if (!err)
		err = when_wall(&when, e->zone, ret);
	if (err)
		return err;
	if (when.is_day && out)
		ret->second = -1;
	if (when.is_day && !out) {
		ret->at.minute = e->start.at.minute;
		ret->second = e->start.second;
	}
	return 0;
}

static int read_list(const char *option, const struct str *given, size_t n_given, const struct ical_event *e, bool out, struct arena *arena,
	const struct wall **ret, size_t *ret_n)
{
	struct wall *list = arena_array(arena, RECUR_LIST_MOST, sizeof *list);
	size_t i;

	for (i = 0; list && i < n_given; i++) {
		struct str left = given[i];

		while (left.len > 0) {
			if (*ret_n == RECUR_LIST_MOST)
				return complain(option, "more than 2000 times", REFUSED);
			if (read_listed(cut(&left), e, out, &list[(*ret_n)++]))
				return bad_time(option);
		}
	}
	*ret = list;
	return list ? 0 : no_memory();
}

/* --- a series from options --- */

static struct str rule_asked(const struct ask *ask)
{
	const char *rule = ask->rrule ? ask->rrule : "";

	return str_of(strncasecmp(rule, "RRULE:", 6) == 0 ? rule + 6 : rule);
}

static int check_series(const struct ical_event *e)
{
	static const struct { const char *field, *option, *why; } faults[] = {
		{ "zone", "--tz", "no time zone of this name is known; Europe/London is one" },
		{ "day", "--dtstart", "there is no such time" },
		{ "rule", "--rrule", "not a rule of RFC 5545, or COUNT or INTERVAL over 10000" },
		{ "extra", "--rdate", "there is no such time" },
		{ "left_out", "--exdate", "there is no such time" },
	};
	struct recur r = { .zone = e->zone, .first = e->start, .rule = e->rule, .extra = e->extra, .n_extra = e->n_extra,
		.left_out = e->left_out, .n_left_out = e->n_left_out };
	const char *field;
	size_t i;

	if (recur_check(&r, false, &field) == 0)
		return 0;
	for (i = 0; strcmp(faults[i].field, field) != 0; i++)
		;
	return complain(faults[i].option, faults[i].why, REFUSED);
}

static int plan_options(const struct ask *ask, struct plan *plan)
{
	struct ical_event *e = arena_new(&plan->arena, sizeof *e);
	struct when when;
	int result;

	if (!e)
		return no_memory();
	if (when_parse(str_of(ask->dtstart), &when))
		return bad_time("--dtstart");
	e->zone = zone_asked(ask);
	e->rule = rule_asked(ask);
	if (when_wall(&when, e->zone, &e->start))
		return bad_time("--dtstart");
	result = read_list("--rdate", ask->rdate, ask->n_rdate, e, false, &plan->arena, &e->extra, &e->n_extra);
	if (!result)
		result = read_list("--exdate", ask->exdate, ask->n_exdate, e, true, &plan->arena, &e->left_out, &e->n_left_out);
	plan->events = e;
	plan->n = 1;
	return result ? result : check_series(e);
}

/* --- from a file --- */

/* At most so much that a text that is too long is seen to be. */
static int read_all(const char *path, struct buf *ret)
{
	bool standard = strcmp(path, "-") == 0;
	int fd = standard ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC);
	char chunk[65536];
	ssize_t got = 1;

	if (fd < 0)
		return complain(path, strerror(errno), REFUSED);
	while (got > 0 && ret->len <= ICAL_TEXT_MOST && !ret->err) {
		got = read(fd, chunk, sizeof chunk);
		if (got > 0)
			buf_put(ret, chunk, (size_t)got);
	}
	if (got < 0)
		(void)complain(path, strerror(errno), REFUSED);
	if (!standard)
		close(fd);
	return got < 0 ? REFUSED : ret->err ? no_memory() : 0;
}

static int complain_ical(const char *path, const struct ical_fault *fault, int err)
{
	const char *why = err == ERR_BAD_FIELD ? "missing, or not as RFC 5545 has it, or out of range" : err_text(err);

	if (strcmp(fault->field, "zone") == 0)
		why = "no time zone of this name is known; --tz gives one to times that have none";
	if (err == ERR_TOO_LARGE && fault->line == 0)
		why = "larger than 1 MiB";
	if (fault->line)
		fprintf(stderr, "cairnd: %s:%d: %s: %s\n", path, fault->line, fault->field, why);
	else
		fprintf(stderr, "cairnd: %s: %s: %s\n", path, fault->field, why);
	return REFUSED;
}

static int plan_file(const struct ask *ask, struct plan *plan)
{
	struct buf text = BUF_INIT(ICAL_TEXT_MOST + (1 << 17));
	struct ical_fault fault = { "ics", 0 };
	int result = read_all(ask->file, &text), err;

	if (!result) {
		err = ical_read((struct str){ text.at ? text.at : "", text.len }, str_of(ask->tz), &plan->arena, &plan->events, &plan->n, &fault);
		if (err)
			result = complain_ical(ask->file, &fault, err);
	}
	buf_release(&text);
	return result;
}

/* --- the span --- */

/* Of a time that was checked. */
static int64_t moment(struct str zone, const struct wall *wall)
{
	int64_t ms;

	return zone_moment(zone, &wall->at, &ms) ? 0 : ms + wall->second * 1000;
}

static int64_t start_ms(const struct ical_event *e)
{
	return moment(e->zone, &e->start);
}

static bool ends(struct str rule)
{
	size_t i;

	for (i = 0; i + 6 < rule.len; i++)
		if (strncasecmp(rule.at + i, "COUNT=", 6) == 0 || strncasecmp(rule.at + i, "UNTIL=", 6) == 0)
			return true;
	return rule.len == 0;
}

static int64_t first_start(const struct plan *plan)
{
	int64_t first = INT64_MAX;
	size_t i;

	for (i = 0; i < plan->n; i++)
		if (start_ms(&plan->events[i]) < first)
			first = start_ms(&plan->events[i]);
	return first;
}

/* Two years of what goes on for ever; all of what ends. */
static int64_t usual_until(const struct plan *plan, const struct ical_event *e)
{
	int64_t from = plan->from_ms > INT64_MIN ? plan->from_ms : first_start(plan);
	struct wall w = wall_of(from / 1000);

	if (ends(e->rule))
		return INT64_MAX;
	w.at.year += YEARS_USUAL;
	return wall_seconds(&w) * 1000;
}

static int plan_span(const struct ask *ask, struct plan *plan)
{
	int result = 0;

	plan->from_ms = INT64_MIN;
	plan->most = (size_t)(ask->most ? ask->most : MOST_USUAL);
	plan->has_until = ask->until;
	if (ask->tz && !zone_known(str_of(ask->tz)))
		return bad_zone("--tz");
	if (ask->from)
		result = read_bound(ask, "--from", ask->from, false, &plan->from_ms);
	if (!result && ask->until)
		result = read_bound(ask, "--until", ask->until, true, &plan->until_ms);
	if (!result && ask->from && ask->until && plan->until_ms < plan->from_ms)
		return complain("--until", "before --from", REFUSED);
	return result;
}

/* --- finding --- */

static int by_start(const void *a, const void *b)
{
	const struct hit *x = a, *y = b;

	if (x->at.start_ms != y->at.start_ms)
		return x->at.start_ms < y->at.start_ms ? -1 : 1;
	return x->event < y->event ? -1 : x->event > y->event;
}

static int64_t slot_ms(const struct ical_event *e)
{
	return moment(e->zone, &e->slot);
}

/* Does an override stand for this time of the series? */
static bool is_replaced(const struct plan *plan, const struct ical_event *series, int64_t at_ms)
{
	size_t i;

	for (i = 0; i < plan->n; i++) {
		const struct ical_event *e = &plan->events[i];

		if (e->is_override && str_eq(e->uid, series->uid) && slot_ms(e) == at_ms)
			return true;
	}
	return false;
}

static bool has_overrides(const struct plan *plan, const struct ical_event *series)
{
	size_t i;

	for (i = 0; i < plan->n; i++)
		if (plan->events[i].is_override && str_eq(plan->events[i].uid, series->uid))
			return true;
	return false;
}

static void add(const struct plan *plan, const struct ical_event *e, const struct occurrence *found, size_t n, struct hits *hits)
{
	bool look = !e->is_override && has_overrides(plan, e);
	size_t i;

	for (i = 0; i < n; i++)
		if (!look || !is_replaced(plan, e, found[i].start_ms))
			hits->at[hits->n++] = (struct hit){ found[i], e };
	qsort(hits->at, hits->n, sizeof *hits->at, by_start);
	if (hits->n > plan->most) {
		hits->more = true;
		hits->n = plan->most;
	}
}

static int find(const struct plan *plan, struct occurrence *scratch, struct hits *hits)
{
	size_t i, n;
	bool more;
	int err = 0;

	for (i = 0; !err && i < plan->n; i++) {
		const struct ical_event *e = &plan->events[i];
		struct recur r = { .zone = e->zone, .first = e->start, .rule = e->rule, .extra = e->extra, .n_extra = e->n_extra,
			.left_out = e->left_out, .n_left_out = e->n_left_out };

		err = recur_expand(&r, plan->from_ms, plan->has_until ? plan->until_ms : usual_until(plan, e), scratch, plan->most, &n, &more);
		if (err)
			return err;
		hits->more |= more;
		add(plan, e, scratch, n, hits);
	}
	return err;
}

/* --- telling --- */

static void put_moment(struct buf *b, const char *name, int64_t ms)
{
	struct wall w = wall_of(ms / 1000 - (ms % 1000 < 0));

	buf_putf(b, "\"%s\":\"%04d-%02d-%02dT%02d:%02d:%02dZ\",", name, w.at.year, w.at.month, w.at.day, w.at.minute / 60, w.at.minute % 60, w.second);
}

static void put_wall(struct buf *b, const char *name, const struct wall *w)
{
	buf_putf(b, "\"%s\":\"%04d-%02d-%02dT%02d:%02d:%02d\",", name, w->at.year, w->at.month, w->at.day, w->at.minute / 60, w->at.minute % 60, w->second);
}

/* "+01:00"; with seconds where clocks had them. */
static void put_offset(struct buf *b, int32_t offset)
{
	int32_t s = offset < 0 ? -offset : offset;

	buf_putf(b, "\"offset\":\"%c%02d:%02d", offset < 0 ? '-' : '+', s / 3600, s / 60 % 60);
	if (s % 60)
		buf_putf(b, ":%02d", s % 60);
	buf_puts(b, "\"");
}

static void put_named(struct buf *b, const char *name, struct str text)
{
	buf_putf(b, ",\"%s\":", name);
	buf_put_json(b, text);
}

static void put_event(struct buf *b, const struct ical_event *e)
{
	if (!e->uid.at)
		return;
	put_named(b, "uid", e->uid);
	if (e->title.at)
		put_named(b, "summary", e->title);
	buf_putf(b, ",\"minutes\":%lld", (long long)e->minutes);
	if (e->cancelled)
		buf_puts(b, ",\"cancelled\":true");
	if (e->is_override && slot_ms(e) != start_ms(e)) {
		buf_putc(b, ',');
		put_moment(b, "moved_from", slot_ms(e));
		b->len--;                     /* its comma */
	}
}

static void put_hit(struct buf *b, const struct hit *hit)
{
	const struct occurrence *o = &hit->at;
	int64_t until;
	int32_t offset;
	struct wall shown;

	if (zone_offset(hit->event->zone, o->start_ms, &offset, &until))
		offset = 0;                   /* never: it was found there */
	shown = wall_of(o->start_ms / 1000 + offset);
	buf_putc(b, '{');
	put_moment(b, "start", o->start_ms);
	put_wall(b, "local", &shown);
	buf_puts(b, "\"zone\":");
	buf_put_json(b, hit->event->zone);
	buf_putc(b, ',');
	put_offset(b, offset);
	if (o->skipped) {
		buf_putc(b, ',');
		put_wall(b, "planned", &o->wall);
		buf_puts(b, "\"skipped\":true");
	}
	if (o->twice)
		buf_puts(b, ",\"twice\":true");
	put_event(b, hit->event);
	buf_puts(b, "}\n");
}

static int tell(const struct hits *hits)
{
	struct buf line = BUF_INIT(LINE_MOST);
	size_t i;
	int err = 0;

	for (i = 0; !err && i < hits->n; i++) {
		buf_reset(&line);
		put_hit(&line, &hits->at[i]);
		err = line.err;
		if (!err && fwrite(line.at, 1, line.len, stdout) != line.len)
			err = ERR_IO;
	}
	buf_release(&line);
	if (!err && fflush(stdout))
		err = ERR_IO;
	return err ? complain("standard output", err_text(err), REFUSED) : 0;
}

static int tell_most(const struct ask *ask, const struct plan *plan)
{
	const char *name = ask->file ? "rule" : "--rrule";
	char why[128];

	snprintf(why, sizeof why, ask->most ? "more than %zu times; these are the first" : "more than %zu times; ask for fewer with --until, or for the first with --most",
		plan->most);
	return complain(name, why, ask->most ? 0 : REFUSED);
}

static int run(const struct ask *ask, struct plan *plan)
{
	struct hits hits = { .at = mem_array(plan->most * 2, sizeof *hits.at) };
	struct occurrence *scratch = mem_array(plan->most, sizeof *scratch);
	int result = hits.at && scratch ? 0 : no_memory(), err;

	if (!result) {
		err = find(plan, scratch, &hits);
		if (err)
			result = complain(ask->file ? "rule" : "--rrule", "it takes too long to find the times it gives", REFUSED);
	}
	if (!result && hits.more)
		result = tell_most(ask, plan);
	if (!result)
		result = tell(&hits);
	mem_free(hits.at);
	mem_free(scratch);
	return result;
}

/* --- the command line --- */

enum { OPTION_DTSTART = 1, OPTION_TZ, OPTION_RRULE, OPTION_EXDATE, OPTION_RDATE, OPTION_FROM, OPTION_UNTIL, OPTION_MOST, OPTION_HELP };

static const struct option options[] = {
	{ "dtstart", required_argument, NULL, OPTION_DTSTART },
	{ "tz", required_argument, NULL, OPTION_TZ },
	{ "rrule", required_argument, NULL, OPTION_RRULE },
	{ "exdate", required_argument, NULL, OPTION_EXDATE },
	{ "rdate", required_argument, NULL, OPTION_RDATE },
	{ "from", required_argument, NULL, OPTION_FROM },
	{ "until", required_argument, NULL, OPTION_UNTIL },
	{ "most", required_argument, NULL, OPTION_MOST },
	{ "help", no_argument, NULL, OPTION_HELP },
	{ 0 }
};

static int help(void)
{
	printf("cairnd expand: when a series takes place, one JSON object a line\n\n"
	       "  cairnd expand FILE.ics|- [--tz ZONE] [--from TIME] [--until TIME] [--most N]\n"
	       "  cairnd expand --dtstart TIME [--tz ZONE] [--rrule RULE] [--exdate TIMES] [--rdate TIMES]\n"
	       "                [--from TIME] [--until TIME] [--most N]\n\n"
	       "  --dtstart TIME  the first time, by the clock of --tz\n"
	       "  --tz ZONE       an IANA zone (UTC); with a file: of times in it that name none\n"
	       "  --rrule RULE    as RFC 5545 has it: 'FREQ=WEEKLY;BYDAY=TU;COUNT=10'\n"
	       "  --exdate TIMES  left out: times or whole days, with commas between them; may be given again\n"
	       "  --rdate TIMES   besides: times, or days at the hour of the first; may be given again\n"
	       "  --from TIME     nothing that begins before\n"
	       "  --until TIME    nothing that begins then or later; a day includes all of it.  Without it: a rule with COUNT or\n"
	       "                  UNTIL to its end, one that goes on for ever two years from --from, or else from the first time\n"
	       "  --most N        the first N alone, at most 100000.  Without it more than 10000 are an error\n\n"
	       "TIME is 2026-01-06T18:00, 20260106T180000, a day (2026-01-06), or a moment with Z or an offset (2026-01-06T18:00+01:00).\n\n"
	       "Each line has start (UTC), local (what the clock there shows), zone and offset.  skipped: clocks went forward over the\n"
	       "time that was planned, and it is as much later.  twice: the clock shows it again when it was put back; it is the first.\n"
	       "From a file also uid, summary, minutes, cancelled, and moved_from where one meeting was moved.\n\n"
	       "Exit status: 0; 1 when the series is refused, and 2 when the command line is, with one line on standard error.\n");
	return 0;
}

static int add_list(struct str **list, size_t *n)
{
	struct str *larger = mem_resize(*list, (*n + 1) * sizeof *larger);

	if (!larger)
		return no_memory();
	larger[(*n)++] = str_of(optarg);
	*list = larger;
	return 0;
}

static int read_most(const char *text, long *ret)
{
	char *end;

	*ret = strtol(text, &end, 10);
	if (*end == '\0' && *ret > 0 && *ret <= MOST_MOST)
		return 0;
	return complain("--most", "a number from 1 to 100000 expected", USAGE);
}

/* 0: go on; -1: help was asked for. */
static int read_option(int option, struct ask *ask)
{
	const char **const texts[] = { [OPTION_DTSTART] = &ask->dtstart, [OPTION_TZ] = &ask->tz, [OPTION_RRULE] = &ask->rrule,
		[OPTION_FROM] = &ask->from, [OPTION_UNTIL] = &ask->until };

	switch (option) {
	case OPTION_EXDATE:
		return add_list(&ask->exdate, &ask->n_exdate);
	case OPTION_RDATE:
		return add_list(&ask->rdate, &ask->n_rdate);
	case OPTION_MOST:
		return read_most(optarg, &ask->most);
	case OPTION_HELP:
		return -1;
	case '?':
		return USAGE;
	default:
		*texts[option] = optarg;
		return 0;
	}
}

static int check_ask(const struct ask *ask)
{
	if (!ask->file == !ask->dtstart)
		return complain("expand", "either a file or --dtstart expected; cairnd expand --help", USAGE);
	if (ask->file && (ask->rrule || ask->n_exdate || ask->n_rdate))
		return complain("expand", "a file has its own rules; --rrule, --exdate and --rdate go with --dtstart", USAGE);
	return 0;
}

static int run_plan(const struct ask *ask)
{
	struct plan plan = { 0 };
	int result;

	arena_init(&plan.arena, ARENA_MOST);
	result = plan_span(ask, &plan);
	if (!result)
		result = ask->file ? plan_file(ask, &plan) : plan_options(ask, &plan);
	if (!result)
		result = run(ask, &plan);
	arena_release(&plan.arena);
	return result;
}

int expand(int argc, char **argv)
{
	struct ask ask = { 0 };
	int option, result = 0;

	optind = 1;
	argv[0] = "cairnd";                   /* who complains about options */
	while (!result && (option = getopt_long(argc, argv, "", options, NULL)) != -1)
		result = read_option(option, &ask);
	ask.file = argv[optind];
	if (!result && optind + 1 < argc)
		result = complain("expand", "one file expected", USAGE);
	if (!result)
		result = check_ask(&ask);
	if (!result)
		result = run_plan(&ask);
	mem_free(ask.exdate);
	mem_free(ask.rdate);
	return result < 0 ? help() : result;
}
