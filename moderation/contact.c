/* moderation/contact.c: see contact.h.  The words, the allow lists, and what its parts share. */
#include "moderation/contact.h"

#include <string.h>

#include "moderation/contact_part.h"
#include "moderation/heap.h"
#include "moderation/moderation.h"
#include "moderation/utf8.h"

/* --- sets of names ---------------------------------------------------------- */

static void set_put(struct name_set *set, uint32_t hash)
{
	uint32_t i;

	for (i = hash & set->mask; set->slots[i] && set->slots[i] != hash; i = (i + 1) & set->mask)
		;
	set->n += set->slots[i] == 0;
	set->slots[i] = hash;
}

/* Twice as many slots, all of them at most half full. */
static int set_grow(struct name_set *set)
{
	struct name_set bigger = { .mask = set->slots ? 2 * set->mask + 1 : 255 };
	uint32_t i;

	bigger.slots = heap_array(bigger.mask + 1, sizeof(*bigger.slots));
	if (!bigger.slots)
		return MODERATION_NO_MEMORY;
	for (i = 0; set->slots && i <= set->mask; i++)
		if (set->slots[i])
			set_put(&bigger, set->slots[i]);
	heap_free(set->slots);
	*set = bigger;
	return 0;
}

/* 0 marks an empty slot. */
static uint32_t set_hash(const char *at, size_t len)
{
	uint32_t hash = text_hash(at, len);

	return hash ? hash : 1;
}

static int set_add(struct name_set *set, const char *at, size_t len)
{
	if ((!set->slots || 2 * (set->n + 1) > set->mask) && set_grow(set))
		return MODERATION_NO_MEMORY;
	set_put(set, set_hash(at, len));
	return 0;
}

static bool set_has(const struct name_set *set, const char *at, size_t len)
{
	uint32_t hash = set_hash(at, len), i;

	if (!set->slots)
		return false;
	for (i = hash & set->mask; set->slots[i]; i = (i + 1) & set->mask)
		if (set->slots[i] == hash)
			return true;
	return false;
}

/* --- words -------------------------------------------------------------------- */

static struct known *slot_of(struct known *known, uint32_t hash)
{
	uint32_t i = hash & (KNOWN_SLOTS - 1);

	while (known[i].hash && known[i].hash != hash)
		i = (i + 1) & (KNOWN_SLOTS - 1);
	return &known[i];
}

/* A word of several rows is all of them; the value is that of the first row that gives one. */
static void learn(struct contact *contact, const char *at, size_t len, const struct word_row *row)
{
	uint32_t hash = text_hash(at, len);
	struct known *known = slot_of(contact->known, hash);

	if (!(known->classes & (W_DIGIT | W_TENS | W_TIMES)))
		known->value = row->value;
	known->hash = hash;
	known->classes |= row->classes;
}

/* "insta's" is the token "instas". */
static void learn_genitive(struct contact *contact, const char *at, size_t len, const struct word_row *row)
{
	char genitive[TEXT_FORM_LEN];

	memcpy(genitive, at, len);
	genitive[len] = 's';
	learn(contact, genitive, len + 1, row);
}

static void learn_row(struct contact *contact, const struct word_row *row)
{
	const char *at = row->words;

	while (*at) {
		size_t len = strcspn(at, " ");

		learn(contact, at, len, row);
		if (row->classes & (W_SERVICE | W_PHONE | W_MAIL))
			learn_genitive(contact, at, len, row);
		at += len + (at[len] == ' ');
	}
}

struct contact *contact_new(void)
{
	struct contact *contact = heap_new(sizeof(*contact));
	size_t i;

	for (i = 0; contact && i < contact_n_words; i++)
		learn_row(contact, &contact_words[i]);
	return contact;
}

void contact_free(struct contact *contact)
{
	if (!contact)
		return;
	heap_free(contact->numbers.slots);
	heap_free(contact->domains.slots);
	heap_free(contact);
}

static size_t set_bytes(const struct name_set *set)
{
	return set->slots ? (set->mask + 1) * sizeof(*set->slots) : 0;
}

