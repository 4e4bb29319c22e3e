/* moderation/contact_street.c: where somebody lives: "14 Larch Close", "Gartenstraße 7",
 * "3 impasse du Lavoir", "Calle Ejemplo 14", "via Roma 14", "ul. Lipowa 3", and postcodes.
 *
 * A street without the number of a house is none.  Streets of meetings and offices are public. */
#include <string.h>

#include "moderation/contact_part.h"

#define NAME_MOST 4                       /* words between the number and the kind of street */
#define PUBLIC_NEAR 10

static bool has_class(const struct finder *f, size_t token, uint32_t classes)
{
	return (word_classes(f, token, NULL) & classes) != 0;
}

static bool capital(const struct finder *f, size_t token)
{
	unsigned char c = (unsigned char)f->text->at[f->text->tokens[token].from];

	return (c >= 'A' && c <= 'Z') || c == 0xc3;
}

/* The number of a house: one to four figures, perhaps a letter. */
static bool house_number(const struct finder *f, size_t token)
{
	const struct form *form = word_form(f, token);
	size_t i = 0;

	while (i < form->len && form->at[i] >= '0' && form->at[i] <= '9')
		i++;
	if (i == 0 || i > 4)
		return false;
	return i == form->len || (i + 1 == form->len && form->at[i] >= 'a' && form->at[i] <= 'd');
}

/* "7 minutes" */
static bool counts_something(const struct finder *f, size_t number)
{
	return clause_goes_on(f, number + 1) && has_class(f, number + 1, W_UNIT);
}

static bool close_by(const struct finder *f, size_t token)
{
	size_t len;
	const char *gap = gap_after_token(f, token, &len);

	return len <= 2 && !memchr(gap, '\n', len) && !memchr(gap, '!', len) && !memchr(gap, '?', len);
}

static bool only_space(const struct finder *f, size_t token)
{
	size_t len;

	return gap_after_token(f, token, &len)[0] == ' ' && len == 1;
}

/* A space parts this token from the next, or an apostrophe, or a dot, colon or comma with a space. */
static bool spaced(const struct finder *f, size_t token, bool comma)
{
	size_t len;
	const char *gap = gap_after_token(f, token, &len);

	if (len == 2 && gap[1] == ' ')
		return gap[0] == '.' || gap[0] == ':' || (comma && gap[0] == ',');
	return (len == 1 && (gap[0] == ' ' || gap[0] == '\'')) || (len == 3 && memcmp(gap, "\xe2\x80\x99", 3) == 0);
}

/* A word that may be in the name of a street. */
static bool name_word(const struct finder *f, size_t token)
{
	return !f->text->tokens[token].number && !f->text->tokens[token].emoji && !has_class(f, token, W_SMALL | W_UNIT);
}

static bool flat_before(const struct finder *f, size_t number)
{
	return number > 0 && form_in(word_form(f, number - 1), "flat apartment apt unit address adress addy");
}

/* 14 Larch Close: from the kind back to the number. */
static bool number_before(const struct finder *f, size_t kind, size_t *ret_number)
{
	size_t n, i;
	bool capitals = capital(f, kind);

	for (n = 0, i = kind; i > 0 && n <= NAME_MOST && close_by(f, i - 1); n++) {
		i--;
		if (house_number(f, i)) {
			*ret_number = i;
			if (n == 0 || (!only_space(f, i) && !flat_before(f, i)))
				return false;
			return capitals || has_class(f, kind, W_STREET_LAST) || flat_before(f, i);
		}
		if (!name_word(f, i))
			return false;
		capitals &= capital(f, i);
	}
	return false;
}

/* Weak kinds (close, way, court) in small letters need to be where somebody is. */
static bool english_street(const struct finder *f, size_t kind, size_t *ret_first)
{
	return has_class(f, kind, W_STREET_LAST | W_STREET_WEAK) && number_before(f, kind, ret_first);
}

