/* moderation/contact_phone.c: telephone numbers, in figures and in words.
 *
 * The shape of a row of digits decides, with a word near it where the shape does not suffice. */
#include <string.h>

#include "moderation/contact_row.h"

#define TRIMS_MOST 4                      /* groups that may belong to something else, at either end */
#define CUE_BEFORE 8                      /* tokens in which a word explains the digits */
#define CUE_AFTER 5
#define FILE_BEFORE 5
#define PHONE_LEAST 7
#define PHONE_MOST 15

/* A part of a row: groups [first, end). */
struct part {
	const struct row *row;
	size_t first, end;
	const char *digits;
	size_t len;
	bool cue, unit;
};

/* --- judging ----------------------------------------------------------------------- */

static size_t group_len(const struct part *p, size_t i)
{
	return p->row->groups[p->first + i].len;
}

static size_t n_groups(const struct part *p)
{
	return p->end - p->first;
}

static bool starts(const struct part *p, const char *prefix)
{
	size_t len = strlen(prefix);

	return p->len >= len && memcmp(p->digits, prefix, len) == 0;
}

/* Whether the groups have these lengths: "334". */
static bool grouped(const struct part *p, const char *lens)
{
	size_t i;

	if (strlen(lens) != n_groups(p))
		return false;
	for (i = 0; lens[i]; i++)
		if (group_len(p, i) != (size_t)(lens[i] - '0'))
			return false;
	return true;
}

static bool grouped_as(const struct part *p, const char *const *lens)
{
	for (; *lens; lens++)
		if (grouped(p, *lens))
			return true;
	return false;
}

/* The same sign between all groups, and this one. */
static bool parted_by(const struct part *p, char sign)
{
	size_t i;

	for (i = p->first + 1; i < p->end; i++)
		if (p->row->groups[i].before != sign)
			return false;
	return true;
}

static bool is_date(const struct part *p)
{
	static const char *const lens[] = { "222", "224", "122", "124", "212", "214", "112", "114", "422", "412", "421",
		"411", "44", "24", "42", "14", "22", "2242", "2244", "4222", NULL };

	return grouped_as(p, lens) && !parted_by(p, ' ');
}

/* "1 000 000", "12.000": a large number. */
static bool is_thousands(const struct part *p)
{
	size_t i;

	if (group_len(p, 0) > 3)
		return false;
	for (i = 1; i < n_groups(p); i++)
		if (group_len(p, i) != 3)
			return false;
	if (n_groups(p) < 2 || starts(p, "0"))
		return false;
	return parted_by(p, '.') || memcmp(p->digits + p->len - 3, "000", 3) == 0;
}

/* 1 2 3 4 5 6 7 and back: counting; and one digit all the time. */
static bool is_counting(const struct part *p)
{
	int step = p->digits[1] - p->digits[0];
	size_t i;

	if (step < -1 || step > 1)
		return false;
	for (i = 1; i < p->len; i++)
		if (p->digits[i] - p->digits[i - 1] != step && !(p->digits[i] == '0' && p->digits[i - 1] == '9'))
			return false;
	return true;
}

static size_t spoken_groups(const struct part *p)
{
	size_t i, n = 0;

	for (i = p->first; i < p->end; i++)
		n += p->row->groups[i].spoken;
	return n;
}

static bool all_single(const struct part *p)
{
	size_t i;

	for (i = 0; i < n_groups(p); i++)
		if (group_len(p, i) != 1)
			return false;
	return true;
}

/* Numbers that are free or cost the same everywhere; persons do not have them. */
static const struct service {
	const char *prefix;
	uint8_t least, most;
} services[] = {
	{ "116", 6, 6 }, { "0800", 7, 12 }, { "0808", 10, 11 }, { "0300", 10, 11 }, { "0303", 10, 11 },
	{ "0345", 11, 11 }, { "0844", 10, 11 }, { "0845", 10, 11 }, { "0870", 10, 11 }, { "0180", 10, 12 },
	{ "0805", 10, 10 }, { "0806", 10, 10 }, { "0809", 10, 10 }, { "0810", 10, 10 }, { "0811", 10, 10 },
	{ "0820", 10, 10 }, { "0825", 10, 10 }, { "0826", 10, 10 }, { "0890", 10, 10 }, { "0969", 10, 10 },
	{ "0900", 8, 11 }, { "0137", 10, 12 }, { "800", 6, 10 }, { "801", 9, 9 }, { "808", 9, 9 },
	{ "707", 9, 9 }, { "900", 9, 9 }, { "901", 9, 9 }, { "902", 9, 9 }, { "840", 9, 9 },
	{ "848", 9, 9 }, { "888", 10, 10 }, { "877", 10, 10 }, { "866", 10, 10 }, { "855", 10, 10 },
	{ "844", 10, 10 }, { "833", 10, 10 }, { "1800", 10, 11 }, { "1888", 11, 11 }, { "1877", 11, 11 },
	{ "1866", 11, 11 }, { "1855", 11, 11 }, { "1844", 11, 11 }, { "1833", 11, 11 }, { "1300", 10, 10 },
	{ "1850", 10, 10 }, { "1890", 10, 10 },
};

static bool is_service(const char *digits, size_t len)
{
	size_t i;

	for (i = 0; i < sizeof(services) / sizeof(services[0]); i++)
		if (len >= services[i].least && len <= services[i].most
		    && memcmp(digits, services[i].prefix, strlen(services[i].prefix)) == 0)
			return true;
	return false;
}

static bool no_person(const struct finder *f, const char *digits, size_t len)
{
	return is_service(digits, len) || number_allowed(f->contact, digits, len);
}