size_t contact_bytes(const struct contact *contact)
{
	return sizeof(*contact) + set_bytes(&contact->numbers) + set_bytes(&contact->domains);
}

#define NUMBER_MOST 24

int contact_allow_number(struct contact *contact, const char *at, size_t len)
{
	char digits[NUMBER_MOST];
	size_t i, n = 0;

	for (i = 0; i < len && n < NUMBER_MOST; i++)
		if (at[i] >= '0' && at[i] <= '9')
			digits[n++] = at[i];
	return set_add(&contact->numbers, digits, n);
}

int contact_allow_domain(struct contact *contact, const char *at, size_t len)
{
	return set_add(&contact->domains, at, len);
}

bool number_allowed(const struct contact *contact, const char *digits, size_t len)
{
	return set_has(&contact->numbers, digits, len);
}

/* It, or what it is under. */
bool domain_allowed(const struct contact *contact, const char *domain, size_t len)
{
	while (len > 0) {
		const char *dot = memchr(domain, '.', len);

		if (set_has(&contact->domains, domain, len))
			return true;
		if (!dot)
			return false;
		len -= (size_t)(dot + 1 - domain);
		domain = dot + 1;
	}
	return false;
}

/* --- tokens -------------------------------------------------------------------- */

static const struct known *look_up(const struct contact *contact, uint32_t hash)
{
	uint32_t i = hash & (KNOWN_SLOTS - 1);

	while (contact->known[i].hash) {
		if (contact->known[i].hash == hash)
			return &contact->known[i];
		i = (i + 1) & (KNOWN_SLOTS - 1);
	}
	return NULL;
}

/* Looked up: classes of all spellings of the token, and the value of the first that is known. */
static uint32_t classes_of(const struct finder *f, size_t token, uint32_t *ret_value)
{
	const struct text *t = f->text;
	uint32_t classes = 0, i;

	for (i = 0; i < t->tokens[token].n_forms; i++) {
		const struct known *known = look_up(f->contact, t->forms[t->tokens[token].first_form + i].hash);

		if (known && !classes && ret_value)
			*ret_value = known->value;
		classes |= known ? known->classes : 0;
	}
	return classes;
}

uint32_t word_classes(const struct finder *f, size_t token, uint32_t *ret_value)
{
	if (token >= f->text->n_tokens)
		return 0;
	if (token < CLASSES_KEPT && (!ret_value || !f->classes[token]))
		return f->classes[token];
	return classes_of(f, token, ret_value);
}

bool classes_between(const struct finder *f, long first, long last, uint32_t classes)
{
	if (!(f->seen & classes))
		return false;
	for (first = first < 0 ? 0 : first; first <= last; first++)
		if (word_classes(f, (size_t)first, NULL) & classes)
			return true;
	return false;
}

const struct form *word_form(const struct finder *f, size_t token)
{
	return &f->text->forms[f->text->tokens[token].first_form];
}

bool form_is(const struct form *form, const char *word)
{
	return strlen(word) == form->len && memcmp(word, form->at, form->len) == 0;
}

bool form_in(const struct form *form, const char *words)
{
	while (*words) {
		size_t len = strcspn(words, " ");

		if (len == form->len && memcmp(words, form->at, len) == 0)
			return true;
		words += len + (words[len] == ' ');
	}
	return false;
}

bool clause_goes_on(const struct finder *f, size_t token)
{
	const struct token *t = f->text->tokens;

	return token > 0 && token < f->text->n_tokens && t[token].clause == t[token - 1].clause;
}

const char *gap_after_token(const struct finder *f, size_t token, size_t *ret_len)
{
	const struct text *t = f->text;
	size_t from = t->tokens[token].to;
	size_t to = token + 1 < t->n_tokens ? t->tokens[token + 1].from : t->len;

	*ret_len = to > from ? to - from : 0;
	return t->at + from;
}

