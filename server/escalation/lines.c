#include "escalation/lines.h"

#include <errno.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/mem.h"
#include "escalation/regions.h"
#include "protocol/json.h"

#define FILE_MOST (1u << 20)
#define ARENA_MOST (4u << 20)
#define VALUES_MOST 32768
#define DEPTH_MOST 4
#define ENTRIES_MOST 2000
#define ELSEWHERE "https://findahelpline.com/"
#define DAY_MS INT64_C(86400000)

struct entry {
	struct str name, region, phone, message, chat, hours, about, source, verified;
	unsigned kind;
	struct str *languages;
	size_t n_languages;
	int64_t day;                          /* of `verified` */
};

/* One file, as it was read; texts are borrowed from the JSON. */
struct set {
	struct json_t *json;
	struct arena arena;
	struct str comment, elsewhere;
	struct entry *entries;
	size_t n;
};

struct lines {
	pthread_mutex_t lock;                 /* guards `set` */
	struct set *set;                      /* NULL until a file was good */
};

/* --- the form of the file --- */

#define NAME(name) ",\"" name "\":", sizeof(name) - 1
#define AT(field) .at = offsetof(struct entry, field)

/* [A-Z]{2} */
static const struct wire_run region_form[] = { { { 0, 0x0000000007fffffe }, 2, 2, false }, { .most = 0 } };
/* [a-z]{2,3}(-[A-Za-z0-9]{2,8})? */
static const struct wire_run language_form[] = {
	{ { 0, 0x07fffffe00000000 }, 2, 3, false },
	{ { 0x0000200000000000, 0 }, 1, 1, true },
	{ { 0x03ff000000000000, 0x07fffffe07fffffe }, 2, 8, false },
	{ .most = 0 }
};
/* [0-9]{4}-[0-9]{2}-[0-9]{2} */
static const struct wire_run day_form[] = {
	{ { 0x03ff000000000000, 0 }, 4, 4, false },
	{ { 0x0000200000000000, 0 }, 1, 1, false },
	{ { 0x03ff000000000000, 0 }, 2, 2, false },
	{ { 0x0000200000000000, 0 }, 1, 1, false },
	{ { 0x03ff000000000000, 0 }, 2, 2, false },
	{ .most = 0 }
};
/* [ #()*+0-9-]: what a phone can dial, and what people put between. */
static const struct wire_run phone_form[] = { { { 0x03ff2f0900000000, 0 }, 2, 40, false }, { .most = 0 } };
/* https://, then what an address may hold, nothing that ends an attribute or a line. */
static const struct wire_run address_form[] = {
	{ { 0, UINT64_C(1) << ('h' - 64) }, 1, 1, false },
	{ { 0, UINT64_C(1) << ('t' - 64) }, 2, 2, false },
	{ { 0, UINT64_C(1) << ('p' - 64) }, 1, 1, false },
	{ { 0, UINT64_C(1) << ('s' - 64) }, 1, 1, false },
	{ { UINT64_C(1) << ':', 0 }, 1, 1, false },
	{ { UINT64_C(1) << '/', 0 }, 2, 2, false },
	{ { 0xafffff7a00000000, 0x47fffffeafffffff }, 4, 192, false },
	{ .most = 0 }
};

static const char *const kinds[] = { [WIRE_LINE_KIND_EMERGENCY] = "emergency", [WIRE_LINE_KIND_CRISIS] = "crisis",
	[WIRE_LINE_KIND_SPECIAL] = "special" };
static const struct wire_names kind_names = { kinds, sizeof kinds / sizeof *kinds };

static const struct wire_field language_item = { NAME(""), WIRE_TEXT, true, .least = 2, .most = 12, .pattern = language_form };

