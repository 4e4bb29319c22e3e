/* tests/unit/text_test.c: a message as tokens, and each token in its spellings. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "moderation/moderation.h"
#include "moderation/text.h"
#include "moderation/utf8.h"
#include "steps.h"

static struct text text;
static const char *was;

static void read_text(const char *given)
{
	was = given;
	assert_int_equal(text_read(&text, given, strlen(given)), 0);
}

/* First forms of all tokens, parted by a bar. */
static void tokens_are(const char *given, const char *expected)
{
	char found[1024] = "";
	size_t i, len = 0;

	read_text(given);
	for (i = 0; i < text.n_tokens; i++) {
		const struct form *form = &text.forms[text.tokens[i].first_form];

		len += (size_t)snprintf(found + len, sizeof(found) - len, "%s%.*s", i ? "|" : "", form->len, form->at);
	}
	if (strcmp(found, expected) != 0)
		fail_msg("\"%s\" is read as %s and not %s", given, found, expected);
}

static bool has_form(size_t i, enum text_view view, const char *letters)
{
	const struct token *token = &text.tokens[i];
	uint32_t f;

	for (f = token->first_form; f < token->first_form + token->n_forms; f++)
		if (text.forms[f].view == view && text.forms[f].len == strlen(letters)
		    && memcmp(text.forms[f].at, letters, strlen(letters)) == 0)
			return true;
	return false;
}

/* The first token of the text has this spelling in this view. */
static void spelled(const char *given, enum text_view view, const char *letters)
{
	read_text(given);
	assert_true(text.n_tokens > 0);
	if (!has_form(0, view, letters))
		fail_msg("\"%s\" is not tried as %s", given, letters);
}

static void never_spelled(const char *given, enum text_view view)
{
	size_t i;

	read_text(given);
	for (i = 0; i < text.n_forms; i++)
		if (text.forms[i].view == view)
			fail_msg("\"%s\" is tried as %.*s", given, text.forms[i].len, text.forms[i].at);
}

static void bytes_are(size_t i, const char *expected)
{
	const struct token *token = &text.tokens[i];

	if (token->to - token->from != strlen(expected) || memcmp(was + token->from, expected, strlen(expected)) != 0)
		fail_msg("token %zu is %.*s and not %s", i, (int)(token->to - token->from), was + token->from, expected);
}

/* --- words --------------------------------------------------------------- */

static void case_marks_and_strokes_make_no_other_word(void **state)
{
	tokens_are("Ação NÃO Élan", "acao|nao|elan");
	tokens_are("łza Żółć świat", "lza|zolc|swiat");
	tokens_are("Maß Straße Øre Đorđe æon œuvre", "mass|strasse|ore|dorde|aeon|oeuvre");
	tokens_are("e\xcc\x81""clair n\xcc\x83o", "eclair|no");          /* decomposed */
	tokens_are("Ἀθήνα Москва", "αθηνα|москва");
}

static void shapes_of_letters_are_letters(void **state)
{
	tokens_are("ｈｏｍｅ", "home");
	tokens_are("𝖍𝖔𝖒𝖊 𝓱𝓸𝓶𝓮 ⓗⓞⓜⓔ 🅷🅾🅼🅴 ﬁne", "home|home|home|home|fine");
	tokens_are("h̶o̶m̶e̶ h͟o͟m͟e͟", "home|home");
	tokens_are("١٢", "١٢");
}

static void ignorable_characters_part_nothing(void **state)
{
	tokens_are("ho\xe2\x80\x8bme ho\xc2\xadme \xef\xbb\xbfhome", "home|home|home");
	tokens_are("ho¦me col·legi", "home|collegi");
	tokens_are("one · two ¦ three", "one|two|three");
}

static void nothing_to_read_is_no_token(void **state)
{
	tokens_are("", "");
	tokens_are(" \t\n\r ", "");
	tokens_are("\xe2\x80\x8b\xe2\x80\x8d\xef\xbb\xbf\xc2\xad", "");
	tokens_are("... !? -- ()", "");
	tokens_are("\xcc\x81\xcc\x82", "");
}

static void an_apostrophe_is_dropped_inside_a_word(void **state)
{
	tokens_are("don't DON’T don`t don´t don＇t rock'n'roll", "dont|dont|dont|dont|dont|rocknroll");
	tokens_are("j'ai it's s'il goin' 'cause o'clock", "jai|its|sil|goin|cause|oclock");
}