/* Full-width and other shapes of the signs that matter. */
static int32_t plain_sign(int32_t point)
{
	if (point >= 0xff01 && point <= 0xff5e)
		return point - 0xff01 + '!';
	switch (point) {
	case 0x3002: case 0x2024: case 0x2022: case 0xb7: case 0x2219: return '.';
	case 0x2010: case 0x2011: case 0x2012: case 0x2013: return '-';
	case 0x2044: case 0x2215: return '/';
	case 0xa0: case 0x202f: case 0x2009: case 0x3000: case 0x200b: case 0x200c: case 0x200d: case 0xfeff: return ' ';
	default: return point;
	}
}

#define GAP_MOST 12                       /* bytes of a gap worth reading */

char gap_sign(const struct finder *f, size_t token, bool *ret_marked)
{
	size_t len, i = 0;
	const char *at = gap_after_token(f, token, &len);
	int32_t sign = ' ';

	*ret_marked = len == 1 && *at == ' ';  /* nearly all are */
	if (*ret_marked)
		return ' ';
	if (len > GAP_MOST)
		return 0;
	while (i < len) {
		int32_t point;

		i += utf8_point(at + i, &point);
		point = plain_sign(point);
		if (point < 0x80 && strchr(" ()[]{}<>*'\"", (int)point)) {
			*ret_marked = true;
			continue;
		}
		if (sign != ' ' || point >= 0x80)
			return 0;
		sign = point;
	}
	return (char)sign;
}

bool reported(const struct finder *f, size_t token)
{
	size_t i;

	for (i = 0; i < f->n; i++)
		if (f->hits[i].from <= f->text->tokens[token].from && f->text->tokens[token].from < f->hits[i].to)
			return true;
	return false;
}

void report(struct finder *f, enum contact_kind kind, size_t first, size_t last)
{
	struct contact_hit hit = *contact_kind(kind);

	hit.from = f->text->tokens[first].from;
	hit.to = f->text->tokens[last].to;
	if (f->n < f->most)
		f->hits[f->n++] = hit;
}

/* --- all of it ------------------------------------------------------------------- */

/* What makes a finder worth running. */
#define SEEN_NUMBER (1u << 30)            /* a token with digits */
#define SEEN_SIGN (1u << 31)              /* an @, a #, a _, or letters one by one */

static uint32_t signs_seen(const struct text *text)
{
	uint32_t seen = 0;
	size_t i;

	for (i = 0; i < text->n_forms; i++) {
		if (text->forms[i].view == VIEW_UNLEET)
			seen |= SEEN_NUMBER;
		if (text->forms[i].view == VIEW_JOINED)
			seen |= SEEN_NUMBER | SEEN_SIGN;
	}
	for (i = 0; i < text->n_tokens; i++)
		if (text->tokens[i].number)
			seen |= SEEN_NUMBER;
	if (memchr(text->at, '@', text->len) || memchr(text->at, '#', text->len) || memchr(text->at, '_', text->len))
		seen |= SEEN_SIGN;
	return seen;
}

static uint32_t classes_seen(struct finder *f)
{
	uint32_t seen = 0, classes;
	size_t i;

	for (i = 0; i < f->text->n_tokens; i++) {
		classes = classes_of(f, i, NULL);
		if (i < CLASSES_KEPT)
			f->classes[i] = classes;
		seen |= classes;
	}
	return seen;
}

size_t contact_find(const struct contact *contact, const struct text *text, struct contact_hit *ret, size_t most)
{
	struct finder f;                      /* not cleared: its classes are filled as far as there are tokens */

	f.contact = contact;
	f.text = text;
	f.hits = ret;
	f.most = most;
	f.n = 0;
	if (text->n_tokens == 0)
		return 0;
	f.seen = classes_seen(&f) | signs_seen(text);
	if (f.seen & (SEEN_NUMBER | W_DIGIT))
		find_phones(&f);
	if (f.seen & (W_TLD | W_TLD_WEAK | W_SCHEME))
		find_domains(&f);
	if (f.seen & (SEEN_SIGN | W_SERVICE | W_UNDERSCORE))
		find_handles(&f);
	if (f.seen & (SEEN_NUMBER | W_STREET_LAST))
		find_streets(&f);
	return f.n;
}
