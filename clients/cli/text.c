/* clients/cli/text.c: see text.h. */
#include "text.h"

#include <time.h>
#include <utf8proc.h>

#include "cli.h"

#define INDENT "\n    "

/* Controls, direction marks and overrides, line and paragraph separators,
 * invisible operators, annotations and tags. */
static const struct { uint32_t from, to; } unsafe[] = {
	{ 0x0000, 0x001f }, { 0x007f, 0x009f }, { 0x061c, 0x061c }, { 0x200e, 0x200f }, { 0x2028, 0x202e },
	{ 0x2060, 0x206f }, { 0xfeff, 0xfeff }, { 0xfff9, 0xfffb }, { 0xe0000, 0xe007f },
};

static bool is_unsafe(int32_t point)
{
	for (size_t i = 0; i < sizeof(unsafe) / sizeof(*unsafe); i++)
		if ((uint32_t)point >= unsafe[i].from && (uint32_t)point <= unsafe[i].to)
			return true;
	return false;
}

/* How many bytes the next character takes; *ret_point is -1 when they are not UTF-8. */
static size_t next_point(struct str s, int32_t *ret_point)
{
	ssize_t n = utf8proc_iterate((const uint8_t *)s.at, (ssize_t)s.len, ret_point);

	if (n > 0)
		return (size_t)n;
	*ret_point = -1;
	return 1;
}

static void put_picture(struct buf *out, int32_t point)
{
	char picture[4] = "\xe2\x90\x80";     /* U+2400, symbol for null */

	if (point == '\t') {
		buf_putc(out, ' ');
	} else if (point == 0x7f) {
		buf_puts(out, "\xe2\x90\xa1");
	} else if (point >= 0 && point < 0x20) {
		picture[2] = (char)(0x80 + point);
		buf_puts(out, picture);
	} else {
		buf_puts(out, "\xef\xbf\xbd");
	}
}

void text_put(struct buf *out, struct str s, const char *line_break)
{
	while (s.len) {
		int32_t point;
		size_t n = next_point(s, &point);

		if (point == '\n')
			buf_puts(out, line_break);
		else if (point < 0 || is_unsafe(point))
			put_picture(out, point);
		else
			buf_put(out, s.at, n);
		s.at += n;
		s.len -= n;
	}
}

static void put_escape(struct buf *out, uint32_t point)
{
	if (point > 0xffff) {
		point -= 0x10000;
		buf_putf(out, "\\u%04x\\u%04x", 0xd800 + (unsigned)(point >> 10), 0xdc00 + (unsigned)(point & 0x3ff));
	} else {
		buf_putf(out, "\\u%04x", (unsigned)point);
	}
}

/* jansson escapes the controls below space; what is left to do stands inside strings only. */
void text_put_json(struct buf *out, const json_t *value)
{
	char *dump = need(json_dumps(value, JSON_COMPACT | JSON_ENCODE_ANY));
	struct str s = str_of(dump);

	while (s.len) {
		int32_t point;
		size_t n = next_point(s, &point);

		if (is_unsafe(point))
			put_escape(out, (uint32_t)point);
		else
			buf_put(out, s.at, n);
		s.at += n;
		s.len -= n;
	}
	free(dump);
}

const char *text_of(const json_t *object, const char *member)
{
	const char *text = json_string_value(json_object_get(object, member));

	return text ? text : "";
}

int64_t number_of(const json_t *object, const char *member)
{
	return json_integer_value(json_object_get(object, member));
}

/* The time alone for today, else the day with it. */
static void put_time(struct buf *out, int64_t at_ms, int64_t wall_now_ms)
{
	time_t at = at_ms / 1000, now = wall_now_ms / 1000;
	struct tm then = { 0 }, today = { 0 };
	char text[32] = "";

	localtime_r(&at, &then);
	localtime_r(&now, &today);
	if (then.tm_year == today.tm_year && then.tm_yday == today.tm_yday)
		strftime(text, sizeof(text), "%H:%M", &then);
	else
		strftime(text, sizeof(text), "%Y-%m-%d %H:%M", &then);
	buf_puts(out, text);
}

static void put_member(struct buf *out, const json_t *object, const char *member, const char *line_break)
{
	const json_t *text = json_object_get(object, member);

	text_put(out, (struct str){ json_string_value(text), json_string_length(text) }, line_break);
}

static void put_post(struct buf *out, const json_t *entry)
{
	buf_puts(out, ": ");
	if (json_is_true(json_object_get(entry, "redacted")) || !json_object_get(entry, "body")) {
		buf_puts(out, "(taken down)");
		return;
	}
	put_member(out, entry, "body", INDENT);
	if (json_is_true(json_object_get(entry, "edited")))
		buf_puts(out, " (edited)");
}

static void put_edit(struct buf *out, const json_t *entry)
{
	buf_putf(out, " changed #%lld: ", (long long)number_of(entry, "target"));
	put_member(out, entry, "body", INDENT);
}

static void put_redact(struct buf *out, const json_t *entry)
{
	buf_putf(out, " took down #%lld", (long long)number_of(entry, "target"));
}

static void put_react(struct buf *out, const json_t *entry)
{
	bool on = json_is_true(json_object_get(entry, "on"));

	buf_puts(out, on ? " gave " : " took back ");
	put_member(out, entry, "reaction", " ");
	buf_putf(out, " on #%lld", (long long)number_of(entry, "target"));
}

static const struct { const char *kind; void (*put)(struct buf *, const json_t *); } kinds[] = {
	{ "post", put_post }, { "edit", put_edit }, { "redact", put_redact }, { "react", put_react },
};

static void put_author(struct buf *out, const json_t *by)
{
	put_member(out, by, "name", " ");
	if (*text_of(by, "role") && !str_is(str_of(text_of(by, "role")), "participant")) {
		buf_puts(out, " (");
		put_member(out, by, "role", " ");
		buf_puts(out, ")");
	}
}

void text_put_entry(struct buf *out, const json_t *entry, int64_t wall_now_ms)
{
	struct str kind = str_of(text_of(entry, "kind"));

	buf_putf(out, "#%lld ", (long long)number_of(entry, "seq"));
	put_time(out, number_of(entry, "at"), wall_now_ms);
	buf_puts(out, " ");
	put_author(out, json_object_get(entry, "by"));
	for (size_t i = 0; i < sizeof(kinds) / sizeof(*kinds); i++)
		if (str_is(kind, kinds[i].kind))
			kinds[i].put(out, entry);
	buf_puts(out, "\n");
}
