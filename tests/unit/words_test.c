/* tests/unit/words_test.c: recovery words, made and typed. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <ctype.h>
#include <string.h>

#include "account/word_list.h"
#include "account/words.h"
#include "each_allocation.h"

static const char six[] = "apple river castle window yellow zoom";

static void accept(const char *typed, const char *expected)
{
	struct buf out = BUF_INIT(WORDS_MOST);

	if (words_clean(str_of(typed), &out))
		fail_msg("refused: %s", typed);
	assert_string_equal(out.at, expected);
	buf_release(&out);
}

static void refuse_str(struct str typed)
{
	struct buf out = BUF_INIT(WORDS_MOST);

	if (words_clean(typed, &out) != ERR_BAD_FIELD)
		fail_msg("not refused: %.*s", (int)typed.len, typed.at ? typed.at : "");
	assert_int_equal(out.len, 0);
	assert_int_equal(out.err, 0);
	buf_release(&out);
}

static void refuse(const char *typed)
{
	refuse_str(str_of(typed));
}

/* xorshift64, so that every run tries the same */
static uint64_t next_number(uint64_t *x)
{
	*x ^= *x << 13;
	*x ^= *x >> 7;
	*x ^= *x << 17;
	return *x;
}

/* --- the list ----------------------------------------------------------- */

static void every_word_has_four_to_seven_plain_letters(void **state)
{
	size_t i, j, len;

	for (i = 0; i < WORD_LIST_LEN; i++) {
		len = strlen(word_list[i]);
		assert_in_range(len, 4, 7);
		for (j = 0; j < len; j++)
			assert_in_range(word_list[i][j], 'a', 'z');
	}
}

static void no_two_words_share_their_first_four_letters(void **state)
{
	size_t i;

	for (i = 1; i < WORD_LIST_LEN; i++)
		if (strncmp(word_list[i - 1], word_list[i], WORD_PREFIX) >= 0)
			fail_msg("%s, %s", word_list[i - 1], word_list[i]);
}

/* --- new words ---------------------------------------------------------- */

static void new_words_are_six_of_the_list(void **state)
{
	struct buf out = BUF_INIT(WORDS_MOST), again = BUF_INIT(WORDS_MOST);
	int i;

	for (i = 0; i < 200; i++) {
		assert_int_equal(words_new(&out), 0);
		assert_int_equal(words_clean((struct str){ out.at, out.len }, &again), 0);
		assert_string_equal(again.at, out.at);
		buf_reset(&out);
		buf_reset(&again);
	}
	buf_release(&out);
	buf_release(&again);
}

static void new_words_are_not_the_ones_before(void **state)
{
	struct buf a = BUF_INIT(WORDS_MOST), b = BUF_INIT(WORDS_MOST);

	assert_int_equal(words_new(&a), 0);
	assert_int_equal(words_new(&b), 0);
	assert_string_not_equal(a.at, b.at);
	buf_release(&a);
	buf_release(&b);
}

/* 24000 picks leave one of 1024 words out with a chance of 1 in ten million. */
static void every_word_comes_up(void **state)
{
	struct buf out = BUF_INIT(WORDS_MOST);
	unsigned char seen[WORD_LIST_LEN] = { 0 };
	char *word, *rest;
	size_t i, j, missing = 0;

	for (i = 0; i < 4000; i++) {
		assert_int_equal(words_new(&out), 0);
		for (word = strtok_r(out.at, " ", &rest); word; word = strtok_r(NULL, " ", &rest))
			for (j = 0; j < WORD_LIST_LEN; j++)
				if (strcmp(word, word_list[j]) == 0)
					seen[j] = 1;
		buf_reset(&out);
	}
	for (j = 0; j < WORD_LIST_LEN; j++)
		missing += !seen[j];
	assert_int_equal(missing, 0);
	buf_release(&out);
}

static void new_words_follow_what_the_buffer_holds(void **state)
{
	struct buf out = BUF_INIT(100);

	buf_puts(&out, "words=");
	assert_int_equal(words_new(&out), 0);
	assert_memory_equal(out.at, "words=", 6);
	assert_true(out.len > 6 + WORDS_COUNT * 5 - 2);
	buf_release(&out);
}

static void a_buffer_too_small_is_left_alone(void **state)
{
	struct buf out = BUF_INIT(10);

	buf_puts(&out, "ab");
	assert_int_equal(words_new(&out), ERR_TOO_LARGE);
	assert_string_equal(out.at, "ab");
	buf_release(&out);
}

/* --- typed words -------------------------------------------------------- */

static void words_typed_with_care_are_taken_as_they_are(void **state)
{
	accept(six, six);
}