/* `name` comes first, so that a complaint about another field can say whose it is. */
static const struct wire_field entry_fields[] = {
	{ NAME("name"), WIRE_TEXT, true, AT(name), .least = 1, .most = 80 },
	{ NAME("kind"), WIRE_ENUM, true, AT(kind), .names = &kind_names },
	{ NAME("region"), WIRE_TEXT, true, AT(region), .least = 2, .most = 2, .pattern = region_form },
	{ NAME("languages"), WIRE_ARRAY, true, AT(languages), .count = offsetof(struct entry, n_languages), .size = sizeof(struct str),
	  .least = 1, .most = 16, .item = &language_item },
	{ NAME("phone"), WIRE_TEXT, false, AT(phone), .least = 2, .most = 40, .pattern = phone_form },
	{ NAME("message"), WIRE_TEXT, false, AT(message), .least = 1, .most = 60 },
	{ NAME("chat"), WIRE_TEXT, false, AT(chat), .least = 12, .most = 200, .pattern = address_form },
	{ NAME("hours"), WIRE_TEXT, true, AT(hours), .least = 1, .most = 60 },
	{ NAME("about"), WIRE_TEXT, false, AT(about), .least = 1, .most = 120 },
	{ NAME("source"), WIRE_TEXT, true, AT(source), .least = 12, .most = 200, .pattern = address_form },
	{ NAME("verified"), WIRE_TEXT, true, AT(verified), .least = 10, .most = 10, .pattern = day_form },
};
static const struct wire_object entry_object = { entry_fields, sizeof entry_fields / sizeof *entry_fields };
static const struct wire_field entry_item = { NAME(""), WIRE_OBJECT, true, .object = &entry_object };

static const struct wire_field set_fields[] = {
	{ NAME("comment"), WIRE_TEXT, false, .at = offsetof(struct set, comment), .least = 0, .most = 4000 },
	{ NAME("elsewhere"), WIRE_TEXT, true, .at = offsetof(struct set, elsewhere), .least = 12, .most = 200, .pattern = address_form },
	{ NAME("lines"), WIRE_ARRAY, true, .at = offsetof(struct set, entries), .count = offsetof(struct set, n), .size = sizeof(struct entry),
	  .least = 1, .most = ENTRIES_MOST, .item = &entry_item },
};
static const struct wire_object set_object = { set_fields, sizeof set_fields / sizeof *set_fields };

static const struct {
	const char *field, *expected;
} expectations[] = {
	{ "kind", "emergency, crisis or special expected" },
	{ "region", "a country expected, two capital letters such as GB" },
	{ "languages", "languages such as [\"en\", \"pt-BR\"] expected" },
	{ "phone", "2 to 40 digits expected; between them spaces and + - ( ) * #" },
	{ "message", "1 to 60 characters expected" },
	{ "chat", "an address with https:// expected" },
	{ "source", "an address with https:// expected" },
	{ "elsewhere", "an address with https:// expected" },
	{ "verified", "a day such as 2026-11-21 expected" },
	{ "lines", "between 1 and 2000 entries expected" },
};

/* --- complaining --- */

struct complaint {
	const char *path;
	struct buf *why;
};

/* What would break a line on a page or a terminal. */
static bool has_control(struct str s)
{
	size_t i;

	for (i = 0; i < s.len; i++)
		if ((unsigned char)s.at[i] < ' ' || s.at[i] == 0x7f)
			return true;
	return false;
}

/* Entries are counted from 1, as people do who look for one in a file. */
static int complain_of(const struct complaint *c, const struct set *set, size_t entry, const char *field, const char *what)
{
	struct str name = set->entries ? set->entries[entry].name : (struct str){ 0 };

	buf_putf(c->why, "%s: entry %zu", c->path, entry + 1);
	if (name.len > 0 && name.len <= 320 && !has_control(name))
		buf_putf(c->why, " (%.*s)", (int)name.len, name.at);
	if (*field)
		buf_putf(c->why, ": %s", field);
	buf_putf(c->why, ": %s", what);
	return ERR_CONFIG;
}

static const char *expected(int err, const char *field)
{
	size_t i;

	if (err == ERR_MISSING_FIELD)
		return "is missing";
	if (err == ERR_UNKNOWN_FIELD)
		return "is not a field of this file";
	for (i = 0; i < sizeof expectations / sizeof *expectations; i++)
		if (strncmp(field, expectations[i].field, strlen(expectations[i].field)) == 0)
			return expectations[i].expected;
	return err == ERR_TOO_LARGE ? "is too long" : "is not in the right form";
}

