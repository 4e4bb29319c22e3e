/* tests/unit/match_test.c: what patterns match, and at what cost. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>

#include "packs.h"

#define EN "language en\ncues the and to i my me\n"

/* One rule with these lines in it. */
static void with(const char *lines)
{
	static char pack[4096];

	snprintf(pack, sizeof(pack), EN "class go = go | leave | head off | walk*\nclass home = home | my house\n" HINT("a", "%s"), lines);
	packs_load(pack, NULL, NULL);
}

static void fires(const char *text)
{
	check_text(text);
	if (!hit_of("en.a"))
		fail_msg("does not fire: %s", text);
}

static void silent(const char *text)
{
	check_text(text);
	if (hit_of("en.a"))
		fail_msg("fires: %s", text);
}

/* The hit of rule a is just this part of the text. */
static void covers(const char *text, const char *part)
{
	const struct token *tokens = scratch->text.tokens;
	const struct hit *hit;

	check_text(text);
	hit = hit_of("en.a");
	assert_non_null(hit);
	assert_int_equal(tokens[hit->first].from, strstr(text, part) - text);
	assert_int_equal(tokens[hit->last].to - tokens[hit->first].from, strlen(part));
}

/* --- elements --- */

static void words_follow_one_another(void **state)
{
	with("match red apple");
	fires("a red apple");
	fires("Red, APPLE");
	fires("red-apple");
	silent("red big apple");
	silent("apple red");
	silent("so red. apple pie");
	silent("red");
}

static void accents_may_be_written_or_not(void **state)
{
	with("match café | naive | don't | self-portrait");
	fires("the cafe");
	fires("the CAFÉ");
	fires("naïve");
	fires("dont");
	fires("don\xe2\x80\x99t");
	fires("self portrait");
}

static void other_spellings_are_tried(void **state)
{
	with("match garden");
	fires("g4rden");
	fires("gаrdеn");                        /* two letters are Cyrillic */
	fires("gaaaarden");
	fires("g a r d e n");
	fires("g.a.r.d.e.n");
	fires("ｇａｒｄｅｎ");
	silent("gardens");
}

static void the_beginning_of_a_word_is_enough_before_a_star(void **state)
{
	with("match gard* gate");
	fires("garden gate");
	fires("gardening gate");
	fires("gard gate");
	silent("gar gate");
}

static void a_class_stands_for_words_phrases_and_beginnings(void **state)
{
	with("match @go @home");
	fires("leave home");
	fires("head off home");
	fires("walking home");
	fires("walking my house");
	silent("head home");
	silent("leave house");
}

static void a_group_may_hold_phrases_classes_and_groups(void **state)
{
	with("match (let us | i (will | shall not?) | we all) @go (@home | to (the | a big?) town)");
	fires("let us go home");
	fires("i shall go to the town");
	fires("i shall not leave my house");
	fires("we all head off to a town");
	fires("i will leave to a big town");
	silent("i go home");
	silent("we all go to town");
}

static void what_has_a_question_mark_may_be_left_out(void **state)
{
	with("match i really? <0-1> (want to)? @go? home");
	fires("i home");
	fires("i really home");
	fires("i want to home");
	fires("i really just want to leave home");
	fires("i sweet home");
	silent("i really just so home");
}

static void a_gap_counts_tokens(void **state)
{
	with("match red <1-3> apple");
	silent("red apple");
	fires("red b apple");
	fires("red ba ca da apple");
	silent("red ba ca da ea apple");
	fires("red red apple");
	covers("red b red c apple", "red c apple");
	covers("red, red b apple", "red b apple");
}

static void gaps_keep_to_the_sentence_unless_they_say_so(void **state)
{
	with("match red <0-3> apple");
	silent("red. apple");
	fires("red, apple");
	with("match red <<0-3>> apple");
	fires("red. apple");
	fires("so red\nan apple");
	silent("red aa ba. ca da apple");
	with("match no. well");
	fires("no. well");
	fires("no well");
	silent("no a. well");
}

static void anchors_are_the_ends_of_the_message(void **state)
{
	with("match ^ red");
	fires("red it is");
	silent("so red");
	with("match red $");
	fires("so red!");
	silent("red it is");
	with("match ^ red $");
	fires("red");
	silent("red red");
	with("match ^ <0-1> red <0-2> $");
	fires("so red it is");
	silent("is it red");
	silent("red it is now");
	silent("so. red");
	with("match ^ <<0-1>> red <<0-1>> $");
	fires("so. red. yes");
}

static void a_number_is_any_number(void **state)
{
	with("match # (apples | pears)");
	fires("3 apples");
	fires("1,000 pears");
	silent("three apples");
	with("match 24 hours");
	fires("24 hours");
	silent("25 hours");
}

