/* tests/unit/offer_test.c: names on offer at the door. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <stdio.h>
#include <string.h>

#include "account/name.h"
#include "account/offer.h"
#include "account/offer_words.h"
#include "each_allocation.h"

static bool listed(const char *const list[OFFER_WORDS], struct str word)
{
	int i;

	for (i = 0; i < OFFER_WORDS; i++)
		if (str_is(word, list[i]))
			return true;
	return false;
}

static void split(struct str name, struct str *ret_first, struct str *ret_second)
{
	const char *gap = memchr(name.at, ' ', name.len);

	assert_non_null(gap);
	*ret_first = (struct str){ name.at, (size_t)(gap - name.at) };
	*ret_second = (struct str){ gap + 1, name.len - ret_first->len - 1 };
}

/* Whether `name` is a noun and an adjective of `words` in their order. */
static bool offered_by(const struct offer_words *words, struct str name)
{
	struct str first, second;

	split(name, &first, &second);
	if (words->noun_first)
		return listed(words->nouns, first) && listed(words->adjectives, second);
	return listed(words->adjectives, first) && listed(words->nouns, second);
}

static void expect_language(const char *tag, const char *language)
{
	const struct offer_words *words = offer_words;
	struct str names[OFFER_MOST];
	struct arena arena;
	int i;

	while (strcmp(words->language, language) != 0)
		words++;
	arena_init(&arena, 4096);
	assert_int_equal(offer_names(&arena, str_of(tag), OFFER_MOST, names), 0);
	for (i = 0; i < OFFER_MOST; i++)
		if (!offered_by(words, names[i]))
			fail_msg("%s: %.*s", tag, (int)names[i].len, names[i].at);
	arena_release(&arena);
}

static void names_come_in_the_language_asked_for(void **state)
{
	static const char *const languages[] = { "en", "es", "fr", "pt", "de", "it", "pl" };
	size_t i;

	for (i = 0; i < sizeof(languages) / sizeof(languages[0]); i++)
		expect_language(languages[i], languages[i]);
}

static void region_and_case_of_the_tag_do_not_matter(void **state)
{
	expect_language("pt-BR", "pt");
	expect_language("DE-at", "de");
	expect_language("es_MX", "es");
}

static void an_unknown_language_is_answered_in_english(void **state)
{
	expect_language("xx", "en");
	expect_language("", "en");
	expect_language("d", "en");
	expect_language("deu", "en");
	expect_language(NULL, "en");
}

static void no_word_comes_twice_in_one_offer(void **state)
{
	struct str names[OFFER_MOST], halves[2 * OFFER_MOST];
	struct arena arena;
	int round, i, j;

	for (round = 0; round < 300; round++) {
		arena_init(&arena, 4096);
		assert_int_equal(offer_names(&arena, STR("fr"), OFFER_MOST, names), 0);
		for (i = 0; i < OFFER_MOST; i++)
			split(names[i], &halves[2 * i], &halves[2 * i + 1]);
		for (i = 0; i < 2 * OFFER_MOST; i++)
			for (j = 0; j < i; j++)
				assert_false(str_eq(halves[i], halves[j]));
		arena_release(&arena);
	}
}

static void tick(bool seen[OFFER_WORDS], const char *const list[OFFER_WORDS], struct str word)
{
	int i;

	for (i = 0; i < OFFER_WORDS; i++)
		seen[i] |= str_is(word, list[i]);
}

/* 400 rounds of 8 out of 24 leave a word out with a chance of 1 in 10^69. */
static void every_noun_and_adjective_comes_up(void **state)
{
	bool noun[OFFER_WORDS] = { 0 }, adjective[OFFER_WORDS] = { 0 };
	struct str names[OFFER_MOST], first, second;
	struct arena arena;
	int round, i;

	for (round = 0; round < 400; round++) {
		arena_init(&arena, 4096);
		assert_int_equal(offer_names(&arena, STR("en"), OFFER_MOST, names), 0);
		for (i = 0; i < OFFER_MOST; i++) {
			split(names[i], &first, &second);
			tick(adjective, offer_words[0].adjectives, first);
			tick(noun, offer_words[0].nouns, second);
		}
		arena_release(&arena);
	}
	for (i = 0; i < OFFER_WORDS; i++)
		assert_true(noun[i] && adjective[i]);
}

static void as_many_names_are_given_as_asked_for(void **state)
{
	struct str names[OFFER_MOST + 1];
	struct arena arena;
	unsigned count;

	for (count = 0; count <= OFFER_MOST; count++) {
		arena_init(&arena, 4096);
		names[count] = STR("untouched");
		assert_int_equal(offer_names(&arena, STR("pl"), count, names), 0);
		assert_true(str_is(names[count], "untouched"));
		arena_release(&arena);
	}
}

/* Into `keys`, which then must not hold it yet. */
static void check_pair(const char *first, const char *second, struct buf *keys)
{
	struct buf shown = BUF_INIT(NAME_MOST), key = BUF_INIT(NAME_KEY_MOST);
	char given[200];

	snprintf(given, sizeof(given), "%s %s", first, second);
	buf_putc(&key, '\n');
	if (name_clean(str_of(given), &shown, &key))
		fail_msg("refused: %s", given);
	assert_string_equal(shown.at, given);
	buf_putc(&key, '\n');
	if (keys->len > 0 && strstr(keys->at, key.at))
		fail_msg("the key of another: %s", given);
	buf_puts(keys, key.at);
	buf_release(&shown);
	buf_release(&key);
}

static void every_name_passes_and_is_told_from_all_others(void **state)
{
	const struct offer_words *words;
	struct buf keys = BUF_INIT(1 << 20);
	int i, j;

	for (words = offer_words; words->language; words++) {
		buf_reset(&keys);
		for (i = 0; i < OFFER_WORDS; i++)
			for (j = 0; j < OFFER_WORDS; j++)
				check_pair(words->adjectives[i], words->nouns[j], &keys);
	}
	buf_release(&keys);
}

static int ask_for_eight(void)
{
	struct str names[OFFER_MOST] = { { 0 } };
	struct arena arena;
	int err;

	arena_init(&arena, 4096);
	err = offer_names(&arena, STR("de"), OFFER_MOST, names);
	assert_true((err == 0) == (names[0].at != NULL));
	arena_release(&arena);
	return err;
}

static void memory_may_run_out_anywhere(void **state)
{
	each_allocation(ask_for_eight);
}

static void a_full_arena_is_no_memory(void **state)
{
	struct str names[OFFER_MOST] = { { 0 } };
	struct arena arena;

	arena_init(&arena, 40);
	assert_int_equal(offer_names(&arena, STR("en"), OFFER_MOST, names), ERR_NO_MEMORY);
	assert_null(names[0].at);
	arena_release(&arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(names_come_in_the_language_asked_for),
		cmocka_unit_test(region_and_case_of_the_tag_do_not_matter),
		cmocka_unit_test(an_unknown_language_is_answered_in_english),
		cmocka_unit_test(no_word_comes_twice_in_one_offer),
		cmocka_unit_test(every_noun_and_adjective_comes_up),
		cmocka_unit_test(as_many_names_are_given_as_asked_for),
		cmocka_unit_test(every_name_passes_and_is_told_from_all_others),
		cmocka_unit_test(memory_may_run_out_anywhere),
		cmocka_unit_test(a_full_arena_is_no_memory),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