/* The fault's path is "elsewhere", or "lines[12].phone" counted from 0. */
static int complain(const struct complaint *c, const struct set *set, const struct wire_fault *fault)
{
	char *end = NULL;
	size_t entry = 0;

	if (fault->err == ERR_NO_MEMORY)
		return ERR_NO_MEMORY;
	if (strncmp(fault->field, "lines[", 6) == 0)
		entry = strtoul(fault->field + 6, &end, 10);
	if (end && *end == ']')
		return complain_of(c, set, entry, end[1] == '.' ? end + 2 : "",
		                   end[1] == '.' ? expected(fault->err, end + 2) : "an object in { } expected");
	buf_putf(c->why, "%s: %s: %s", c->path, fault->field, expected(fault->err, fault->field));
	return ERR_CONFIG;
}

/* --- days --- */

/* Days since 1970-01-01 of a day in the Gregorian calendar: years begin in March, so that the leap day is their last. */
static int64_t days_of(int64_t year, int64_t month, int64_t day)
{
	int64_t y = year - (month <= 2), m = (month + 9) % 12;

	return 365 * y + y / 4 - y / 100 + y / 400 + (153 * m + 2) / 5 + day - 1 - 719468;
}

static int64_t digits(const char *at, size_t n)
{
	int64_t value = 0;

	while (n--)
		value = value * 10 + (*at++ - '0');
	return value;
}

struct lines_day lines_day(int64_t wall_ms)
{
	struct lines_day day = { "1970-01-01" };
	time_t seconds = (time_t)(wall_ms / 1000);
	struct tm tm;

	if (!gmtime_r(&seconds, &tm) || tm.tm_year < -1900 || tm.tm_year > 8099)
		return day;
	strftime(day.text, sizeof day.text, "%Y-%m-%d", &tm);
	return day;
}

/* `text` has the form of a day; ERR_BAD_FIELD: there is none such. */
static int day_read(struct str text, int64_t *ret)
{
	int64_t year = digits(text.at, 4), month = digits(text.at + 5, 2), day = digits(text.at + 8, 2), days;

	if (year < 1970 || month < 1 || month > 12 || day < 1 || day > 31)
		return ERR_BAD_FIELD;
	days = days_of(year, month, day);
	if (!str_is(text, lines_day(days * DAY_MS).text))
		return ERR_BAD_FIELD;
	*ret = days;
	return 0;
}

static bool stale(const struct entry *e, int64_t today)
{
	return today - e->day > LINES_STALE_DAYS || e->day > today + 1;
}

/* --- what the form cannot say --- */

/* Two numbers are the same when one dials the same. */
static bool same_digits(struct str a, struct str b)
{
	size_t i = 0, j = 0;

	if (!a.at || !b.at)
		return false;
	for (;; i++, j++) {
		while (i < a.len && strchr(" -()", a.at[i]))
			i++;
		while (j < b.len && strchr(" -()", b.at[j]))
			j++;
		if (i == a.len || j == b.len)
			return i == a.len && j == b.len;
		if (a.at[i] != b.at[j])
			return false;
	}
}

static const char *twice(const struct entry *a, const struct entry *b)
{
	if (!str_eq(a->region, b->region))
		return NULL;
	if (str_eq(a->name, b->name))
		return "name";
	return same_digits(a->phone, b->phone) ? "phone" : NULL;
}

static int check_others(const struct complaint *c, const struct set *set, size_t i)
{
	const struct entry *e = &set->entries[i];
	char what[80];
	size_t j, n = 1;

	for (j = 0; j < i; j++) {
		const char *field = twice(&set->entries[j], e);

		n += str_eq(set->entries[j].region, e->region);
		if (!field)
			continue;
		snprintf(what, sizeof what, "the same as of entry %zu", j + 1);
		return complain_of(c, set, i, field, what);
	}
	return n > LINES_MOST ? complain_of(c, set, i, "region", "over 20 entries of one country") : 0;
}

static bool has_digit(struct str s)
{
	size_t i;

	for (i = 0; i < s.len; i++)
		if (s.at[i] >= '0' && s.at[i] <= '9')
			return true;
	return false;
}

