/* moderation/contact_domain.c: links and e-mail addresses, typed, defanged ("site[.]example", "hxxp")
 * or spelled out ("site dot com slash x", "name arroba post punto com").
 *
 * The end of a domain is looked for, and read backwards from there.  Many ends are words as well
 * (me, it, no, de): those need a second sign. */
#include <string.h>

#include "moderation/contact_part.h"

#define LABELS_MOST 8
#define DOMAIN_MOST 256
#define PATH_MOST 64                      /* tokens of a path worth following */
#define CUE_BEFORE 6

/* How two labels are joined. */
enum join {
	JOIN_NONE,
	JOIN_DOT,                             /* "a.b" */
	JOIN_MARKED,                          /* "a[.]b", "a (dot) b": nobody writes so by chance */
	JOIN_SPACED,                          /* "a . b" */
	JOIN_WORD,                            /* "a dot b" */
};

/* A domain: tokens [first, last], with dots as words between them. */
struct domain {
	size_t first, last;
	size_t n_labels;
	enum join join;                       /* the least sure of its dots; but MARKED when any is */
	bool marked;
	uint32_t end;                         /* classes of the last label */
};

static bool is_word_for(const struct finder *f, size_t token, uint32_t classes)
{
	return (word_classes(f, token, NULL) & classes) != 0;
}

static size_t len_of(const struct finder *f, size_t token)
{
	return f->text->tokens[token].to - f->text->tokens[token].from;
}

/* How token `i` is joined to a label before it, and which token that is. */
static enum join join_before(const struct finder *f, size_t i, size_t *ret_label)
{
	bool marked, after;
	char sign;

	if (i == 0)
		return JOIN_NONE;
	sign = gap_sign(f, i - 1, &marked);
	if (sign == '.') {
		size_t len;
		const char *gap = gap_after_token(f, i - 1, &len);

		*ret_label = i - 1;
		if (!marked)
			return JOIN_DOT;
		if (strchr("([{<*'\"", gap[gap[0] == ' ' && len > 1]))
			return JOIN_MARKED;
		return gap[0] == ' ' ? JOIN_SPACED : JOIN_NONE;
	}
	if (sign != ' ' || i < 2 || !is_word_for(f, i - 1, W_DOT))
		return JOIN_NONE;
	if (gap_sign(f, i - 2, &after) != ' ')
		return JOIN_NONE;
	*ret_label = i - 2;
	return len_of(f, i - 1) + f->text->tokens[i - 1].from < f->text->len
		&& strchr(")]}", f->text->at[f->text->tokens[i - 1].to]) ? JOIN_MARKED : JOIN_WORD;
}

/* A part of a label after a hyphen or underscore: "my-site" is two tokens. */
static size_t label_begin(const struct finder *f, size_t token)
{
	bool marked;
	size_t n;

	for (n = 0; token > 0 && n < LABELS_MOST; n++, token--) {
		const struct token *t = &f->text->tokens[token];
		char sign = gap_sign(f, token - 1, &marked);

		if (t[-1].emoji || marked || (sign != '-' && sign != '_' && t[-1].to != t->from))
			break;
	}
	return token;
}

static bool can_be_label(const struct finder *f, size_t token)
{
	return !f->text->tokens[token].emoji && word_form(f, token)->len > 0;
}

/* The domain that ends with token `last`; false when nothing is joined to it. */
static bool read_back(const struct finder *f, size_t last, struct domain *d)
{
	size_t label = 0;
	enum join join;

	*d = (struct domain){ .first = last, .last = last, .end = word_classes(f, last, NULL), .n_labels = 1 };
	while (d->n_labels < LABELS_MOST && (join = join_before(f, d->first, &label)) != JOIN_NONE) {
		/* Only the first dot found may be loose: "went home. site . com" */
		if (!can_be_label(f, label) || (d->n_labels > 1 && join == JOIN_SPACED && d->join == JOIN_DOT))
			break;
		d->join = join > d->join || d->n_labels == 1 ? join : d->join;
		d->marked |= join == JOIN_MARKED;
		d->first = label_begin(f, label);
		d->n_labels++;
	}
	return d->n_labels > 1;
}