static void a_clitic_is_a_word_of_its_own(void **state)
{
	tokens_are("l'amico d’accord qu'elle c'est n'était", "l|amico|d|accord|qu|elle|c|est|n|etait");
	tokens_are("un'altra all'ospedale dell'acqua jusqu'alors", "un|altra|all|ospedale|dell|acqua|jusqu|alors");
	read_text("l'amico");
	bytes_are(0, "l");
	bytes_are(1, "amico");
}

static void hyphens_and_slashes_part_words(void **state)
{
	tokens_are("self-help and/or over_there a—b", "self|help|and|or|over|there|a|b");
}

static void digits_with_their_separators_are_one_token(void **state)
{
	tokens_are("0800 111 04-11-2019 3.5 12:30 24/7 1,000 1'000", "0800|111|04-11-2019|3.5|12:30|24/7|1,000|1000");
	tokens_are("covid-19 7pm 3.5kg", "covid|19|7pm|3.5kg");
	read_text("7 7pm seven");
	assert_true(text.tokens[0].number);
	assert_false(text.tokens[1].number);
	assert_false(text.tokens[2].number);
}

static void a_long_word_is_cut_at_a_whole_character(void **state)
{
	char given[400] = "";
	int i;

	for (i = 0; i < 60; i++)
		strcat(given, "жу");
	read_text(given);
	assert_int_equal(text.n_tokens, 1);
	assert_int_equal(text.forms[0].len, TEXT_FORM_LEN);
	assert_true(utf8_valid(text.forms[0].at, text.forms[0].len));
	assert_int_equal(text.tokens[0].to, strlen(given));
}

/* --- views ----------------------------------------------------------------- */

static void plain_reads_letters_by_their_looks(void **state)
{
	spelled("wаlk", VIEW_PLAIN, "walk");              /* Cyrillic a */
	spelled("hоuѕе", VIEW_PLAIN, "house");
	spelled("Нome", VIEW_PLAIN, "home");              /* Cyrillic en, as a capital */
	spelled("кind", VIEW_PLAIN, "kind");
	spelled("Іce", VIEW_PLAIN, "ice");                /* the stroke is l or i */
	spelled("Іamp", VIEW_PLAIN, "lamp");
	never_spelled("дом walk haus", VIEW_PLAIN);
}

static void unleet_reads_digits_and_signs_as_letters(void **state)
{
	spelled("h0m3", VIEW_UNLEET, "home");
	spelled("t1me", VIEW_UNLEET, "time");
	spelled("he1p", VIEW_UNLEET, "help");
	spelled("h8", VIEW_UNLEET, "hate");
	spelled("2day", VIEW_UNLEET, "today");
	spelled("4ever", VIEW_UNLEET, "forever");
	spelled("p@cked", VIEW_UNLEET, "packed");
	spelled("@lone", VIEW_UNLEET, "alone");
	spelled("mi$$", VIEW_UNLEET, "mis");
	spelled("t!me", VIEW_UNLEET, "time");
	spelled("he|p", VIEW_UNLEET, "help");
	spelled("h*me", VIEW_UNLEET, "home");
	never_spelled("1984 and 12:30 and alone", VIEW_UNLEET);
}

static void a_sign_in_front_is_left_out_of_the_bare_form(void **state)
{
	tokens_are("@anna hi", "anna|hi");
	bytes_are(0, "@anna");
}

static void a_cry_without_a_space_is_two_words(void **state)
{
	tokens_are("no!stop ok!fine", "no|stop|ok|fine");
}

static void squeezed_says_letters_once_and_twice(void **state)
{
	spelled("sooo", VIEW_SQUEEZED, "so");
	spelled("sooo", VIEW_SQUEEZED, "soo");
	spelled("heeelllp", VIEW_SQUEEZED, "help");
	spelled("h0000me", VIEW_UNLEET, "hoooome");
	spelled("h0000me", VIEW_SQUEEZED, "home");
	never_spelled("feel 1000 off", VIEW_SQUEEZED);
}

static void umlaut_reads_two_letters_as_one(void **state)
{
	spelled("gruen", VIEW_UMLAUT, "grun");
	spelled("moechte", VIEW_UMLAUT, "mochte");
	tokens_are("grün möchte", "grun|mochte");
}

static void single_characters_in_a_row_are_one_word(void **state)
{
	tokens_are("h o m e", "home");
	tokens_are("h.o.m.e then", "home|then");
	tokens_are("we h-o-m-e t_h_e_n", "we|home|then");
	tokens_are("g o  h o m e", "g|o|home");
	tokens_are("t h e  h o m e", "the|home");
	tokens_are("ｈ　ｏ　ｍ　ｅ", "home");
	tokens_are("🇭 🇴 🇲 🇪", "home");
	spelled("h 0 m e", VIEW_UNLEET, "home");
	spelled("һ о m e", VIEW_PLAIN, "home");
	read_text("h o m e now");
	bytes_are(0, "h o m e");
	assert_int_equal(text.forms[0].view, VIEW_JOINED);
}