static int check_texts(const struct complaint *c, const struct set *set, size_t i)
{
	const struct entry *e = &set->entries[i];
	const struct {
		const char *field;
		struct str text;
	} texts[] = { { "name", e->name }, { "message", e->message }, { "hours", e->hours }, { "about", e->about } };
	size_t j;

	for (j = 0; j < sizeof texts / sizeof *texts; j++)
		if (has_control(texts[j].text))
			return complain_of(c, set, i, texts[j].field, "control characters and line ends cannot stand here");
	return 0;
}

static int check_entry(const struct complaint *c, struct set *set, size_t i)
{
	struct entry *e = &set->entries[i];

	if (check_texts(c, set, i))
		return ERR_CONFIG;
	if (!region_known(e->region))
		return complain_of(c, set, i, "region", "no country has this code in ISO 3166-1");
	if (day_read(e->verified, &e->day))
		return complain_of(c, set, i, "verified", "there is no such day");
	if (e->phone.at && !has_digit(e->phone))
		return complain_of(c, set, i, "phone", expected(ERR_BAD_FIELD, "phone"));
	if (!e->phone.at && e->kind == WIRE_LINE_KIND_EMERGENCY)
		return complain_of(c, set, i, "phone", "is missing");
	if (!e->phone.at && !e->message.at && !e->chat.at)
		return complain_of(c, set, i, "phone", "is missing, and so are message and chat");
	if (!e->about.at && e->kind == WIRE_LINE_KIND_SPECIAL)
		return complain_of(c, set, i, "about", "is missing: for whom is it?");
	return check_others(c, set, i);
}

/* --- reading --- */

static int read_file(const char *path, struct buf *out, struct buf *why)
{
	FILE *file = fopen(path, "rbe");
	char part[8192];
	size_t len;
	int err;

	if (!file) {
		buf_putf(why, "%s: %s", path, strerror(errno));
		return ERR_CONFIG;
	}
	while ((len = fread(part, 1, sizeof part, file)) > 0)
		buf_put(out, part, len);
	err = ferror(file) ? ERR_CONFIG : out->err;
	fclose(file);
	if (err && err != ERR_NO_MEMORY) {
		buf_putf(why, "%s: %s", path, err == ERR_TOO_LARGE ? "is larger than 1 MB" : "cannot be read");
		err = ERR_CONFIG;
	}
	return err;
}

static int parse(const struct complaint *c, struct str bytes, struct set *set)
{
	unsigned line;
	int err = json_read_file(bytes, DEPTH_MOST, VALUES_MOST, &set->json, &line);

	if (!err || err == ERR_NO_MEMORY)
		return err;
	buf_puts(c->why, c->path);
	if (line)
		buf_putf(c->why, ":%u", line);
	buf_puts(c->why, line ? ": not JSON in UTF-8, or a name stands twice" : ": one object in { } expected, as the file that came with the program");
	return ERR_CONFIG;
}

static int decode(const struct complaint *c, struct set *set)
{
	struct wire_fault fault = { 0 };
	size_t i;
	int err = wire_refuse_unknown(&set_object, NULL, set->json, &fault);

	if (!err)
		err = wire_decode(&set_object, set->json, &set->arena, set, &fault);
	if (err)
		return complain(c, set, &fault);
	for (i = 0; i < set->n && !err; i++)
		err = check_entry(c, set, i);
	return err;
}

static void set_free(struct set *set)
{
	if (!set)
		return;
	json_free(set->json);
	arena_release(&set->arena);
	mem_free(set);
}

static int set_new(const struct complaint *c, struct set **ret)
{
	struct set *set = mem_new(sizeof *set);
	struct buf bytes = BUF_INIT(FILE_MOST);
	int err;

	if (!set)
		return ERR_NO_MEMORY;
	arena_init(&set->arena, ARENA_MOST);
	err = read_file(c->path, &bytes, c->why);
	if (!err)
		err = parse(c, (struct str){ bytes.at, bytes.len }, set);
	if (!err)
		err = decode(c, set);
	buf_release(&bytes);
	if (err)
		set_free(set);
	else
		*ret = set;
	return err;
}

/* --- starting --- */

