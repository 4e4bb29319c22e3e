#include "schedule/ical_line.h"

#include <ctype.h>
#include <string.h>
#include <strings.h>

bool ical_word_is(struct str text, const char *word)
{
	return text.len == strlen(word) && strncasecmp(text.at, word, text.len) == 0;
}

/* --- unfolding --- */

void ical_lines_begin(struct ical_lines *l, struct str text, struct arena *arena)
{
	static const char mark[] = "\xEF\xBB\xBF";

	if (text.len >= 3 && memcmp(text.at, mark, 3) == 0)
		text = (struct str){ text.at + 3, text.len - 3 };
	*l = (struct ical_lines){ .left = text, .arena = arena, .number = 1 };
}

/* Up to the end of the line, of which CRLF, and LF alone, are one. */
static struct str take_physical(struct ical_lines *l)
{
	const char *end = memchr(l->left.at, '\n', l->left.len);
	struct str line = { l->left.at, end ? (size_t)(end - l->left.at) : l->left.len };

	l->left.at += line.len + (end ? 1 : 0);
	l->left.len -= line.len + (end ? 1 : 0);
	l->number++;
	if (line.len > 0 && line.at[line.len - 1] == '\r')
		line.len--;
	return line;
}

static bool goes_on(const struct ical_lines *l)
{
	return l->left.len > 0 && (*l->left.at == ' ' || *l->left.at == '\t');
}

static size_t add(char *to, size_t len, struct str part)
{
	if (to)
		memcpy(to + len, part.at, part.len);
	return len + part.len;
}

/* First to see how long it is, then to copy. */
static size_t join(struct ical_lines *l, struct str first, char *to)
{
	size_t len = add(to, 0, first);

	while (goes_on(l)) {
		struct str part = take_physical(l);

		len = add(to, len, (struct str){ part.at + 1, part.len - 1 });
	}
	return len;
}

static int take_logical(struct ical_lines *l, struct str *ret)
{
	struct ical_lines from_here;
	struct str line = take_physical(l);
	char *joined;

	if (goes_on(l)) {
		from_here = *l;
		joined = arena_new(l->arena, join(&from_here, line, NULL));
		if (!joined)
			return ERR_NO_MEMORY;
		line = (struct str){ joined, join(l, line, joined) };
	}
	*ret = line;
	return 0;
}

/* --- name, parameters, value --- */

static size_t name_length(struct str line)
{
	size_t n = 0;

	while (n < line.len && (isalnum((unsigned char)line.at[n]) || line.at[n] == '-'))
		n++;
	return n;
}

/* Where the value begins behind its colon; a colon between quotation marks is none. */
static size_t find_colon(struct str line, size_t from)
{
	bool quoted = false;
	size_t i;

	for (i = from; i < line.len; i++) {
		if (line.at[i] == '"')
			quoted = !quoted;
		if (line.at[i] == ':' && !quoted)
			break;
	}
	return i;
}

/* How many bytes the character at `at` has; 0: it is none of UTF-8, or NUL. */
static size_t character(const unsigned char *at, size_t left)
{
	size_t n = at[0] < 0x80 ? 1 : at[0] >= 0xC2 && at[0] < 0xE0 ? 2 : at[0] >= 0xE0 && at[0] < 0xF0 ? 3 : at[0] >= 0xF0 && at[0] < 0xF5 ? 4 : 0, i;

	if (n == 0 || n > left || at[0] == 0)
		return 0;
	for (i = 1; i < n; i++)
		if ((at[i] & 0xC0) != 0x80)
			return 0;
	/* Longer than need be, halves of UTF-16, past the last one. */
	if ((at[0] == 0xE0 && at[1] < 0xA0) || (at[0] == 0xED && at[1] > 0x9F) || (at[0] == 0xF0 && at[1] < 0x90) || (at[0] == 0xF4 && at[1] > 0x8F))
		return 0;
	return n;
}

static bool is_text(struct str line)
{
	size_t i, n;

	for (i = 0; i < line.len; i += n) {
		n = character((const unsigned char *)line.at + i, line.len - i);
		if (n == 0)
			return false;
	}
	return true;
}

static int split(struct str line, struct ical_line *ret)
{
	size_t name = name_length(line), colon = find_colon(line, name);

	if (name == 0 || colon == line.len || (colon > name && line.at[name] != ';') || !is_text(line))
		return ERR_BAD_FIELD;
	ret->name = (struct str){ line.at, name };
	ret->params = (struct str){ line.at + name, colon - name };
	ret->value = (struct str){ line.at + colon + 1, line.len - colon - 1 };
	return 0;
}

int ical_lines_next(struct ical_lines *l, struct ical_line *ret)
{
	struct str line = { 0 };
	int err;

	do {
		if (l->left.len == 0)
			return ERR_NOT_FOUND;
		ret->number = l->number;
		err = take_logical(l, &line);
		if (err)
			return err;
	} while (line.len == 0);              /* at the end of many files */
	return split(line, ret);
}

/* --- one parameter --- */

/* ";NAME=value", and what is left behind it. */
static struct str cut_param(struct str *left)
{
	bool quoted = false;
	size_t i;
	struct str param;

	for (i = 1; i < left->len; i++) {
		if (left->at[i] == '"')
			quoted = !quoted;
		if (left->at[i] == ';' && !quoted)
			break;
	}
	param = (struct str){ left->at + 1, i - 1 };
	left->at += i;
	left->len -= i;
	return param;
}

struct str ical_param(const struct ical_line *line, const char *name)
{
	struct str left = line->params;

	while (left.len > 0) {
		struct str param = cut_param(&left);
		const char *equals = memchr(param.at, '=', param.len);
		size_t len = equals ? (size_t)(equals - param.at) : param.len;

		if (!equals || !ical_word_is((struct str){ param.at, len }, name))
			continue;
		param = (struct str){ equals + 1, param.len - len - 1 };
		if (param.len >= 2 && param.at[0] == '"' && param.at[param.len - 1] == '"')
			param = (struct str){ param.at + 1, param.len - 2 };
		return param;
	}
	return (struct str){ 0 };
}