static void case_and_what_stands_between_do_not_matter(void **state)
{
	accept("  Apple RIVER castle\twindow\nyellow zoom ", six);
	accept("apple-river, castle,window - yellow  zoom.", six);
	accept("1. apple\n2. river\n3. castle\n4. window\n5. yellow\n6. zoom\n", six);
	accept("apple\xc2\xa0river\xe2\x80\x93""castle window yellow zoom", six);   /* no-break space, en dash */
}

static void four_letters_of_a_word_are_enough(void **state)
{
	accept("appl rive cast wind yell zoom", six);
	accept("appl river castl WINDO yello zoom", six);
}

static void fewer_or_other_letters_are_not(void **state)
{
	refuse("app river castle window yellow zoom");
	refuse("apples river castle window yellow zoom");
	refuse("aplle river castle window yellow zoom");
	refuse("apple river castle window yellow zoomzoomzoom");
	refuse("apple river castle window yellow zzzz");
	refuse("apple river castle window yellow aaaa");
	refuse("appleriver castle window yellow zoom");
}

static void six_words_it_must_be(void **state)
{
	refuse("");
	refuse(" - , ");
	refuse("apple river castle window yellow");
	refuse("apple river castle window yellow zoom zoom");
	refuse_str((struct str){ 0 });
}

static void the_order_is_kept(void **state)
{
	accept("zoom yellow window castle river apple", "zoom yellow window castle river apple");
	accept("zoom zoom zoom zoom zoom zoom", "zoom zoom zoom zoom zoom zoom");
}

static void a_page_of_text_is_refused(void **state)
{
	char page[2000];

	memset(page, ' ', sizeof(page));
	memcpy(page, six, sizeof(six) - 1);
	refuse_str((struct str){ page, sizeof(page) });
	memset(page, 'a', sizeof(page));
	refuse_str((struct str){ page, 1000 });
}

/* Any six words, each cut to 4 letters or more, in any case, with anything between. */
static void any_six_are_found_however_they_are_typed(void **state)
{
	static const char *const between[] = { " ", "-", ", ", "\n", "  ", " , ", ". " };
	struct buf typed = BUF_INIT(200), expected = BUF_INIT(200), out = BUF_INIT(WORDS_MOST);
	uint64_t x = 88172645463325252u;
	size_t i, j, word, letters;
	int round;

	for (round = 0; round < 5000; round++) {
		buf_reset(&typed);
		buf_reset(&expected);
		buf_reset(&out);
		for (i = 0; i < WORDS_COUNT; i++) {
			word = next_number(&x) % WORD_LIST_LEN;
			letters = strlen(word_list[word]);
			letters -= next_number(&x) % (letters - WORD_PREFIX + 1);
			buf_puts(&typed, i ? between[next_number(&x) % 7] : "");
			for (j = 0; j < letters; j++)
				buf_putc(&typed, (char)(next_number(&x) % 2 ? toupper(word_list[word][j]) : word_list[word][j]));
			buf_puts(&expected, i ? " " : "");
			buf_puts(&expected, word_list[word]);
		}
		assert_int_equal(words_clean((struct str){ typed.at, typed.len }, &out), 0);
		assert_string_equal(out.at, expected.at);
	}
	buf_release(&typed);
	buf_release(&expected);
	buf_release(&out);
}

static int make_and_find_again(void)
{
	struct buf made = BUF_INIT(WORDS_MOST), found = BUF_INIT(WORDS_MOST);
	int err;

	err = words_new(&made);
	if (!err)
		err = words_clean((struct str){ made.at, made.len }, &found);
	if (err)
		assert_int_equal(found.len, 0);
	buf_release(&made);
	buf_release(&found);
	return err;
}

static void memory_may_run_out_anywhere(void **state)
{
	each_allocation(make_and_find_again);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_word_has_four_to_seven_plain_letters),
		cmocka_unit_test(no_two_words_share_their_first_four_letters),
		cmocka_unit_test(new_words_are_six_of_the_list),
		cmocka_unit_test(new_words_are_not_the_ones_before),
		cmocka_unit_test(every_word_comes_up),
		cmocka_unit_test(new_words_follow_what_the_buffer_holds),
		cmocka_unit_test(a_buffer_too_small_is_left_alone),
		cmocka_unit_test(words_typed_with_care_are_taken_as_they_are),
		cmocka_unit_test(case_and_what_stands_between_do_not_matter),
		cmocka_unit_test(four_letters_of_a_word_are_enough),
		cmocka_unit_test(fewer_or_other_letters_are_not),
		cmocka_unit_test(six_words_it_must_be),
		cmocka_unit_test(the_order_is_kept),
		cmocka_unit_test(a_page_of_text_is_refused),
		cmocka_unit_test(any_six_are_found_however_they_are_typed),
		cmocka_unit_test(memory_may_run_out_anywhere),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
