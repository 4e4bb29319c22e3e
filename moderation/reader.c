/* moderation/reader.c: the words of a line of a pack; see reader.h. */
#include "moderation/reader.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

int pack_fault(struct moderation_fault *ret_fault, const char *file, unsigned line, const char *format, ...)
{
	va_list args;

	snprintf(ret_fault->file, sizeof(ret_fault->file), "%s", file);
	ret_fault->line = line;
	va_start(args, format);
	vsnprintf(ret_fault->message, sizeof(ret_fault->message), format, args);
	va_end(args);
	return MODERATION_BAD_PACK;
}

bool line_blank(char c)
{
	return c == ' ' || c == '\t';
}

void line_skip_blanks(struct reader *r)
{
	while (r->at < r->end && line_blank(*r->at))
		r->at++;
}

static struct word take_while(struct reader *r, bool (*belongs)(char))
{
	const char *from = r->at;

	while (r->at < r->end && belongs(*r->at))
		r->at++;
	return (struct word){ .at = from, .len = (size_t)(r->at - from), .line = r->line };
}

static bool of_name(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_' || c == '.' || c == '-';
}

static bool of_word(char c)
{
	return !line_blank(c);
}

struct word line_take_name(struct reader *r)
{
	return take_while(r, of_name);
}

struct word line_take_word(struct reader *r)
{
	line_skip_blanks(r);
	return take_while(r, of_word);
}

bool line_word_is(const struct word *word, const char *literal)
{
	return word->len == strlen(literal) && memcmp(word->at, literal, word->len) == 0;
}

int line_add_word(struct reader *r, struct word **list, const char *at, size_t len)
{
	struct word *word = hoard_new(r->hoard, sizeof(*word));

	if (!word || !(word->at = hoard_text(r->hoard, at, len)))
		return MODERATION_NO_MEMORY;
	word->len = len;
	word->line = r->line;
	APPEND(*list, word);
	return 0;
}

int line_end(struct reader *r)
{
	line_skip_blanks(r);
	return r->at == r->end ? 0 : FAULT(r, "'%.*s' is too much on this line", (int)(r->end - r->at), r->at);
}

/* The rest of the line, which must say something. */
int line_take_rest(struct reader *r, const char **ret)
{
	line_skip_blanks(r);
	if (r->at == r->end)
		return FAULT(r, "something is missing on this line");
	*ret = hoard_text(r->hoard, r->at, (size_t)(r->end - r->at));
	r->at = r->end;
	return *ret ? 0 : MODERATION_NO_MEMORY;
}

int line_take_number(struct reader *r, unsigned most, unsigned *ret)
{
	struct word word = line_take_word(r);
	unsigned n = 0;
	size_t i;

	for (i = 0; i < word.len && word.at[i] >= '0' && word.at[i] <= '9' && n <= most; i++)
		n = 10 * n + (unsigned)(word.at[i] - '0');
	if (!word.len || i < word.len || n < 1 || n > most)
		return FAULT(r, "here stands a number from 1 to %u", most);
	*ret = n;
	return 0;
}