static void two_single_characters_or_parted_differently_stay_apart(void **state)
{
	tokens_are("i a man", "i|a|man");
	tokens_are("e.g. a", "e|g|a");
	tokens_are("a b\nc", "a|b|c");
	tokens_are("1 2 3 4", "1|2|3|4");
	tokens_are("a \"b\" c", "a|b|c");
	tokens_are("a 🙂 b c", "a|🙂|b|c");
}

static void a_row_may_begin_where_another_ended(void **state)
{
	tokens_are("a b.c.d", "a|bcd");
	tokens_are("x a-b-c d", "x|abc|d");
}

static void a_long_row_is_several_words(void **state)
{
	char given[201];
	size_t i, letters = 0;

	for (i = 0; i < 200; i += 2)
		memcpy(given + i, "k ", 3);
	read_text(given);
	for (i = 0; i < text.n_tokens; i++)
		letters += text.forms[text.tokens[i].first_form].len;
	assert_int_equal(letters, 100);
	assert_true(text.n_tokens > 1 && text.n_tokens < 10);
}

/* --- emoji ----------------------------------------------------------------- */

static void an_emoji_is_a_token_in_its_simplest_shape(void **state)
{
	tokens_are("hi🙂🙂you", "hi|🙂|🙂|you");
	tokens_are("👩🏽‍🚒 👍🏿 ❤️ ❤", "👩|👍|❤|❤");
	tokens_are("🇩🇪🇫🇷", "🇩🇪|🇫🇷");
	tokens_are("1️⃣ <3 <3000", "1|❤|3000");
	read_text("👩🏽‍🚒 ok");
	assert_true(text.tokens[0].emoji);
	bytes_are(0, "👩🏽‍🚒");
	assert_false(text.tokens[1].emoji);
}

/* --- sentences, clauses, quotations ---------------------------------------- */

static void stops_end_sentences(void **state)
{
	read_text("one. two! three? four\nfive");
	assert_int_equal(text.n_tokens, 5);
	assert_int_equal(text.tokens[4].sentence, 4);
	read_text("one.two。three\xef\xbc\x81""four");
	assert_int_equal(text.tokens[3].sentence, 3);
}

static void stops_in_a_row_end_one_sentence(void **state)
{
	read_text("... one?!? \n\n two");
	assert_int_equal(text.tokens[0].sentence, 0);
	assert_int_equal(text.tokens[1].sentence, 1);
}

static void a_dot_of_a_word_ends_nothing(void **state)
{
	read_text("e.g. Mr. Smith am 3. Mai bzw. u.s.w. da");
	assert_int_equal(text.tokens[text.n_tokens - 1].sentence, 0);
}

static void who_trails_off_and_goes_on_small_is_in_the_same_sentence(void **state)
{
	read_text("i just... want to go… home");
	assert_int_equal(text.tokens[5].sentence, 0);
	assert_int_equal(text.tokens[5].clause, 2);
	read_text("i just... Want");
	assert_int_equal(text.tokens[2].sentence, 1);
}

static void commas_and_dashes_end_clauses(void **state)
{
	read_text("one, two (three) four - five -- six: seven – eight-nine");
	assert_int_equal(text.tokens[7].clause, 7);
	assert_int_equal(text.tokens[8].clause, 7);
	assert_int_equal(text.tokens[8].sentence, 0);
}

static void dots_within_a_row_of_letters_end_nothing(void **state)
{
	read_text("go h. o. m. e now. then");
	tokens_are("go h. o. m. e now. then", "go|home|now|then");
	assert_int_equal(text.tokens[2].sentence, 0);
	assert_int_equal(text.tokens[3].sentence, 1);
}

/* Exactly the words in capitals are between quotation marks. */
static void quoted_are_capitals(const char *given)
{
	size_t i;

	read_text(given);
	for (i = 0; i < text.n_tokens; i++) {
		char c = given[text.tokens[i].from];

		if (text.tokens[i].quoted != (c >= 'A' && c <= 'Z'))
			fail_msg("%s: token %zu", given, i);
	}
}

