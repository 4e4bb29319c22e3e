/* tests/unit/name_test.c: names and logins. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <stdio.h>
#include <string.h>

#include "account/name.h"
#include "each_allocation.h"

/* Both forms of one name, wiped and filled by clean(). */
static struct {
	struct buf shown, key;
} was;

static int clean(const char *given)
{
	buf_reset(&was.shown);
	buf_reset(&was.key);
	return name_clean(str_of(given), &was.shown, &was.key);
}

static void shown_as(const char *given, const char *expected)
{
	if (clean(given))
		fail_msg("refused: %s", given);
	assert_string_equal(was.shown.at, expected);
}

static void taken_as_given(const char *given)
{
	shown_as(given, given);
}

static void refused(const char *given)
{
	int err = clean(given);

	if (err != ERR_BAD_FIELD)
		fail_msg("%s: %s", err ? err_name(err) : "not refused", given);
	assert_int_equal(was.shown.len, 0);
	assert_int_equal(was.key.len, 0);
}

/* Whether the keys of two names are one. */
static bool same(const char *a, const char *b)
{
	char key[NAME_KEY_MOST + 1];

	if (clean(a))
		fail_msg("refused: %s", a);
	snprintf(key, sizeof(key), "%s", was.key.at);
	if (clean(b))
		fail_msg("refused: %s", b);
	return strcmp(key, was.key.at) == 0;
}

/* xorshift64, so that every run tries the same */
static uint64_t next_number(uint64_t *x)
{
	*x ^= *x << 13;
	*x ^= *x >> 7;
	*x ^= *x << 17;
	return *x;
}

static void put_point(struct buf *b, uint32_t point)
{
	if (point >= 0x10000) {
		buf_putc(b, (char)(0xf0 | point >> 18));
		buf_putc(b, (char)(0x80 | (point >> 12 & 0x3f)));
	} else if (point >= 0x800) {
		buf_putc(b, (char)(0xe0 | point >> 12));
	}
	if (point >= 0x800)
		buf_putc(b, (char)(0x80 | (point >> 6 & 0x3f)));
	else if (point >= 0x80)
		buf_putc(b, (char)(0xc0 | point >> 6));
	buf_putc(b, (char)(point >= 0x80 ? 0x80 | (point & 0x3f) : point));
}

static int make_buffers(void **state)
{
	buf_init(&was.shown, NAME_MOST);
	buf_init(&was.key, NAME_KEY_MOST);
	return 0;
}

static int drop_buffers(void **state)
{
	buf_release(&was.shown);
	buf_release(&was.key);
	return 0;
}

/* --- as shown ----------------------------------------------------------- */

static void ordinary_names_are_taken_as_they_are(void **state)
{
	taken_as_given("Ana");
	taken_as_given("J");
	taken_as_given("Mary-Jane O'Neil");
	taken_as_given("quiet river 7");
	taken_as_given("42");
}

static void names_of_many_scripts_are_welcome(void **state)
{
	taken_as_given("Zoë Łukasz Çağrı");
	taken_as_given("Анна");
	taken_as_given("Νίκη");
	taken_as_given("محمد");
	taken_as_given("שָׁלוֹם");
	taken_as_given("अनुष्का");
	taken_as_given("ณัฐพล");
	taken_as_given("Nguyễn Thị Ánh");
	taken_as_given("한지우");
	taken_as_given("さくら 葵");
}

static void white_space_is_trimmed_and_collapsed(void **state)
{
	shown_as("  Ana   Lou  ", "Ana Lou");
	shown_as("\xc2\xa0""Ana\xe2\x80\x83\xe3\x80\x80Lou\xc2\xa0", "Ana Lou");   /* no-break, em, ideographic */
}

static void the_shown_form_is_composed(void **state)
{
	shown_as("Zoe\xcc\x88", "Zo\xc3\xab");
	shown_as("\xe1\x84\x92\xe1\x85\xa1\xe1\x86\xab", "한");
	shown_as("A\xcc\x8a\xcc\xa3", "\xe1\xba\xa0\xcc\x8a");            /* in canonical order */
}

static void a_symbol_beside_letters_is_fine(void **state)
{
	taken_as_given("Ana 🌻");
	taken_as_given("★ Lou ★");
}

static void the_picture_mark_of_a_phone_keyboard_is_dropped(void **state)
{
	shown_as("Ana \xe2\x9d\xa4\xef\xb8\x8f", "Ana \xe2\x9d\xa4");
	shown_as("Ana 1\xef\xb8\x8f\xe2\x83\xa3", "Ana 1\xe2\x83\xa3");
	refused("A\xef\xb8\x8fna");
	refused("\xef\xb8\x8f""Ana");
	refused("Ana \xe2\x9d\xa4\xef\xb8\x8f\xcc\x81");
}