/* With the code of a country in front, of one to three digits, the rest is looked at with and without 0. */
static bool no_person_abroad(const struct finder *f, const char *digits, size_t len)
{
	char national[DIGITS_MOST + 1] = "0";
	size_t code;

	for (code = 1; code <= 3 && code < len; code++) {
		memcpy(national + 1, digits + code, len - code);
		if (no_person(f, digits + code, len - code) || no_person(f, national, len - code + 1))
			return true;
	}
	return false;
}

/* Mobile numbers, which no help line has. */
static bool is_mobile(const struct part *p)
{
	static const struct service mobiles[] = {
		{ "07", 11, 11 }, { "015", 10, 12 }, { "016", 10, 12 }, { "017", 10, 12 }, { "06", 10, 10 },
		{ "6", 9, 9 }, { "3", 10, 10 },
	};
	size_t i;

	for (i = 0; i < sizeof(mobiles) / sizeof(mobiles[0]); i++)
		if (p->len >= mobiles[i].least && p->len <= mobiles[i].most && starts(p, mobiles[i].prefix))
			return true;
	return false;
}

static bool is_help_line(const struct finder *f, const struct part *p)
{
	long first = (long)p->row->groups[p->first].token;
	bool abroad = p->row->plus || starts(p, "00");

	if (no_person(f, p->digits, p->len))
		return true;
	if (abroad && no_person_abroad(f, p->digits + (p->row->plus ? 0 : 2), p->len - (p->row->plus ? 0 : 2)))
		return true;
	return !is_mobile(p) && !starts(p, "555") && classes_between(f, first - 6, first - 1, W_HELP);
}

/* Shapes that are telephone numbers and hardly anything else. */
static bool is_shape(const struct part *p)
{
	static const char *const american[] = { "334", "1334", NULL };
	static const char *const nine[] = { "333", "3222", "2322", "1332", NULL };
	static const char *const brazilian[] = { "54", "254", "244", NULL };
	static const char *const french[] = { "22222", NULL };

	if (p->digits[0] == '0' && p->len >= 9 && p->len <= 12)
		return n_groups(p) <= 6 || spoken_groups(p) > 0;
	if (grouped(p, "34"))
		return starts(p, "555") || (parted_by(p, '-') && memcmp(p->digits + 5, "00", 2) != 0 && !p->unit);
	if (grouped_as(p, american))
		return p->digits[0] > '0';
	if (grouped_as(p, nine) || grouped(p, "9"))
		return p->digits[0] >= '4' && !p->unit;
	if (grouped_as(p, brazilian))
		return starts(p, "9") || (n_groups(p) == 3 && !parted_by(p, ' '));
	return grouped_as(p, french) && starts(p, "0");
}

/* Some number words are other words as well ("um", "un"): one between figures says nothing. */
static bool is_spoken_phone(const struct part *p)
{
	return spoken_groups(p) >= 3 && p->len >= (p->cue ? 6u : 7u);
}

static bool is_phone(const struct part *p)
{
	bool abroad = p->row->plus || starts(p, "00");

	if (p->len < 6 || p->len > PHONE_MOST || is_counting(p))
		return false;
	if (is_spoken_phone(p))
		return true;
	if (p->len < PHONE_LEAST || is_date(p))
		return false;
	if (all_single(p))
		return true;
	if (is_thousands(p) && (p->unit || !p->cue))
		return false;
	return (abroad && p->len >= 9) || is_shape(p) || (p->cue && !p->unit);
}

/* --- reporting ----------------------------------------------------------------------- */

static void set_part(struct part *p, const struct row *row, size_t first, size_t end)
{
	p->row = row;
	p->first = first;
	p->end = end;
	p->digits = row->digits + row->groups[first].at;
	p->len = (size_t)(row->groups[end - 1].at + row->groups[end - 1].len - row->groups[first].at);
}

/* Other numbers may stand before and after: "at 7, 0770 …", but only a space parts those. */
static bool may_cut(const struct row *row, size_t at)
{
	return at == 0 || at == row->n_groups || row->groups[at].before == ' ' || row->groups[at].before == ',';
}

static bool try_part(struct finder *f, struct part *p, size_t first, size_t end)
{
	if (!may_cut(p->row, first) || !may_cut(p->row, end))
		return false;
	set_part(p, p->row, first, end);
	if (!is_phone(p))
		return false;
	if (!is_help_line(f, p))
		report(f, KIND_PHONE, p->row->groups[first].token, p->row->groups[end - 1].token);
	return true;
}

/* The longest part that is a number; its first part at most once. */
static void judge(struct finder *f, struct part *p)
{
	size_t first, cut, most = p->row->n_groups;

	for (first = 0; first < most && first <= TRIMS_MOST; first++)
		for (cut = 0; cut <= TRIMS_MOST && first + cut < most; cut++)
			if (try_part(f, p, first, most - cut))
				return;
}

static void look_at(struct finder *f, const struct row *row)
{
	struct part p = { .row = row };
	long first = (long)row->groups[0].token, last = (long)row->groups[row->n_groups - 1].token;

	p.cue = classes_between(f, first - CUE_BEFORE, first - 1, W_PHONE)
		|| classes_between(f, last + 1, last + CUE_AFTER, W_PHONE);
	p.unit = classes_between(f, last + 1, last + 1, W_UNIT);
	if (classes_between(f, first - FILE_BEFORE, first - 1, W_FILE) && row->digits[0] != '0' && !row->plus)
		return;
	if (classes_between(f, first - 2, first - 1, W_FILE))
		return;
	judge(f, &p);
}

void find_phones(struct finder *f)
{
	struct row row;
	size_t i = 0;

	while (i < f->text->n_tokens && f->n < f->most) {
		if (!row_begins(f, i)) {
			i++;
			continue;
		}
		row_gather(f, i, &row);
		if (row.n_digits >= 6)
			look_at(f, &row);
		i = row.next;
	}
}