int lines_new(struct lines **ret)
{
	struct lines *l = mem_new(sizeof *l);

	if (!l)
		return ERR_NO_MEMORY;
	pthread_mutex_init(&l->lock, NULL);
	*ret = l;
	return 0;
}

void lines_free(struct lines *l)
{
	if (!l)
		return;
	set_free(l->set);
	pthread_mutex_destroy(&l->lock);
	mem_free(l);
}

int lines_load(struct lines *l, const char *path, struct buf *why)
{
	struct complaint c = { path, why };
	struct set *set, *old;
	int err = set_new(&c, &set);

	if (err)
		return err;
	pthread_mutex_lock(&l->lock);
	old = l->set;
	l->set = set;
	pthread_mutex_unlock(&l->lock);
	set_free(old);
	return 0;
}

/* --- looking --- */

static bool speaks(const struct entry *e, struct str language)
{
	size_t i, len = language_main(language);

	for (i = 0; i < e->n_languages; i++)
		if (len && language_main(e->languages[i]) == len && memcmp(e->languages[i].at, language.at, len) == 0)
			return true;
	return false;
}

static unsigned rank(const struct entry *e, struct str language)
{
	return (speaks(e, language) ? 4u : 0) + (e->kind == WIRE_LINE_KIND_EMERGENCY ? 2u : 0) + (str_is(e->hours, "24/7") ? 1u : 0);
}

/* Entries of a region, the most fitting first; among equals, in the order of the file. */
static size_t pick(const struct set *set, struct str region, struct str language, bool foreign, const struct entry **ret)
{
	size_t n = 0, i, at;

	for (i = 0; i < set->n; i++) {
		const struct entry *e = &set->entries[i];

		if (!str_eq(e->region, region) || (foreign && e->kind == WIRE_LINE_KIND_EMERGENCY))
			continue;
		for (at = n++; at > 0 && rank(ret[at - 1], language) < rank(e, language); at--)
			ret[at] = ret[at - 1];
		ret[at] = e;
	}
	return n;
}

static int copy_text(struct arena *arena, struct str from, struct str *to)
{
	*to = (struct str){ 0 };
	if (!from.at)
		return 0;
	*to = arena_str(arena, from);
	return to->at ? 0 : ERR_NO_MEMORY;
}

static int copy_languages(struct arena *arena, const struct entry *e, struct wire_line *to)
{
	size_t i;
	int err = 0;

	to->languages = arena_array(arena, e->n_languages, sizeof *to->languages);
	to->n_languages = e->n_languages;
	if (!to->languages)
		return ERR_NO_MEMORY;
	for (i = 0; i < e->n_languages && !err; i++)
		err = copy_text(arena, e->languages[i], &to->languages[i]);
	return err;
}

static int copy(struct arena *arena, const struct entry *e, int64_t today, struct wire_line *to)
{
	const struct str *const from[] = { &e->name, &e->region, &e->phone, &e->message, &e->chat, &e->hours, &e->about, &e->verified };
	struct str *const into[] = { &to->name, &to->region, &to->phone, &to->message, &to->chat, &to->hours, &to->about, &to->verified };
	size_t i;
	int err = 0;

	*to = (struct wire_line){ .kind = e->kind, .stale = stale(e, today) };
	for (i = 0; i < sizeof into / sizeof *into && !err; i++)
		err = copy_text(arena, *from[i], into[i]);
	return err ? err : copy_languages(arena, e, to);
}

/* The region, else that of the language tag, else the main one of the language: the first there are lines for. */
static size_t pick_region(const struct set *set, struct str region, struct str language, const struct entry **ret)
{
	const struct str tried[] = { region, tag_region(language), language_region(language) };
	/* What nobody named is a guess: good enough for a line to talk to, not for a number to send an ambulance by. */
	struct str named = region.at ? region : tried[1];
	size_t i, n = 0;

	for (i = 0; i < sizeof tried / sizeof *tried && !n; i++)
		if (tried[i].at)
			n = pick(set, tried[i], language, !named.at || !str_eq(named, tried[i]), ret);
	return n;
}