static void names_that_say_nothing_are_refused(void **state)
{
	refused("");
	refused("   ");
	refused("...");
	refused("🌻");
	refused("-_-");
	assert_int_equal(name_clean((struct str){ 0 }, &was.shown, &was.key), ERR_BAD_FIELD);
}

static void forty_characters_are_allowed_and_one_more_is_not(void **state)
{
	char name[200] = "";
	int i;

	for (i = 0; i < NAME_CHARS; i++)
		strcat(name, "ñ");
	taken_as_given(name);
	refused(strcat(name, "n"));
	memset(name, ' ', 60);                /* what is trimmed does not count */
	snprintf(name + 60, sizeof(name) - 60, "%040d", 7);
	shown_as(name, name + 60);
}

static void accents_are_counted_with_their_letter(void **state)
{
	char name[200] = "";
	int i;

	for (i = 0; i < NAME_CHARS; i++)
		strcat(name, "e\xcc\x81");
	assert_int_equal(clean(name), 0);
	assert_int_equal(was.shown.len, 2 * NAME_CHARS);
}

static void what_cannot_be_seen_is_refused(void **state)
{
	static const char *const parts[] = {
		"\t", "\n", "\r", "\x1b", "\x7f", "\xc2\x85",             /* control */
		"\xc2\xad", "\xe2\x80\x8b", "\xe2\x80\x8c", "\xe2\x80\x8d", "\xe2\x81\xa0", "\xef\xbb\xbf",   /* shy, zero width, BOM */
		"\xe2\x80\x8e", "\xe2\x80\x8f", "\xd8\x9c",               /* direction marks */
		"\xe2\x80\xaa", "\xe2\x80\xab", "\xe2\x80\xac", "\xe2\x80\xad", "\xe2\x80\xae",   /* embeddings, overrides */
		"\xe2\x81\xa6", "\xe2\x81\xa7", "\xe2\x81\xa8", "\xe2\x81\xa9",   /* isolates */
		"\xe2\x80\xa8", "\xe2\x80\xa9",                           /* line, paragraph */
		"\xcd\x8f", "\xe1\x85\x9f", "\xe3\x85\xa4", "\xef\xbe\xa0",   /* joiner, Hangul fillers */
		"\xe2\xa0\x80", "\xef\xbf\xbc", "\xef\xbf\xbd",           /* blank braille, object, replacement */
		"\xf3\xa0\x81\xa1", "\xf3\xa0\x84\x80",                   /* tag, variation selector 17 */
		"\xef\xbf\xb9", "\xd8\x80",                               /* annotation, number sign */
	};
	char name[32];
	size_t i;

	for (i = 0; i < sizeof(parts) / sizeof(parts[0]); i++) {
		snprintf(name, sizeof(name), "An%sa", parts[i]);
		refused(name);
		snprintf(name, sizeof(name), "%sAna", parts[i]);
		refused(name);
		snprintf(name, sizeof(name), "Ana%s", parts[i]);
		refused(name);
	}
	assert_int_equal(name_clean(STR("An\0a"), &was.shown, &was.key), ERR_BAD_FIELD);
}

static void what_means_nothing_is_refused(void **state)
{
	refused("Ana\xee\x80\x80");               /* private use */
	refused("Ana\xf4\x8f\xbf\xbd");           /* private use, plane 16 */
	refused("Ana\xcd\xb8");                   /* U+0378, not assigned */
	refused("Ana\xef\xb7\x90");               /* noncharacter */
}

static void what_is_not_utf_8_is_refused(void **state)
{
	refused("An\xff""a");
	refused("Ana\xc3");
	refused("\xc0\xafna");
	refused("Ana\xed\xa0\x80");
	refused("Ana\xf4\x90\x80\x80");
}

static void four_accents_upon_a_letter_are_enough(void **state)
{
	taken_as_given("x\xcc\x82\xcc\x83\xcc\x84\xcc\x85");
	refused("x\xcc\x82\xcc\x83\xcc\x84\xcc\x85\xcc\x86");
	refused("\xe1\xba\xa5\xcc\x83\xcc\x84\xcc\x85");     /* the first two inside one character */
	taken_as_given("\xe1\xba\xa5\xcc\x84\xcc\x85");
}

