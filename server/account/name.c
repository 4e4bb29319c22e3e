/* server/account/name.c: see name.h. */
#include "account/name.h"

#include <utf8proc.h>

#include "account/look_alike.h"
#include "account/points.h"
#include "account/role_claim.h"

_Static_assert(NAME_KEY_MOST == POINTS_MOST * POINT_BYTES, "a key is at most a full struct points");

#define BIT(category) (1u << UTF8PROC_CATEGORY_##category)

static bool in_categories(int32_t point, uint32_t categories)
{
	return categories >> utf8proc_category(point) & 1;
}

/* --- as shown ----------------------------------------------------------- */

/* Blank braille, the object and replacement characters, a null notehead: Unicode calls
 * them symbols, but they show nothing, or nothing meant. */
static bool prints_nothing(int32_t point)
{
	return point == 0x2800 || point == 0xfffc || point == 0xfffd || point == 0x1d159;
}

static bool refused(int32_t point)
{
	return in_categories(point, BIT(CC) | BIT(CF) | BIT(CS) | BIT(CO) | BIT(CN) | BIT(ZL) | BIT(ZP))
		|| utf8proc_get_property(point)->ignorable || prints_nothing(point);
}

/* Drop U+FE0E and U+FE0F (shown as text, as a picture) behind a symbol, digit or
 * punctuation.  Before an accent that could change its place they stay, to be refused. */
static void drop_picture_marks(struct points *p)
{
	const uint32_t bases = BIT(SO) | BIT(SM) | BIT(ND) | BIT(PO) | BIT(PD);
	size_t i, len = 0;

	for (i = 0; i < p->len; i++) {
		if ((p->at[i] == 0xfe0e || p->at[i] == 0xfe0f) && len > 0 && in_categories(p->at[len - 1], bases)
			&& (i + 1 == p->len || utf8proc_get_property(p->at[i + 1])->combining_class == 0))
			continue;
		p->at[len++] = p->at[i];
	}
	p->len = len;
}

/* No accent stands alone, and no letter carries a tower of them.  In NFD, where a
 * letter that comes with its accents cannot hide them. */
static bool marks_in_measure(const struct points *p)
{
	size_t i, marks = NAME_MARKS;         /* nothing to stand upon yet */

	for (i = 0; i < p->len; i++) {
		if (p->at[i] == ' ')
			marks = NAME_MARKS;
		else if (!point_is_mark(p->at[i]))
			marks = 0;
		else if (marks++ >= NAME_MARKS)
			return false;
	}
	return true;
}

static int check_points(const struct points *p)
{
	bool says_something = false;
	size_t i;

	for (i = 0; i < p->len; i++) {
		if (refused(p->at[i]))
			return ERR_BAD_FIELD;
		if (point_is_letter(p->at[i]) || point_is_digit(p->at[i]))
			says_something = true;
	}
	return says_something && marks_in_measure(p) ? 0 : ERR_BAD_FIELD;
}

static int shown_form(struct str given, struct points *ret)
{
	int err = points_read(given, POINTS_NFD, ret);

	if (err)
		return err;
	drop_picture_marks(ret);
	points_collapse(ret);
	err = check_points(ret);
	if (err)
		return err;
	points_compose(ret);
	return ret->len <= NAME_CHARS ? 0 : ERR_BAD_FIELD;
}

/* --- as a key ----------------------------------------------------------- */

/* Sk as well: a spacing accent or a shade of skin makes no other name. */
static bool left_out_of_key(int32_t point)
{
	return in_categories(point, BIT(ZS) | BIT(PC) | BIT(PD) | BIT(PS) | BIT(PE) | BIT(PI) | BIT(PF) | BIT(PO) | BIT(SK));
}

static int key_form(struct str shown, struct points *ret)
{
	size_t i, len = 0;
	int err = points_read(shown, POINTS_FOLDED, ret);

	if (err)
		return err;
	if (role_claimed(ret))
		return ERR_BAD_FIELD;
	for (i = 0; i < ret->len; i++)
		if (!left_out_of_key(ret->at[i]))
			ret->at[len++] = look_alike(ret->at[i]);
	ret->len = len;
	return len > 0 ? 0 : ERR_BAD_FIELD;
}

static void cut_back(struct buf *b, size_t len)
{
	if (b->len == len)
		return;
	b->len = len;
	b->at[len] = '\0';
}

int name_clean(struct str given, struct buf *ret_shown, struct buf *ret_key)
{
	size_t before = ret_shown->len;
	struct points points;
	int err;

	err = shown_form(given, &points);
	if (err)
		return err;
	err = points_put(&points, ret_shown);
	if (err)
		return err;
	err = key_form((struct str){ ret_shown->at + before, ret_shown->len - before }, &points);
	if (!err)
		err = points_put(&points, ret_key);
	if (err)
		cut_back(ret_shown, before);
	return err;
}

/* --- logins ------------------------------------------------------------- */

static bool of_a_login(int32_t point)
{
	if (point == '.' || point == '_' || point == '-' || point == '@')
		return true;
	return in_categories(point, BIT(LU) | BIT(LL) | BIT(LM) | BIT(LO) | BIT(MN) | BIT(MC) | BIT(ND));
}

static bool login_allowed(const struct points *p)
{
	size_t i;

	if (p->len < LOGIN_LEAST || p->len > LOGIN_CHARS)
		return false;
	for (i = 0; i < p->len; i++)
		if (!of_a_login(p->at[i]))
			return false;
	return point_is_letter(p->at[0]) || point_is_digit(p->at[0]);
}

int login_fold(struct str given, struct buf *ret)
{
	struct points points;
	int err = points_read(given, POINTS_FOLDED, &points);

	if (err)
		return err;
	points_collapse(&points);
	points_compose(&points);
	return login_allowed(&points) ? points_put(&points, ret) : ERR_BAD_FIELD;
}
