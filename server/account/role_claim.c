/* server/account/role_claim.c: see role_claim.h. */
#include "account/role_claim.h"

#include "account/look_alike.h"

/* Without accents, since those of the name are not looked at either. */
static const char *const claims[] = {
	/* en */
	"admin", "administrator", "facilitator", "mentor", "mod", "moderator", "responder", "staff",
	/* es, pt */
	"administrador", "administradora", "equipa", "equipe", "facilitador", "facilitadora", "mentora",
	"moderador", "moderadora", "personal",
	/* fr */
	"administrateur", "administratrice", "animateur", "animatrice", "facilitateur", "facilitatrice",
	"mentore", "moderateur", "moderatrice", "personnel",
	/* de */
	"administratorin", "leitung", "mentorin", "mitarbeiter", "mitarbeiterin", "moderatorin",
	/* it */
	"amministratore", "amministratrice", "facilitatore", "moderatore", "personale",
	/* pl */
	"administratorka", "facylitator", "facylitatorka", "mentorka", "moderatorka", "obsluga", "personel",
	"prowadzaca", "prowadzacy",
};

/* Letters and digits of a name, without accents. */
struct word {
	int32_t at[POINTS_MOST];
	size_t len;
};

/* The bare look of a letter.  The stroke of the Polish l does not come off by itself. */
static int32_t bare(int32_t point)
{
	return look_alike(point == 0x142 ? 'l' : point);
}

static bool word_is(const struct word *w, size_t from, const char *claim)
{
	for (; *claim && from < w->len; claim++, from++)
		if (bare(w->at[from]) != bare(*claim))
			return false;
	if (*claim)
		return false;
	if (from < w->len && w->at[from] == 's')
		from++;
	while (from < w->len && point_is_digit(w->at[from]))
		from++;
	return from == w->len;
}

static bool word_claims(const struct word *w)
{
	size_t from = 0, i;

	while (from < w->len && point_is_digit(w->at[from]))
		from++;
	for (i = 0; i < sizeof(claims) / sizeof(claims[0]); i++)
		if (word_is(w, from, claims[i]))
			return true;
	return false;
}

static bool of_a_word(int32_t point)
{
	return point_is_letter(point) || point_is_digit(point);
}

/* The next word at or after *pos; empty at the end. */
static void next_word(const struct points *p, size_t *pos, struct word *ret_word)
{
	ret_word->len = 0;
	while (*pos < p->len && !of_a_word(p->at[*pos]))
		++*pos;
	for (; *pos < p->len && (of_a_word(p->at[*pos]) || point_is_mark(p->at[*pos])); ++*pos)
		if (!point_is_mark(p->at[*pos]))
			ret_word->at[ret_word->len++] = p->at[*pos];
}

/* The whole name as one word.  Here a bar is a letter; between words it is a gap. */
static void one_word(const struct points *p, struct word *ret_word)
{
	size_t i;

	ret_word->len = 0;
	for (i = 0; i < p->len; i++)
		if (of_a_word(p->at[i]) || p->at[i] == '|')
			ret_word->at[ret_word->len++] = p->at[i];
}

bool role_claimed(const struct points *folded)
{
	struct word word;
	size_t pos = 0;

	one_word(folded, &word);
	while (word.len > 0) {
		if (word_claims(&word))
			return true;
		next_word(folded, &pos, &word);
	}
	return false;
}