static void an_accent_needs_a_letter(void **state)
{
	refused("\xcc\x81""Ana");
	refused(" \xcc\x81""Ana");
	refused("Ana \xcc\x81");
}

/* --- taken or not ------------------------------------------------------- */

static void case_space_and_punctuation_make_no_other_name(void **state)
{
	assert_true(same("Ana Lou", "ANALOU"));
	assert_true(same("Ana", "A n a"));
	assert_true(same("Ana-Lou", "ana.lou"));
	assert_true(same("Straße", "STRASSE"));
	assert_true(same("Σίσυφος", "ΣΊΣΥΦΟΣ"));
	assert_true(same("ＡＮＡ", "ana"));
	assert_true(same("ﬁona", "fiona"));
	assert_true(same("𝓐𝓷𝓪", "Ana"));
}

static void different_names_stay_different(void **state)
{
	assert_false(same("Ana", "Anna"));
	assert_false(same("José", "Jose"));
	assert_false(same("Ana 🌻", "Ana 🌙"));
	assert_false(same("Ana 2", "Ana 3"));
	assert_false(same("Анна", "Нина"));
}

static void look_alikes_are_one_name(void **state)
{
	assert_true(same("Ana", "Аnа"));          /* Cyrillic a */
	assert_true(same("Ana", "Αnα"));          /* Greek alpha */
	assert_true(same("Nina", "Νina"));        /* Greek nu */
	assert_true(same("Hope", "Норе"));        /* all Cyrillic */
	assert_true(same("Lola", "1o1a"));
	assert_true(same("Lola", "IoIa"));
	assert_true(same("Lola", "L0la"));
	assert_true(same("Lia", "L|a"));
	assert_true(same("Zoë", "Zоё"));          /* Cyrillic o and io */
}

/* --- claims ------------------------------------------------------------- */

static void nobody_is_called_by_a_role(void **state)
{
	static const char *const claims[] = {
		"mentor", "Moderator", "ADMIN", "facilitator", "staff", "responder", "Mod",
		"moderadora", "facilitador", "personal", "modératrice", "animateur", "équipe", "administrador",
		"Moderatorin", "Leitung", "moderatore", "amministratrice", "moderatorka", "prowadzący", "obsługa",
		"Ana mentor", "Mentor Ana", "Ana (mentor)", "Ana|mentor", "the admin is here", "Ana 🌻admin🌻",
		"mentors", "Admins", "admin2", "3admin", "moderator 2", "_admin_", "admin.",
		"adm1n", "adm|n", "m0derator", "аdmin", "ΑDΜΙΝ", "ADMİN", "ádmin", "ａｄｍｉｎ", "𝐚𝐝𝐦𝐢𝐧", "ⓐⓓⓜⓘⓝ",
		"a d m i n", "men-tor", "m.o.d.e.r.a.t.o.r", "st aff",
	};
	size_t i;

	for (i = 0; i < sizeof(claims) / sizeof(claims[0]); i++)
		refused(claims[i]);
}

static void a_name_that_only_begins_like_one_is_fine(void **state)
{
	taken_as_given("Mentoria");
	taken_as_given("Stafford");
	taken_as_given("Modesta");
	taken_as_given("Adminka");
	taken_as_given("Ana Personne");
	taken_as_given("Modesty Stafford");
}

/* --- any characters ----------------------------------------------------- */

/* What is accepted cleans to itself; returns whether it was. */
static bool check_again(struct str given)
{
	struct buf shown = BUF_INIT(NAME_MOST), key = BUF_INIT(NAME_KEY_MOST);
	bool accepted;

	buf_reset(&was.shown);
	buf_reset(&was.key);
	accepted = name_clean(given, &was.shown, &was.key) == 0;
	if (accepted) {
		assert_int_equal(name_clean((struct str){ was.shown.at, was.shown.len }, &shown, &key), 0);
		assert_string_equal(shown.at, was.shown.at);
		assert_string_equal(key.at, was.key.at);
	}
	buf_release(&shown);
	buf_release(&key);
	return accepted;
}

static void every_character_of_unicode_can_be_tried(void **state)
{
	struct buf name = BUF_INIT(100);
	size_t accepted = 0;
	uint32_t point;

	for (point = 0; point < 0x32000; point++) {
		if (point >= 0xd800 && point < 0xe000)
			continue;
		buf_reset(&name);
		buf_puts(&name, "ab");
		put_point(&name, point);
		accepted += check_again((struct str){ name.at, name.len });
	}
	assert_in_range(accepted, 140000, 160000);
	buf_release(&name);
}