static void an_emoji_is_a_word(void **state)
{
	with("match 🍏 tree");
	fires("a 🍏 tree");
	silent("a tree");
}

static void words_written_together_are_cut(void **state)
{
	with("match red apple tree | i @go home");
	fires("redappletree");
	fires("#RedAppleTree");
	fires("ileavehome");
	fires("i g o h o m e");
	silent("redapplet");
	covers("the redappletree", "redappletree");
	with("match gard* apple");
	fires("gardapple apple");               /* "gard*" goes over all of it */
	fires("garden apple");
}

static void one_piece_of_a_word_is_not_enough(void **state)
{
	with("match apple | (blue | pear) tree | tree house");
	silent("appletree");
	silent("pear appletree");
	silent("appletree house");
	fires("apple tree");
	fires("bluetree");
	fires("apple treehouse");
	fires("appletreehouse");
}

static void a_known_word_is_not_cut(void **state)
{
	with("match rain bow | rainbow colour");
	silent("rainbow");
	fires("rainbow colour");
	with("match rain bow");
	silent("rainbow");                      /* too short to be two words by more than chance */
}

/* --- conditions of a rule --- */

static void unless_takes_away_hits_near_it(void **state)
{
	with("match red apple\nunless cider | juice of");
	silent("red apple for the cider");
	silent("cider. red apple");
	silent("red apple aa ba. ca da ea cider");
	fires("red apple aa ba. ca da ea fa cider");
	fires("red apple aa ba ca da. ea fa ga ha ia ja cider");
	silent("juice of aa ba ca da ea fa ga ha ia ja ka red apple");
	fires("red apple");
	check_text("red apple juice of. aa ba ca da ea fa ga ha red apple");
	assert_int_equal(scratch->matches.n_hits, 1);
	assert_true(scratch->matches.hits[0].first > 3);
}

static void short_is_about_the_whole_message(void **state)
{
	with("match yes\nshort 3");
	fires("oh yes please");
	silent("oh yes please do");
}

static void context_is_the_message_before(void **state)
{
	struct moderation_message message = { .text = "yes", .len = 3, .context = "Have you an apple?", .context_len = 18, .language = "en" };

	with("match yes\ncontext pear | apple\nshort 3");
	check_message(&message);
	assert_non_null(hit_of("en.a"));
	message.context = "Have you an orange";
	check_message(&message);
	assert_null(hit_of("en.a"));
	message.context = "apple \xff";
	message.context_len = 7;
	check_message(&message);
	assert_null(hit_of("en.a"));
	message.context = NULL;
	check_message(&message);
	assert_null(hit_of("en.a"));
	silent("yes apple");
}

static void raise_looks_at_the_whole_message(void **state)
{
	packs_load(EN RULE("a", "match red apple\nraise crisis with (today | now)"), NULL, NULL);
	check_text("red apple");
	assert_int_equal(result.triage, TRIAGE_RED);
	check_text("red apple. and, well. today");
	assert_int_equal(result.triage, TRIAGE_CRISIS);
	assert_int_equal(result.findings[0].raw, TRIAGE_CRISIS);
}

/* --- lists --- */

static void hits_come_by_token_then_by_rule(void **state)
{
	size_t i;

	packs_load(EN HINT("late", "match apple | pear") RULE("soon", "match pear | red <0-1> apple"), NULL, NULL);
	check_text("pear red apple, pear pear");
	assert_int_equal(scratch->matches.n_hits, 8);
	for (i = 1; i < scratch->matches.n_hits; i++) {
		const struct hit *a = &scratch->matches.hits[i - 1], *b = &scratch->matches.hits[i];

		assert_true(a->first < b->first || (a->first == b->first && a->rule->number < b->rule->number));
	}
}

static void classes_are_concepts_by_their_names(void **state)
{
	size_t i, homes = 0;

	packs_load(EN "class home = home | my house\nclass place = @home | town\n", "language de\nclass home = home | heim\n", NULL);
	check_text("my house in town");
	for (i = 0; i < scratch->matches.n_concepts; i++)
		if (strcmp(scratch->matches.concepts[i].name, "home") == 0) {
			homes++;
			assert_int_equal(scratch->matches.concepts[i].first, 0);
			assert_int_equal(scratch->matches.concepts[i].last, 1);
			assert_int_equal(scratch->matches.concepts[i].hash, text_hash("home", 4));
		}
	assert_int_equal(homes, 1);
	assert_int_equal(scratch->matches.n_concepts, 3);
	check_text("home");
	assert_int_equal(scratch->matches.n_concepts, 2);    /* of both packs, told once; and place */
}