/* "site.example" of it, in lower case, for the allow list; 0 when it is too long. */
static size_t domain_text(const struct finder *f, const struct domain *d, char ret[DOMAIN_MOST])
{
	size_t i, len = 0;

	for (i = d->first; i <= d->last; i++) {
		const struct form *form = word_form(f, i);
		bool marked;
		char sign;

		if (is_word_for(f, i, W_DOT) && i > d->first && i < d->last)
			continue;
		if (len + form->len + 1 > DOMAIN_MOST)
			return 0;
		memcpy(ret + len, form->at, form->len);
		len += form->len;
		if (i == d->last)
			break;
		sign = gap_sign(f, i, &marked);
		ret[len++] = sign == ' ' ? '.' : sign ? sign : '.';
	}
	return len;
}

/* --- signs of a second kind --------------------------------------------------------- */

/* A path follows: "/x", "slash x", "forward slash x". */
static bool path_after(const struct finder *f, size_t last, bool *ret_word)
{
	bool marked;
	char sign = gap_sign(f, last, &marked);
	size_t len, next = last + 1;
	const char *gap = gap_after_token(f, last, &len);

	*ret_word = false;
	if (sign == '/' || (len > 1 && gap[0] == '/' && gap[1] != ' '))
		return true;
	if (next < f->text->n_tokens && form_is(word_form(f, next), "forward"))
		next++;
	*ret_word = next < f->text->n_tokens && sign == ' ' && is_word_for(f, next, W_SLASH);
	return *ret_word;
}

/* "https colon slash slash", "www dot", "http://", "w w w ." stand in front. */
static bool scheme_before(const struct finder *f, const struct domain *d)
{
	long first = (long)d->first;

	return is_word_for(f, d->first, W_SCHEME) || classes_between(f, first - 5, first - 1, W_SCHEME);
}

static bool has_figure(const struct finder *f, size_t token)
{
	const struct form *form = word_form(f, token);
	size_t i;

	for (i = 0; i < form->len; i++)
		if (form->at[i] >= '0' && form->at[i] <= '9')
			return true;
	return false;
}

/* No word before a missing space: a hyphen, figures and letters, or very long. */
static bool label_is_no_word(const struct finder *f, const struct domain *d)
{
	return len_of(f, d->first) >= 16 || (has_figure(f, d->first) && !f->text->tokens[d->first].number)
		|| label_begin(f, d->last) != d->last || (f->text->tokens[d->first].to < f->text->len
		&& f->text->at[f->text->tokens[d->first].to] == '-');
}

static bool link_word_before(const struct finder *f, size_t first)
{
	static const char words[] = "auf unter bei site website webseite seite page link visit check sito sitio pagina "
		"strona stronie goto url blog forum online homepage";

	return (first > 0 && form_in(word_form(f, first - 1), words))
		|| (first > 1 && form_in(word_form(f, first - 2), words));
}

/* "de", "it", "fr" are words elsewhere, but not in a message of their own country. */
static bool at_home(const struct finder *f, const struct domain *d)
{
	bool german = form_in(word_form(f, d->last), "de at");

	return (d->end & W_TLD_OWN) && (f->seen & (german ? W_GERMAN : W_ROMANCE));
}

static bool capital_at(const struct finder *f, size_t token)
{
	char c = f->text->at[f->text->tokens[token].from];

	return c >= 'A' && c <= 'Z';
}

/* "done.It was": a sentence begins. */
static bool begins_sentence(const struct finder *f, const struct domain *d)
{
	return capital_at(f, d->last) && !capital_at(f, d->first);
}

/* "x.co.uk", "x.com.au" */
static bool under_country(const struct finder *f, const struct domain *d)
{
	return d->n_labels > 2 && d->join == JOIN_DOT
		&& form_in(word_form(f, d->last - 1), "co com org gov gob gouv net ac edu nhs");
}

/* In Portuguese "ponto com" may go on: "um ponto com ele". */
static bool com_goes_on(const struct finder *f, const struct domain *d)
{
	bool loose = d->join == JOIN_SPACED || form_is(word_form(f, d->last - 1), "ponto");

	return loose && form_is(word_form(f, d->last), "com") && clause_goes_on(f, d->last + 1)
		&& !is_word_for(f, d->last + 1, W_SLASH | W_DOT);
}

/* "name arroba site punto es" */
static bool said_at_before(const struct finder *f, const struct domain *d)
{
	return d->first > 1 && is_word_for(f, d->first - 1, W_AT);
}