static void random_names_clean_to_themselves(void **state)
{
	static const uint32_t from[] = { ' ', 'a', 0xa0, 0x300, 0x370, 0x400, 0x590, 0x900, 0x1100, 0x1e00, 0x2000, 0xac00, 0xfb00, 0x1d400 };
	static const uint32_t wide[] = { 1, 26, 0x200, 0x70, 0x90, 0x100, 0x100, 0x80, 0x100, 0x200, 0x3000, 0x2ba4, 0x500, 0x400 };
	struct buf name = BUF_INIT(1000);
	uint64_t x = 88172645463325252u;
	size_t round, accepted = 0, i, length, pool, pools;

	for (round = 0; round < 100000; round++) {
		buf_reset(&name);
		pools = 1 + next_number(&x) % 14;
		length = 1 + next_number(&x) % 12;
		for (i = 0; i < length; i++) {
			pool = next_number(&x) % pools;
			put_point(&name, from[pool] + (uint32_t)(next_number(&x) % wide[pool]));
		}
		accepted += check_again((struct str){ name.at, name.len });
	}
	assert_true(accepted > 20000);        /* else this tested little */
	buf_release(&name);
}

static void a_flood_is_refused(void **state)
{
	static char flood[70000];
	size_t i;

	memset(flood, 'a', sizeof(flood));
	assert_int_equal(name_clean((struct str){ flood, sizeof(flood) }, &was.shown, &was.key), ERR_BAD_FIELD);
	memset(flood, ' ', sizeof(flood));
	assert_int_equal(name_clean((struct str){ flood, 1000 }, &was.shown, &was.key), ERR_BAD_FIELD);
	for (i = 0; i + 3 <= 120; i += 3)     /* each of these folds into 18 */
		memcpy(flood + i, "\xef\xb7\xba", 3);
	assert_int_equal(name_clean((struct str){ flood, 120 }, &was.shown, &was.key), ERR_BAD_FIELD);
	assert_int_equal(was.shown.len, 0);
}

/* --- logins ------------------------------------------------------------- */

static void folds_to(const char *given, const char *expected)
{
	struct buf login = BUF_INIT(LOGIN_MOST);

	if (login_fold(str_of(given), &login))
		fail_msg("refused: %s", given);
	assert_string_equal(login.at, expected);
	buf_release(&login);
}

static void no_login(const char *given)
{
	struct buf login = BUF_INIT(LOGIN_MOST);

	if (login_fold(str_of(given), &login) != ERR_BAD_FIELD)
		fail_msg("not refused: %s", given);
	assert_int_equal(login.len, 0);
	buf_release(&login);
}

static void a_login_has_one_form(void **state)
{
	folds_to("ana", "ana");
	folds_to(" Ana.Lopez@Example-1.org ", "ana.lopez@example-1.org");
	folds_to("ＡＮＡ", "ana");
	folds_to("Zoe\xcc\x88", "zo\xc3\xab");
	folds_to("ŁUKASZ_7", "łukasz_7");
	folds_to("अनुष्का", "अनुष्का");
	folds_to("an\xe2\x80\x8b""a", "ana");
}

static void other_characters_make_no_login(void **state)
{
	no_login("ana lopez");
	no_login("ana\tlopez");
	no_login("ana+lopez");
	no_login("ana/lopez");
	no_login("ana🌻");
	no_login("ana½");
	no_login("ana\xee\x80\x80");
	no_login("ana\xff");
	no_login("-ana");
	no_login("@ana");
	no_login("\xcc\x81""ana");
	no_login("");
	no_login(NULL);
}

static void a_login_has_three_to_sixty_four_characters(void **state)
{
	char login[LOGIN_CHARS + 2];

	no_login("an");
	no_login(" an ");
	memset(login, 'a', sizeof(login));
	login[LOGIN_CHARS] = '\0';
	folds_to(login, login);
	login[LOGIN_CHARS] = 'a';
	login[LOGIN_CHARS + 1] = '\0';
	no_login(login);
}

static void every_login_folds_to_itself(void **state)
{
	struct buf given = BUF_INIT(100), once = BUF_INIT(LOGIN_MOST), again = BUF_INIT(LOGIN_MOST);
	size_t accepted = 0;
	uint32_t point;

	for (point = 0; point < 0x32000; point++) {
		if (point >= 0xd800 && point < 0xe000)
			continue;
		buf_reset(&given);
		buf_reset(&once);
		buf_reset(&again);
		buf_puts(&given, "abc");
		put_point(&given, point);
		put_point(&given, 0x345);             /* the accent that casefolding turns into a letter */
		if (login_fold((struct str){ given.at, given.len }, &once))
			continue;
		accepted++;
		assert_int_equal(login_fold((struct str){ once.at, once.len }, &again), 0);
		assert_string_equal(once.at, again.at);
	}
	assert_in_range(accepted, 120000, 160000);
	buf_release(&given);
	buf_release(&once);
	buf_release(&again);
}