/* As lines_find(), with the lock held and a set loaded. */
static int find(const struct set *set, struct str region, struct str language, int64_t today, struct arena *arena,
                struct wire_line *ret, size_t most, size_t *ret_n, struct str *ret_region)
{
	const struct entry *picked[LINES_MOST];
	size_t n = pick_region(set, region, language, picked), i;
	int err = 0;

	if (!n)
		return 0;
	if (n > most)
		n = most;
	for (i = 0; i < n && !err; i++)
		err = copy(arena, picked[i], today, &ret[i]);
	if (!err)
		err = copy_text(arena, picked[0]->region, ret_region);
	if (!err)
		*ret_n = n;
	return err;
}

int lines_find(struct lines *l, struct str region, struct str language, struct str today, struct arena *arena,
               struct wire_line *ret, size_t most, size_t *ret_n, struct str *ret_region)
{
	int64_t day = 0;
	int err = 0;

	*ret_n = 0;
	*ret_region = (struct str){ 0 };
	/* With a clock that makes no sense, everything is stale. */
	if (today.len != 10 || day_read(today, &day))
		day = 0;
	if (!l)
		return 0;
	pthread_mutex_lock(&l->lock);
	if (l->set)
		err = find(l->set, region, language, day, arena, ret, most, ret_n, ret_region);
	pthread_mutex_unlock(&l->lock);
	return err;
}

/* Place of the region in a sorted list of n, or n when it is to be appended; *ret_there: it is there. */
static size_t place_of(const struct str *list, size_t n, struct str region, bool *ret_there)
{
	size_t i;

	*ret_there = false;
	for (i = 0; i < n; i++) {
		int order = memcmp(list[i].at, region.at, 2);

		*ret_there = order == 0;
		if (order >= 0)
			return i;
	}
	return n;
}

/* Distinct regions of a set in order; as many as there are countries fit. */
static size_t list_regions(const struct set *set, struct str *ret)
{
	size_t i, n = 0;

	for (i = 0; i < set->n; i++) {
		bool there;
		size_t at = place_of(ret, n, set->entries[i].region, &there);

		if (there)
			continue;
		memmove(&ret[at + 1], &ret[at], (n++ - at) * sizeof *ret);
		ret[at] = set->entries[i].region;
	}
	return n;
}

int lines_regions(struct lines *l, struct arena *arena, struct str **ret, size_t *ret_n, struct str *ret_elsewhere)
{
	struct str *list = arena_array(arena, REGIONS_MOST, sizeof *list);
	size_t n = 0, i;
	int err;

	if (!list)
		return ERR_NO_MEMORY;
	*ret = list;
	*ret_n = 0;
	if (!l)
		return copy_text(arena, STR(ELSEWHERE), ret_elsewhere);
	pthread_mutex_lock(&l->lock);
	err = copy_text(arena, l->set ? l->set->elsewhere : STR(ELSEWHERE), ret_elsewhere);
	if (l->set)
		n = list_regions(l->set, list);
	for (i = 0; i < n && !err; i++)
		err = copy_text(arena, list[i], &list[i]);
	pthread_mutex_unlock(&l->lock);
	if (!err)
		*ret_n = n;
	return err;
}

static void report(const struct entry *e, struct buf *out)
{
	buf_putf(out, "%.*s  %.*s: verified %.*s; compare with %.*s\n", (int)e->region.len, e->region.at, (int)e->name.len, e->name.at,
	         (int)e->verified.len, e->verified.at, (int)e->source.len, e->source.at);
}

struct lines_count lines_count(struct lines *l, struct str today, struct buf *out)
{
	struct lines_count count = { 0 };
	struct str regions[REGIONS_MOST];
	int64_t day = 0;
	size_t i;

	if (!l)
		return count;
	if (today.len != 10 || day_read(today, &day))
		day = 0;
	pthread_mutex_lock(&l->lock);
	if (l->set) {
		count.lines = l->set->n;
		count.regions = list_regions(l->set, regions);
		for (i = 0; i < count.lines; i++) {
			if (!stale(&l->set->entries[i], day))
				continue;
			count.stale++;
			if (out)
				report(&l->set->entries[i], out);
		}
	}
	pthread_mutex_unlock(&l->lock);
	return count;
}