static void quotation_marks_of_every_language_quote(void **state)
{
	quoted_are_capitals("he said \"GO HOME\" then");
	quoted_are_capitals("er sagte „GEH HEIM“ dann „SO\" und ‚GUT‘ ja");
	quoted_are_capitals("he said “GO” and ‘STAY HERE’ ok");
	quoted_are_capitals("il a dit «VA» et « VIENS » puis");
	quoted_are_capitals("er sagte »GEH« und ‹SO› ja");
	quoted_are_capitals("he said 'GO HOME' and 'STAY'");
	quoted_are_capitals("pisze „IDŹ” potem");
	quoted_are_capitals("han sa ”NEJ” sen");
}

static void an_apostrophe_quotes_nothing(void **state)
{
	quoted_are_capitals("it's mum's, don't you think, the parents' house");
	quoted_are_capitals("'cause i was goin' home 'til late");
	quoted_are_capitals("’cause it’s mum’s");
}

static void an_open_quotation_quotes_nothing(void **state)
{
	quoted_are_capitals("5\" nails and no more");
	quoted_are_capitals("she said \"go home");
	quoted_are_capitals("she said \"go\nhome\" then");
	quoted_are_capitals("„so ist das");
}

/* --- what cannot be read ------------------------------------------------------ */

static void what_is_no_utf8_is_told_apart(void **state)
{
	static const char *const bad[] = {
		"ab\xff", "ab\xc3", "\xc0\xaf", "\xed\xa0\x80", "\xf4\x90\x80\x80", "\xe2\x82", "a\x80",
	};
	size_t i;

	for (i = 0; i < sizeof(bad) / sizeof(bad[0]); i++) {
		assert_int_equal(text_read(&text, bad[i], strlen(bad[i])), MODERATION_BAD_UTF8);
		assert_int_equal(text.n_tokens, 0);
	}
}

static void a_text_too_long_is_not_read(void **state)
{
	static char large[MODERATION_TEXT_MOST + 1];

	memset(large, 'a', sizeof(large));
	assert_int_equal(text_read(&text, large, sizeof(large)), MODERATION_TOO_LONG);
	assert_int_equal(text_read(&text, large, sizeof(large) - 1), 0);
}

static void zero_bytes_part_words(void **state)
{
	assert_int_equal(text_read(&text, "a\0b", 3), 0);
	assert_int_equal(text.n_tokens, 2);
}

/* --- words of packs ----------------------------------------------------------- */

static void folded_is(const char *word, const char *expected)
{
	char folded[TEXT_FORM_LEN];
	size_t len = text_fold_word(word, strlen(word), folded);

	if (len != strlen(expected) || memcmp(folded, expected, len) != 0)
		fail_msg("%s is folded to %.*s", word, (int)len, folded);
}

static void a_word_of_a_pack_is_spelled_as_in_messages(void **state)
{
	folded_is("Ação", "acao");
	folded_is("don't", "dont");
	folded_is("Maß", "mass");
	folded_is("988", "988");
	folded_is("👋🏽", "👋");
	folded_is("🇩🇪", "🇩🇪");
	folded_is("self-help", "");
	folded_is("l'amico", "");
	folded_is("two words", "");
	folded_is("", "");
	folded_is("?", "");
	folded_is("\xff", "");
}

static void hashes_are_fnv(void **state)
{
	assert_int_equal(text_hash("", 0), 2166136261u);
	assert_int_equal(text_hash("a", 1), 0xe40c292cu);
	assert_int_equal(text_hash("foobar", 6), 0xbf9cf968u);
}

/* --- invariants over anything -------------------------------------------------- */

static const char *const hostile[] = {
	"a ", "k.m.", "1!|*2", "\"'", "a'b'", "l'abc ", "d1e ", "aaae", "a-", "*a", "(a", "“a”", "h 0 ", "é", "ж",
	"жa ", "Нома1 ", "\xef\xb7\xba ", "\xef\xb7\xba", "\xcc\xb6", "e\xcc\x81", "\xe2\x80\x8d🔪", "🇩", "🇩🇪",
	"👩🏽‍🚒", "<3", "...", ". ", ", ", "\n", "@", "@a ", "$a$", "¦", "a¦", "「a", "½ ", "ⓐ", "1,", "1.2.",
	"aoeue ", "un'abc", "'a' ", "\xe2\x80\x8b",
};