/* --- buffers ------------------------------------------------------------ */

static void both_buffers_are_as_before_when_one_is_too_small(void **state)
{
	struct buf shown = BUF_INIT(10), key = BUF_INIT(10);

	buf_puts(&shown, "say ");
	buf_puts(&key, "12345");
	assert_int_equal(name_clean(STR("Rosalia"), &shown, &key), ERR_TOO_LARGE);
	assert_string_equal(shown.at, "say ");
	assert_string_equal(key.at, "12345");
	buf_reset(&shown);
	assert_int_equal(name_clean(STR("Rosalia"), &shown, &key), ERR_TOO_LARGE);
	assert_string_equal(shown.at, "");
	assert_string_equal(key.at, "12345");
	buf_release(&shown);
	buf_release(&key);
}

static void forms_follow_what_the_buffers_hold(void **state)
{
	struct buf shown = BUF_INIT(100), key = BUF_INIT(100);

	buf_puts(&shown, "admin ");           /* no part of the name, so no claim */
	buf_puts(&key, "k:");
	assert_int_equal(name_clean(STR("Ana B"), &shown, &key), 0);
	assert_string_equal(shown.at, "admin Ana B");
	assert_string_equal(key.at, "k:anab");
	buf_release(&shown);
	buf_release(&key);
}

static int a_long_name_and_a_login(void)
{
	struct buf shown = BUF_INIT(NAME_MOST), key = BUF_INIT(NAME_KEY_MOST), login = BUF_INIT(LOGIN_MOST);
	int err;

	/* long enough for a second allocation each */
	err = name_clean(STR("葵葵葵葵葵葵葵葵葵葵葵葵葵葵葵葵葵葵葵葵葵葵葵葵葵"), &shown, &key);
	if (!err)
		err = login_fold(STR("Ana.Lopez"), &login);
	else
		assert_true(shown.len == 0 && key.len == 0);
	buf_release(&shown);
	buf_release(&key);
	buf_release(&login);
	return err;
}

static void memory_may_run_out_anywhere(void **state)
{
	each_allocation(a_long_name_and_a_login);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(ordinary_names_are_taken_as_they_are),
		cmocka_unit_test(names_of_many_scripts_are_welcome),
		cmocka_unit_test(white_space_is_trimmed_and_collapsed),
		cmocka_unit_test(the_shown_form_is_composed),
		cmocka_unit_test(a_symbol_beside_letters_is_fine),
		cmocka_unit_test(the_picture_mark_of_a_phone_keyboard_is_dropped),
		cmocka_unit_test(names_that_say_nothing_are_refused),
		cmocka_unit_test(forty_characters_are_allowed_and_one_more_is_not),
		cmocka_unit_test(accents_are_counted_with_their_letter),
		cmocka_unit_test(what_cannot_be_seen_is_refused),
		cmocka_unit_test(what_means_nothing_is_refused),
		cmocka_unit_test(what_is_not_utf_8_is_refused),
		cmocka_unit_test(four_accents_upon_a_letter_are_enough),
		cmocka_unit_test(an_accent_needs_a_letter),
		cmocka_unit_test(case_space_and_punctuation_make_no_other_name),
		cmocka_unit_test(different_names_stay_different),
		cmocka_unit_test(look_alikes_are_one_name),
		cmocka_unit_test(nobody_is_called_by_a_role),
		cmocka_unit_test(a_name_that_only_begins_like_one_is_fine),
		cmocka_unit_test(every_character_of_unicode_can_be_tried),
		cmocka_unit_test(random_names_clean_to_themselves),
		cmocka_unit_test(a_flood_is_refused),
		cmocka_unit_test(a_login_has_one_form),
		cmocka_unit_test(other_characters_make_no_login),
		cmocka_unit_test(a_login_has_three_to_sixty_four_characters),
		cmocka_unit_test(every_login_folds_to_itself),
		cmocka_unit_test(both_buffers_are_as_before_when_one_is_too_small),
		cmocka_unit_test(forms_follow_what_the_buffers_hold),
		cmocka_unit_test(memory_may_run_out_anywhere),
	};

	return cmocka_run_group_tests(tests, make_buffers, drop_buffers);
}