/* --- cost --- */

static uint64_t cost_of(const char *piece, size_t len)
{
	static char text[MODERATION_TEXT_MOST];
	size_t n = strlen(piece), i;

	for (i = 0; i < len; i++)
		text[i] = piece[i % n];
	while (len > 0 && (text[len - 1] & 0x80))
		len--;
	scratch->sight.steps = 0;
	check_message(&(struct moderation_message){ .text = text, .len = len, .language = "en" });
	return scratch->sight.steps;
}

static void hostile_texts_cost_in_proportion_to_their_length(void **state)
{
	static const char *const pieces[] = {
		"i ", "red ", "red apple ", "i want i want to ", "a red, b. apple ", "redappletree ", "redredredredredredred ",
		"i want to go home ", "no red. well ", "r e d a p p l e ", "red red red red apple apple apple apple but ", "wwwwwww ",
		"iiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiii ", "r3d 4pple ", "\"red apple\" ", "\xf0\x9f\x8d\x8f ",
	};
	size_t i;

	packs_load(EN "class red = red | red red | red red red red | a red\n"
		RULE("a", "match @red <0-9> @red <0-9> apple\nmatch i <<0-40>> i <<0-40>> i <<0-40>> home\nunless apple <0-20> pear | red <0-8> red <0-8> but\nraise crisis with i <<0-40>> to <<0-40>> home")
		RULE("b", "match i want | ^ <<0-40>> red | apple <<0-40>> $") HINT("c", "match red | apple")
		RULE("d", "combine c & c & a within 30")
		MODIFIER("m", "match red | i want | no. well\nscope around 20\nstop but\nunless apple <0-20> red red red\nlower green")
		MODIFIER("n", "match i\nscope sentence\nunless red\nlower green"), NULL, NULL);
	for (i = 0; i < sizeof(pieces) / sizeof(pieces[0]); i++) {
		uint64_t small = cost_of(pieces[i], 8000), large = cost_of(pieces[i], 64000);

		if (large > 9 * small + 100)
			fail_msg("'%s': %lu steps for 8 kB, %lu for 64 kB", pieces[i], (unsigned long)small, (unsigned long)large);
		if (large > 64000 * 100ul)
			fail_msg("'%s': %lu steps for 64 kB", pieces[i], (unsigned long)large);
	}
}

static void a_flood_of_mild_hits_does_not_push_out_an_urgent_one(void **state)
{
	static char text[60000];
	size_t i;

	packs_load(EN HINT("a", "match pear") RULE("b", "match red apple"), NULL, NULL);
	for (i = 0; i + 5 < sizeof(text) - 20; i += 5)
		memcpy(text + i, "pear ", 5);
	strcpy(text + i, "red apple");
	check_text(text);
	assert_int_equal(result.triage, TRIAGE_RED);
	assert_true(scratch->matches.n_hits < MATCH_HITS_MOST);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(words_follow_one_another),
		cmocka_unit_test(accents_may_be_written_or_not),
		cmocka_unit_test(other_spellings_are_tried),
		cmocka_unit_test(the_beginning_of_a_word_is_enough_before_a_star),
		cmocka_unit_test(a_class_stands_for_words_phrases_and_beginnings),
		cmocka_unit_test(a_group_may_hold_phrases_classes_and_groups),
		cmocka_unit_test(what_has_a_question_mark_may_be_left_out),
		cmocka_unit_test(a_gap_counts_tokens),
		cmocka_unit_test(gaps_keep_to_the_sentence_unless_they_say_so),
		cmocka_unit_test(anchors_are_the_ends_of_the_message),
		cmocka_unit_test(a_number_is_any_number),
		cmocka_unit_test(an_emoji_is_a_word),
		cmocka_unit_test(words_written_together_are_cut),
		cmocka_unit_test(one_piece_of_a_word_is_not_enough),
		cmocka_unit_test(a_known_word_is_not_cut),
		cmocka_unit_test(unless_takes_away_hits_near_it),
		cmocka_unit_test(short_is_about_the_whole_message),
		cmocka_unit_test(context_is_the_message_before),
		cmocka_unit_test(raise_looks_at_the_whole_message),
		cmocka_unit_test(hits_come_by_token_then_by_rule),
		cmocka_unit_test(classes_are_concepts_by_their_names),
		cmocka_unit_test(hostile_texts_cost_in_proportion_to_their_length),
		cmocka_unit_test(a_flood_of_mild_hits_does_not_push_out_an_urgent_one),
	};

	return cmocka_run_group_tests(tests, NULL, packs_end);
}