/* "nº", "no", "km", "number" may stand before the number of a house. */
static bool number_word(const struct finder *f, size_t token)
{
	return form_in(word_form(f, token), "no nr num numero number km n kilometro flat apt");
}

/* Calle Ejemplo 14: from the kind on to the number, over small words and at least one other. */
static bool number_after(const struct finder *f, size_t kind, size_t *ret_number)
{
	size_t i = kind, n;
	bool named = false;

	for (n = 0; i + 1 < f->text->n_tokens && n <= NAME_MOST && spaced(f, i, named); n++) {
		i++;
		if (house_number(f, i)) {
			*ret_number = i;
			return named && !counts_something(f, i);
		}
		if (f->text->tokens[i].number || (named && !name_word(f, i) && !number_word(f, i)))
			return false;
		named |= name_word(f, i);
	}
	return false;
}

/* "Dock Street, number 40", "Orchard Flats no 6" */
static bool number_named_after(const struct finder *f, size_t kind, size_t *ret_number)
{
	*ret_number = kind + 2;
	if (kind == 0 || kind + 2 >= f->text->n_tokens || !house_number(f, kind + 2) || !number_word(f, kind + 1))
		return false;
	if (!close_by(f, kind) || !close_by(f, kind + 1))
		return false;
	return has_class(f, kind, W_STREET_LAST) || (has_class(f, kind, W_STREET_WEAK) && capital(f, kind));
}

/* "address: Zacisze 12" */
static bool after_address(const struct finder *f, size_t noun, size_t *ret_number)
{
	static const char nouns[] = "address adress addy adresse direccion indirizzo endereco morada "
		"adres adresem adresu";
	const struct token *t = f->text->tokens;

	if (!form_in(word_form(f, noun), nouns) || !number_after(f, noun, ret_number) || *ret_number > noun + 3)
		return false;
	return t[*ret_number].sentence == t[noun].sentence && !clause_goes_on(f, *ret_number + 1);
}

/* "3 cours de maths", "2 places" */
static bool also_countable(const struct finder *f, size_t kind)
{
	return form_in(word_form(f, kind), "cours place passage route square sentier residence");
}

/* 3 impasse du Lavoir */
static bool french_street(const struct finder *f, size_t kind)
{
	size_t number = kind - 1, name = kind + 1;

	if (kind == 0 || !has_class(f, kind, W_STREET_MIDDLE) || !close_by(f, number))
		return false;
	if (number > 0 && form_in(word_form(f, number), "bis ter"))
		number--;
	if (!house_number(f, number) || name >= f->text->n_tokens || !close_by(f, kind))
		return false;
	while (name < f->text->n_tokens && name < kind + 4 && has_class(f, name, W_SMALL))
		name++;
	if (name >= f->text->n_tokens || !name_word(f, name))
		return false;
	return capital(f, name) || (name > kind + 1 && !also_countable(f, kind));
}

/* "she's at 22 Ropewalk, Leith": names with capitals, and nothing more in the clause. */
static bool unnamed_kind(const struct finder *f, size_t number, size_t *ret_last)
{
	size_t i = number + 1;

	if (number == 0 || !house_number(f, number))
		return false;
	if (!form_is(word_form(f, number - 1), "at") && !classes_between(f, (long)number - 3, (long)number - 1, W_HOME))
		return false;
	while (i <= number + 3 && clause_goes_on(f, i) && capital(f, i) && name_word(f, i))
		i++;
	*ret_last = i - 1;
	return i > number + 1 && !clause_goes_on(f, i);
}

/* German kinds are the end of the name; Polish names are adjectives, and the kind is left out. */
static const struct ending {
	const char *letters;
	uint8_t least;                        /* letters of the whole word */
} german[] = {
	{ "strasse", 10 }, { "str", 7 }, { "gasse", 8 }, { "allee", 9 }, { "damm", 8 }, { "ufer", 8 }, { "weg", 7 },
	{ "platz", 9 }, { "ring", 8 }, { "steig", 9 }, { "chaussee", 11 },
}, polish[] = {
	{ "owa", 6 }, { "wej", 6 }, { "skiej", 8 },
}, named[] = {
	/* So many words of other languages end like these that only a name is taken for a street. */
	{ "ska", 6 }, { "cka", 6 }, { "rna", 7 }, { "lna", 7 },
};