/* "punkt de", but not "punto de": the dot is of the language of that country. */
static bool said_at_home(const struct finder *f, const struct domain *d)
{
	static const struct {
		const char *dots, *ends;
		bool english;                 /* both are English words too: "a good point fr" */
	} pairs[] = {
		{ "punkt", "de at", false }, { "punto", "it", false }, { "ponto", "pt", false },
		{ "dot", "de fr", false }, { "kropka", "de", false }, { "point", "fr be", true },
	};
	size_t i;

	for (i = 0; i < sizeof(pairs) / sizeof(pairs[0]); i++)
		if (form_is(word_form(f, d->last - 1), pairs[i].dots) && form_in(word_form(f, d->last), pairs[i].ends))
			return !pairs[i].english || (f->seen & W_ROMANCE);
	return false;
}

/* "3.5", "7.it" */
static bool begins_with_number(const struct finder *f, const struct domain *d)
{
	const struct token *tokens = f->text->tokens;

	return tokens[d->first].number || (d->n_labels == 2 && tokens[d->last - 1].number);
}

/* An end that is no word. */
static bool sure_end(const struct finder *f, const struct domain *d)
{
	if (com_goes_on(f, d))
		return false;
	if (d->join == JOIN_DOT)
		return len_of(f, d->first) > 1 || d->n_labels > 2;
	return d->marked || !is_word_for(f, d->first, W_SMALL);
}

/* An end that is a word as well. */
static bool doubtful_end(const struct finder *f, const struct domain *d)
{
	if (d->join == JOIN_WORD)
		return !is_word_for(f, d->first, W_SMALL) && (said_at_home(f, d) || said_at_before(f, d));
	if (d->join != JOIN_DOT || begins_sentence(f, d))
		return false;
	return at_home(f, d) || label_is_no_word(f, d) || link_word_before(f, d->first);
}

/* Whether the form alone says that this is a domain, with what stands round it. */
static bool is_domain(const struct finder *f, const struct domain *d)
{
	bool word, sure = (d->end & W_TLD) || under_country(f, d), scheme = scheme_before(f, d);

	if (d->join == JOIN_NONE || (!scheme && begins_with_number(f, d)))
		return false;
	if (path_after(f, d->last, &word) && (sure || !word || d->join != JOIN_DOT))
		return true;
	if (scheme || (d->marked && (sure || d->n_labels > 2)))
		return true;
	return sure ? sure_end(f, d) : doubtful_end(f, d);
}

/* --- e-mail --------------------------------------------------------------------------- */

/* The token of an address in which its @ is: "post@site" of "a.post@site.example". */
static bool has_at_inside(const struct finder *f, const struct domain *d)
{
	size_t i;

	for (i = d->first; i < d->last; i++) {
		const struct form *form = word_form(f, i);

		if (memchr(form->at, '@', form->len))
			return true;
	}
	return false;
}

/* "at" before a domain that is said is an @ where somebody is to be written to: "look at" and "it's at" are not. */
static bool weak_at(const struct finder *f, const struct domain *d, size_t local)
{
	size_t label;
	bool word;

	if (strchr("([{", f->text->at[f->text->tokens[local + 1].from - 1]))
		return true;
	if (path_after(f, d->last, &word))
		return false;
	if (join_before(f, local, &label) != JOIN_NONE)
		return true;
	return d->join == JOIN_WORD && (classes_between(f, (long)local - 10, (long)local - 1, W_MAIL)
		|| (!is_word_for(f, local, W_SMALL) && classes_between(f, (long)local - 10, (long)local + 10, W_REACH)));
}

/* An @, or what stands for one, in front of the domain: the token the address begins with. */
static bool at_before(const struct finder *f, const struct domain *d, size_t *ret_first)
{
	bool marked;
	char sign;

	*ret_first = d->first;
	if (has_at_inside(f, d))
		return true;
	if (d->first == 0)
		return false;
	sign = gap_sign(f, d->first - 1, &marked);
	*ret_first = d->first - (sign == '@' ? 1 : 2);
	if (sign == '@')
		return true;
	if (d->first < 2 || sign != ' ')
		return false;
	return is_word_for(f, d->first - 1, W_AT)
		|| (is_word_for(f, d->first - 1, W_AT_WEAK) && weak_at(f, d, d->first - 2));
}

