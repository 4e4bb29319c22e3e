/* moderation/contact_row.c: see contact_row.h. */
#include "moderation/contact_row.h"

#include <string.h>

static bool put_group(struct row *row, size_t token, char before, bool spoken)
{
	if (row->n_groups == GROUPS_MOST)
		return false;
	row->groups[row->n_groups++] = (struct group){ .at = (uint8_t)row->n_digits, .before = before, .spoken = spoken,
		.token = token };
	return true;
}

static bool put_digit(struct row *row, char digit)
{
	if (row->n_digits == DIGITS_MOST)
		return false;
	row->digits[row->n_digits++] = digit;
	row->groups[row->n_groups - 1].len++;
	return true;
}

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* "555-0142", "06.39": figures and what parts them.  Money and times of day are none. */
static bool put_figures(struct row *row, size_t token, const struct form *form, char before)
{
	size_t i;

	for (i = 0; i < form->len; i++)
		if (!is_digit(form->at[i]) && !strchr(".-/", form->at[i]))
			return false;
	if (!put_group(row, token, before, false))
		return false;
	for (i = 0; i < form->len; i++) {
		if (is_digit(form->at[i]) ? !put_digit(row, form->at[i]) : !put_group(row, token, form->at[i], false))
			return false;
	}
	return true;
}

/* The longest number word at the beginning of these letters; 0 when there is none. */
static size_t digit_word_at(const char *at, size_t len, char *ret_digit)
{
	size_t i, longest = 0;

	for (i = 0; i < contact_n_digit_words; i++) {
		const struct digit_word *word = &contact_digit_words[i];
		size_t word_len;

		if (word->word[0] != at[0])
			continue;
		word_len = strlen(word->word);
		if (word_len > longest && word_len <= len && memcmp(word->word, at, word_len) == 0) {
			longest = word_len;
			*ret_digit = word->digit;
		}
	}
	return longest;
}

/* "zero7seven", "nine00", "o7700": all of it must be digits. */
static bool put_mixed(struct row *row, size_t token, const struct form *form, char before)
{
	struct row kept = *row;
	size_t i = 0;

	if (!put_group(row, token, before, true))
		return false;
	while (i < form->len) {
		char digit = form->at[i];
		size_t len = is_digit(digit) ? 1 : digit_word_at(form->at + i, form->len - i, &digit);

		if (!len || !put_digit(row, digit)) {
			*row = kept;
			return false;
		}
		i += len;
	}
	return true;
}

/* "trente" of "trente-neuf": the ten and the one are one number. */
static bool ends_in_tens(const struct row *row)
{
	const struct group *last = row->n_groups ? &row->groups[row->n_groups - 1] : NULL;

	return last && last->spoken && last->len == 2 && row->digits[last->at] > '1' && row->digits[last->at + 1] == '0';
}

static bool put_spoken(struct row *row, size_t token, uint32_t classes, uint32_t value, char before)
{
	unsigned times = row->times ? row->times : 1;

	row->times = 0;
	if ((classes & W_DIGIT) && value > 0 && before != ',' && ends_in_tens(row)) {
		row->digits[row->n_digits - 1] = (char)('0' + value);
		return true;
	}
	if (!put_group(row, token, before, true))
		return false;
	if (classes & W_HUNDRED)
		return put_digit(row, '0') && put_digit(row, '0');
	if (classes & W_TENS)
		return put_digit(row, (char)('0' + value / 10)) && put_digit(row, (char)('0' + value % 10));
	for (; times > 0; times--)
		if (!put_digit(row, (char)('0' + value)))
			return false;
	return true;
}

static bool has_unleet(const struct finder *f, size_t token)
{
	const struct token *t = &f->text->tokens[token];
	uint32_t i;

	for (i = 0; i < t->n_forms; i++)
		if (f->text->forms[t->first_form + i].view == VIEW_UNLEET)
			return true;
	return false;
}

/* Add what the token says.  False when it says no digits, or more than a row can hold. */
static bool put_token(const struct finder *f, struct row *row, size_t token, char before)
{
	uint32_t value = 0, classes;

	if (f->text->tokens[token].number)
		return put_figures(row, token, word_form(f, token), before);
	classes = word_classes(f, token, &value);
	if (classes & W_TIMES) {
		row->times = value;
		return true;
	}
	if (classes & (W_DIGIT | W_TENS | W_HUNDRED))
		return put_spoken(row, token, classes, value, before);
	if (has_unleet(f, token) || row->n_digits > 0 || word_form(f, token)->view == VIEW_JOINED)
		return put_mixed(row, token, word_form(f, token), before);
	return false;
}

/* The sign between this token and the next, as a row of digits may have it: "", " ", ") ", " - ".  0: none such. */
static char row_gap(const struct finder *f, size_t token)
{
	size_t len, i;
	const char *at = gap_after_token(f, token, &len);
	char sign = ' ';

	if (len > 5)
		return 0;
	for (i = 0; i < len; i++) {
		if (at[i] == ' ' || at[i] == '\n' || (unsigned char)at[i] >= 0x80)
			sign = at[i] == '\n' ? 0 : sign;
		else if (strchr(".-/()+,_:", at[i]))
			sign = at[i] == '_' ? '-' : at[i];
		else
			return 0;
		if (!sign)
			return 0;
	}
	return sign;
}

/* A comma parts numbers, but also the groups of a number that is said. */
static bool gap_goes_on(const struct finder *f, char gap, size_t token, size_t next)
{
	const struct token *tokens = f->text->tokens;

	if (gap == ',' || gap == ':')
		return !tokens[token].number || !tokens[next].number;
	return gap != 0;
}

/* One word between spoken digits: "555 guion 01", "treinta y nueve". */
static bool join_before(const struct finder *f, size_t token)
{
	return (word_classes(f, token, NULL) & (W_JOIN | W_DOT)) && token + 1 < f->text->n_tokens && row_gap(f, token);
}

static bool plus_before(const struct finder *f, size_t token)
{
	size_t from = f->text->tokens[token].from;

	return from > 0 && f->text->at[from - 1] == '+';
}

void row_gather(const struct finder *f, size_t token, struct row *row)
{
	size_t last = token;
	char gap = 0;

	memset(row, 0, sizeof(*row));
	row->plus = plus_before(f, token);
	while (token < f->text->n_tokens && put_token(f, row, token, gap)) {
		last = token++;
		gap = row_gap(f, last);
		if (token >= f->text->n_tokens || !gap_goes_on(f, gap, last, token))
			break;
		if (row->n_digits > 0 && join_before(f, token)) {
			gap = '-';
			token++;
		}
	}
	row->next = last + 1;
}

bool row_begins(const struct finder *f, size_t token)
{
	return f->text->tokens[token].number || (word_classes(f, token, NULL) & (W_DIGIT | W_TENS | W_HUNDRED | W_TIMES))
		|| has_unleet(f, token) || word_form(f, token)->view == VIEW_JOINED;
}