static bool ends_in(const struct form *form, const struct ending *endings, size_t n)
{
	size_t i;

	for (i = 0; i < n; i++) {
		size_t len = strlen(endings[i].letters);

		if (form->len >= endings[i].least && memcmp(form->at + form->len - len, endings[i].letters, len) == 0)
			return true;
	}
	return false;
}

static const char no_streets[] = "unterwegs umweg arbeitsweg schulweg heimweg arbeitsplatz spielplatz parkplatz "
	"schlafplatz therapieplatz studienplatz hering lebensweg durchweg rozmowa polowa glowa umowa szkola polska miska "
	"krowa klasowa";

/* "Gartenstraße 7", "Berliner Straße 7", "Lipowa 3" */
static bool compound_street(const struct finder *f, size_t number, size_t *ret_first)
{
	const struct form *form;

	if (number == 0 || !house_number(f, number) || !close_by(f, number - 1) || counts_something(f, number))
		return false;
	form = word_form(f, number - 1);
	*ret_first = number - 1;
	if (form_in(form, no_streets))
		return false;
	if (form_is(form, "strasse") || ends_in(form, german, sizeof(german) / sizeof(german[0])))
		return true;
	if (ends_in(form, polish, sizeof(polish) / sizeof(polish[0])))
		return true;
	return capital(f, number - 1) && ends_in(form, named, sizeof(named) / sizeof(named[0]));
}

static bool is_capital(char c)
{
	return c >= 'A' && c <= 'Z';
}

static bool is_figure(char c)
{
	return c >= '0' && c <= '9';
}

/* The first half of a British postcode: "SX0", "M1", "EC1A" */
static bool outward(const char *at, size_t len)
{
	size_t letters = len > 1 && is_capital(at[1]) ? 2 : 1, i;

	if (!is_capital(at[0]) || len <= letters || len > letters + 2)
		return false;
	for (i = letters; i < len; i++)
		if (!is_figure(at[i]) && !(i > letters && is_capital(at[i])))
			return false;
	return true;
}

/* "SX0 0XX" */
static bool postcode(const struct finder *f, size_t token)
{
	const struct token *t = &f->text->tokens[token];
	const char *second;

	if (token + 1 >= f->text->n_tokens || t[1].to - t[1].from != 3 || !close_by(f, token))
		return false;
	second = f->text->at + t[1].from;
	return outward(f->text->at + t->from, t->to - t->from) && is_figure(second[0]) && is_capital(second[1])
		&& is_capital(second[2]);
}

/* "The meeting is at 12 Church Street" */
static bool is_public(const struct finder *f, size_t first)
{
	return classes_between(f, (long)first - PUBLIC_NEAR, (long)first - 1, W_PUBLIC);
}

static void found(struct finder *f, size_t first, size_t last)
{
	if (!is_public(f, first))
		report(f, KIND_ADDRESS, first, last);
}

void find_streets(struct finder *f)
{
	size_t i, other;

	for (i = 0; i < f->text->n_tokens && f->n < f->most; i++) {
		if (f->n && reported(f, i))
			continue;
		if (has_class(f, i, W_STREET_FIRST) && number_after(f, i, &other))
			found(f, i, other);
		else if (has_class(f, i, W_HOME) && after_address(f, i, &other))
			found(f, i, other);
		else if (english_street(f, i, &other))
			found(f, other, i);
		else if (number_named_after(f, i, &other))
			found(f, i - 1, other);
		else if (french_street(f, i))
			found(f, i - 1, i + 1);
		else if (compound_street(f, i, &other))
			found(f, other, i);
		else if (unnamed_kind(f, i, &other))
			found(f, i, other);
		else if (postcode(f, i))
			found(f, i, i + 1);
	}
}