/* The part before the @ may have dots itself. */
static size_t local_begin(const struct finder *f, size_t first)
{
	size_t label, n;

	first = label_begin(f, first);
	for (n = 0; n < LABELS_MOST && join_before(f, first, &label) != JOIN_NONE; n++)
		first = label_begin(f, label);
	return first;
}

/* --- reporting --------------------------------------------------------------------------- */

/* The last token of the path: whatever follows without a space, or after "slash". */
static size_t path_end(const struct finder *f, size_t last)
{
	size_t n;

	while (last + 2 < f->text->n_tokens && is_word_for(f, last + 1, W_SLASH))
		last += 2;

	for (n = 0; n < PATH_MOST && last + 1 < f->text->n_tokens; n++) {
		size_t len;
		const char *gap = gap_after_token(f, last, &len);

		if (memchr(gap, ' ', len) || memchr(gap, '\n', len))
			break;
		last++;
	}
	return last;
}

/* Domains have none. */
static bool has_underscore(const struct finder *f, const struct domain *d)
{
	size_t from = f->text->tokens[d->first].from;

	return memchr(f->text->at + from, '_', f->text->tokens[d->last].to - from) != NULL;
}

/* "auf Signal: wolke.sieben.example": a name on another service, however it looks. */
static bool is_handle(const struct finder *f, const struct domain *d)
{
	bool word;

	if (f->text->at[f->text->tokens[d->first].from] == '@' || has_underscore(f, d))
		return true;
	return d->join == JOIN_DOT && !path_after(f, d->last, &word) && !scheme_before(f, d)
		&& classes_between(f, (long)d->first - CUE_BEFORE, (long)d->first - 1, W_SERVICE);
}

static void report_domain(struct finder *f, const struct domain *d)
{
	char name[DOMAIN_MOST];
	size_t first, len;

	if (at_before(f, d, &first)) {
		report(f, KIND_EMAIL, local_begin(f, first), d->last);
		return;
	}
	len = domain_text(f, d, name);
	if (!is_handle(f, d) && !domain_allowed(f->contact, name, len))
		report(f, d->join == JOIN_WORD ? KIND_SPELLED : KIND_WEB, d->first, path_end(f, d->last));
}

/* What goes on with another label ends there instead: "example" in "example.org". */
static bool goes_on(const struct finder *f, size_t token)
{
	size_t label = 0;

	if (is_word_for(f, token + 1, W_TLD | W_TLD_WEAK) && join_before(f, token + 1, &label) == JOIN_DOT)
		return true;
	return is_word_for(f, token + 2, W_TLD) && join_before(f, token + 2, &label) != JOIN_NONE && label == token;
}

/* "http://anything" */
static bool scheme_at(const struct finder *f, size_t token)
{
	size_t len, from = f->text->tokens[token].from;
	const char *gap = gap_after_token(f, token, &len);

	if (len < 3 || memcmp(gap, "://", 3) != 0 || token + 1 >= f->text->n_tokens)
		return false;
	return is_word_for(f, token, W_SCHEME)
		|| (len_of(f, token) <= 2 && from >= 3 && memcmp(f->text->at + from - 3, "h**", 3) == 0);
}

static bool ends_domain(const struct finder *f, size_t token, struct domain *d)
{
	return is_word_for(f, token, W_TLD | W_TLD_WEAK) && read_back(f, token, d) && !goes_on(f, token)
		&& is_domain(f, d);
}

/* After a scheme anything is a link; a domain we know is left to be looked up by its name. */
static bool scheme_alone(const struct finder *f, size_t token)
{
	size_t i, end = path_end(f, token);
	struct domain d;

	for (i = token + 1; i <= end; i++)
		if (ends_domain(f, i, &d))
			return false;
	return true;
}

void find_domains(struct finder *f)
{
	struct domain d;
	size_t i = 0;

	while (i < f->text->n_tokens && f->n < f->most) {
		bool link = scheme_at(f, i) && scheme_alone(f, i);
		bool domain = !link && ends_domain(f, i, &d);

		if (domain)
			report_domain(f, &d);
		if (link)
			report(f, KIND_WEB, i, path_end(f, i));
		i = (domain || link ? path_end(f, i) : i) + 1;
	}
}
