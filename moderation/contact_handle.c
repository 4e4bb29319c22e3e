/* moderation/contact_handle.c: names on other services: "insta: robin_00", "my snap is robin.00",
 * "robin#0000", "@robin_00, write to me".
 *
 * A name is told from a word by its figures, underscores or dots; a word that is none of these
 * counts only right after "service:". */
#include <string.h>

#include "moderation/contact_part.h"

#define NEAR_BEFORE 12                    /* tokens from a service to the name after it */
#define NEAR_AFTER 6                      /* and to the name before it */
#define NAME_TOKENS_MOST 12

/* A name: tokens [first, last] with nothing but . _ - # between them. */
struct name {
	size_t first, last;
	size_t letters;
	unsigned hyphens;
	bool underscore, dot, tag, at, figures;
};

static bool is_figure(char c)
{
	return c >= '0' && c <= '9';
}

static void read_form(const struct finder *f, struct name *n, size_t token)
{
	const struct form *form = word_form(f, token);
	const char *end = form->at + form->len;
	size_t i, figures = 0;

	for (i = 0; i < form->len; i++)
		figures += is_figure(form->at[i]);
	n->letters += form->len - figures;
	/* at the end: "h4te" is a word */
	n->figures |= n->letters >= 3 && form->len >= 2 && is_figure(end[-1]) && is_figure(end[-2]);
}

/* The sign between two parts of a name, 0 when the name ends. */
static char part_sign(const struct finder *f, size_t token)
{
	size_t len;
	const char *gap = gap_after_token(f, token, &len);
	bool marked;

	if (token + 1 >= f->text->n_tokens)
		return 0;
	if (word_form(f, token)->view == VIEW_JOINED && word_form(f, token + 1)->view == VIEW_JOINED)
		return gap_sign(f, token, &marked);
	if (len == 0)
		return f->text->tokens[token + 1].emoji ? 0 : '-';
	while (len > 1 && gap[0] == '_')
		gap++, len--;
	return len == 1 && strchr("._-#", gap[0]) ? gap[0] : 0;
}

static bool tag_follows(const struct finder *f, size_t token)
{
	const struct token *t = &f->text->tokens[token];

	return t->number && t->to - t->from == 4;
}

/* The longest name from this token on. */
static struct name read_name(const struct finder *f, size_t token)
{
	struct name n = { .first = token, .last = token };
	char sign;

	n.at = f->text->at[f->text->tokens[token].from] == '@';
	n.underscore = f->text->tokens[token].from > 0 && f->text->at[f->text->tokens[token].from - 1] == '_';
	read_form(f, &n, token);
	while (n.last - n.first < NAME_TOKENS_MOST && (sign = part_sign(f, n.last)) != 0) {
		n.last++;
		n.underscore |= sign == '_';
		n.dot |= sign == '.';
		n.hyphens += sign == '-';
		n.tag |= sign == '#' && tag_follows(f, n.last);
		read_form(f, &n, n.last);
	}
	return n;
}

/* No word has these: an underscore, a dot inside, figures at the end, or an @ in front. */
static bool looks_like_name(const struct finder *f, const struct name *n)
{
	if (f->text->tokens[n->first].number || n->letters < 3)
		return n->underscore && n->letters >= 3;
	return n->underscore || n->figures || n->at || n->tag || n->hyphens > 1 || (n->dot && n->letters >= 5);
}

/* Ends of clauses joined without a space are two words with a dot: "ok.then". */
static bool dot_is_stop(const struct finder *f, const struct name *n)
{
	size_t i;

	if (!n->dot || n->underscore || n->figures || n->at || n->tag)
		return false;
	for (i = n->first; i <= n->last; i++)
		if (word_classes(f, i, NULL) & W_SMALL)
			return true;
	return false;
}

static size_t bytes_of(const struct finder *f, const struct name *n)
{
	return f->text->tokens[n->last].to - f->text->tokens[n->first].from;
}

static bool service_near(const struct finder *f, const struct name *n)
{
	return classes_between(f, (long)n->first - NEAR_BEFORE, (long)n->first - 1, W_SERVICE)
		|| classes_between(f, (long)n->last + 1, (long)n->last + NEAR_AFTER, W_SERVICE);
}

static bool reach_near(const struct finder *f, const struct name *n)
{
	return classes_between(f, (long)n->first - NEAR_BEFORE, (long)n->first - 1, W_REACH)
		|| classes_between(f, (long)n->last + 1, (long)n->last + NEAR_BEFORE, W_REACH);
}

/* A capital and small letters. */
static bool capitalised(const struct finder *f, size_t token)
{
	const char *at = f->text->at + f->text->tokens[token].from;
	size_t len = f->text->tokens[token].to - f->text->tokens[token].from;

	return len >= 3 && at[0] >= 'A' && at[0] <= 'Z' && (at[1] < 'A' || at[1] > 'Z');
}