static void check_invariants(const char *given, size_t len)
{
	uint32_t end = 0;
	size_t i, f;

	assert_int_equal(text_read(&text, given, len), 0);
	assert_true(text.n_tokens <= TEXT_TOKENS_MOST && text.n_forms <= TEXT_FORMS_MOST);
	assert_true(text.n_letters <= sizeof(text.letters));
	for (i = 0; i < text.n_tokens; i++) {
		const struct token *t = &text.tokens[i];

		assert_true(t->from >= end && t->from < t->to && t->to <= len && t->n_forms > 0);
		assert_true(utf8_valid(given + t->from, t->to - t->from));
		assert_true(i == 0 || (t->clause >= t[-1].clause && t->sentence >= t[-1].sentence));
		for (f = t->first_form; f < t->first_form + t->n_forms; f++) {
			assert_true(text.forms[f].len <= TEXT_FORM_LEN && utf8_valid(text.forms[f].at, text.forms[f].len));
			assert_int_equal(text.forms[f].hash, text_hash(text.forms[f].at, text.forms[f].len));
		}
		end = t->to;
	}
}

static void whatever_is_said_tokens_are_in_order_and_whole(void **state)
{
	static char large[MODERATION_TEXT_MOST];
	size_t i;

	for (i = 0; i < sizeof(hostile) / sizeof(hostile[0]); i++)
		check_invariants(large, steps_repeat(large, sizeof(large), hostile[i]));
}

static unsigned long steps_for(const char *unit, size_t len)
{
	static char large[MODERATION_TEXT_MOST];

	len = steps_repeat(large, len, unit);
	steps = 0;
	assert_int_equal(text_read(&text, large, len), 0);
	return steps;
}

static void the_work_grows_with_the_length_and_no_faster(void **state)
{
	size_t i;

	if (steps_for("a", 4096) == 0)
		skip();                       /* built by a compiler that cannot count */
	for (i = 0; i < sizeof(hostile) / sizeof(hostile[0]); i++) {
		unsigned long few = steps_for(hostile[i], 4096), many = steps_for(hostile[i], 65536);

		if (many > 24 * few + 1000)
			fail_msg("\"%s\": %lu steps for 4 kB, %lu for 64 kB", hostile[i], few, many);
		if (many > 400ul * 65536)
			fail_msg("\"%s\": %lu steps", hostile[i], many);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(case_marks_and_strokes_make_no_other_word),
		cmocka_unit_test(shapes_of_letters_are_letters),
		cmocka_unit_test(ignorable_characters_part_nothing),
		cmocka_unit_test(nothing_to_read_is_no_token),
		cmocka_unit_test(an_apostrophe_is_dropped_inside_a_word),
		cmocka_unit_test(a_clitic_is_a_word_of_its_own),
		cmocka_unit_test(hyphens_and_slashes_part_words),
		cmocka_unit_test(digits_with_their_separators_are_one_token),
		cmocka_unit_test(a_long_word_is_cut_at_a_whole_character),
		cmocka_unit_test(plain_reads_letters_by_their_looks),
		cmocka_unit_test(unleet_reads_digits_and_signs_as_letters),
		cmocka_unit_test(a_sign_in_front_is_left_out_of_the_bare_form),
		cmocka_unit_test(a_cry_without_a_space_is_two_words),
		cmocka_unit_test(squeezed_says_letters_once_and_twice),
		cmocka_unit_test(umlaut_reads_two_letters_as_one),
		cmocka_unit_test(single_characters_in_a_row_are_one_word),
		cmocka_unit_test(two_single_characters_or_parted_differently_stay_apart),
		cmocka_unit_test(a_row_may_begin_where_another_ended),
		cmocka_unit_test(a_long_row_is_several_words),
		cmocka_unit_test(an_emoji_is_a_token_in_its_simplest_shape),
		cmocka_unit_test(stops_end_sentences),
		cmocka_unit_test(stops_in_a_row_end_one_sentence),
		cmocka_unit_test(a_dot_of_a_word_ends_nothing),
		cmocka_unit_test(who_trails_off_and_goes_on_small_is_in_the_same_sentence),
		cmocka_unit_test(commas_and_dashes_end_clauses),
		cmocka_unit_test(dots_within_a_row_of_letters_end_nothing),
		cmocka_unit_test(quotation_marks_of_every_language_quote),
		cmocka_unit_test(an_apostrophe_quotes_nothing),
		cmocka_unit_test(an_open_quotation_quotes_nothing),
		cmocka_unit_test(what_is_no_utf8_is_told_apart),
		cmocka_unit_test(a_text_too_long_is_not_read),
		cmocka_unit_test(zero_bytes_part_words),
		cmocka_unit_test(a_word_of_a_pack_is_spelled_as_in_messages),
		cmocka_unit_test(hashes_are_fnv),
		cmocka_unit_test(whatever_is_said_tokens_are_in_order_and_whole),
		cmocka_unit_test(the_work_grows_with_the_length_and_no_faster),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