/* "insta: robin", "kik = robin", and no more in the line. */
static bool named_by_colon(const struct finder *f, const struct name *n)
{
	const struct token *t = f->text->tokens;
	size_t len;
	const char *gap;

	if (n->first == 0 || !(word_classes(f, n->first - 1, NULL) & W_SERVICE))
		return false;
	gap = gap_after_token(f, n->first - 1, &len);
	if (!memchr(gap, ':', len) && !memchr(gap, '=', len) && !memchr(gap, '>', len))
		return false;
	return n->letters >= 3 && (n->last + 1 >= f->text->n_tokens || t[n->last + 1].clause != t[n->last].clause);
}

/* "threema? my id: ABCD-example" */
static bool hyphened_after_colon(const struct finder *f, const struct name *n)
{
	size_t len;
	const char *gap = n->first ? gap_after_token(f, n->first - 1, &len) : NULL;

	return gap && n->hyphens && n->letters >= 5 && memchr(gap, ':', len) && service_near(f, n);
}

/* "find me on facebook, Delphine Tarrow": a name of a person, where one looks for persons. */
static bool person(const struct finder *f, const struct name *n)
{
	static const char verbs[] = "is est es e ist as como come under unter jako als";
	size_t from = n->first, far = from > NEAR_BEFORE ? from - NEAR_BEFORE : 0;

	if (from + 1 >= f->text->n_tokens || !capitalised(f, from) || !capitalised(f, from + 1))
		return false;
	if (from == 0 || !((f->seen & W_REACH) || form_in(word_form(f, from - 1), verbs)))
		return false;
	for (; from > far; from--)
		if (form_in(word_form(f, from - 1), "facebook fb face messenger linkedin fejs fejsie facebookie"))
			return true;
	return false;
}

/* Letters spelled one by one right after a service: "snap: l i l i . x". */
static bool spelled_after_service(const struct finder *f, size_t token)
{
	return word_form(f, token)->view == VIEW_JOINED && word_form(f, token)->len >= 3
		&& classes_between(f, (long)token - 3, (long)token - 1, W_SERVICE);
}

static bool is_handle(const struct finder *f, const struct name *n)
{
	if (n->tag && n->letters >= 3)
		return true;
	if (spelled_after_service(f, n->first) || named_by_colon(f, n) || hyphened_after_colon(f, n) || person(f, n))
		return true;
	if (!looks_like_name(f, n) || dot_is_stop(f, n) || bytes_of(f, n) < 4)
		return false;
	if (service_near(f, n))
		return true;
	if (n->underscore)
		return f->seen & (W_REACH | W_SERVICE);
	return n->at && (n->figures || n->dot) && reach_near(f, n);
}

/* --- names with their signs said ------------------------------------------------------- */

/* "robin underscore wren", "maus(unterstrich)example" */
static bool spoken_sign(const struct finder *f, size_t token)
{
	bool before, after;

	if (token == 0 || token + 1 >= f->text->n_tokens || !(word_classes(f, token, NULL) & W_UNDERSCORE))
		return false;
	if (gap_sign(f, token - 1, &before) != ' ' || gap_sign(f, token, &after) != ' ')
		return false;
	if (strchr("([{", f->text->at[f->text->tokens[token].from - 1]))
		return true;
	return !(word_classes(f, token - 1, NULL) & W_SMALL) && (f->seen & (W_REACH | W_SERVICE | W_PHONE));
}

/* A whole sentence spelled letter by letter: "m y i n s t a i s r o b i n". */
static bool service_inside(const struct finder *f, size_t token)
{
	static const char *const services[] = { "insta", "snap", "discord", "telegram", "whatsapp" };
	const struct form *form = word_form(f, token);
	size_t i;

	if (form->view != VIEW_JOINED)
		return false;
	for (i = 0; i < sizeof(services) / sizeof(services[0]); i++) {
		size_t len = strlen(services[i]);

		if (form->len >= len + 4 && memmem(form->at, form->len, services[i], len))
			return !(word_classes(f, token, NULL) & W_SERVICE);
	}
	return false;
}

void find_handles(struct finder *f)
{
	size_t i = 0;

	while (i < f->text->n_tokens && f->n < f->most) {
		struct name n = { .first = i, .last = i };

		if (reported(f, i)) {
			/* part of a link or of an address */
		} else if (spoken_sign(f, i + 1)) {
			report(f, KIND_HANDLE, i, i + 2);
			n.last = i + 2;
		} else if (service_inside(f, i)) {
			report(f, KIND_HANDLE, i, i);
		} else if (!f->text->tokens[i].emoji) {
			n = read_name(f, i);
			if (is_handle(f, &n))
				report(f, KIND_HANDLE, n.first, n.last);
		}
		i = n.last + 1;
	}
}
