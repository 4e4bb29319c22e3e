/* tests/unit/corpus_test.c: labelled messages from files, what is said about bad ones, and the measures. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "moderation/heap.h"
#include "moderation/tools/corpus.h"
#include "moderation/tools/predict.h"
#include "moderation/tools/score.h"

#define HEARD "## amber none\n"

static char place[] = "/tmp/cairn-corpus-XXXXXX";
static char folder[64];                       /* place/en */
static char path[96];

static int make_folder(void **state)
{
	if (!mkdtemp(place))
		return -1;
	snprintf(folder, sizeof(folder), "%s/en", place);
	return mkdir(folder, 0700);
}

static int remove_folder(void **state)
{
	return rmdir(folder) || rmdir(place);
}

static void write_file(const char *name, const char *text)
{
	FILE *file;

	snprintf(path, sizeof(path), "%s/%s", folder, name);
	file = fopen(path, "w");
	assert_non_null(file);
	assert_true(fputs(text, file) >= 0);
	assert_int_equal(fclose(file), 0);
}

/* The text reads into *c, which the caller releases. */
static void reads(struct corpus *c, const char *name, const char *text)
{
	struct moderation_fault fault;

	*c = (struct corpus){ 0 };
	write_file(name, text);
	if (corpus_read(c, path, &fault))
		fail_msg("%s:%u: %s", fault.file, fault.line, fault.message);
	unlink(path);
}

static void refused(const char *name, const char *text, unsigned line, const char *message)
{
	struct moderation_fault fault;
	struct corpus c = { 0 };

	write_file(name, text);
	assert_int_equal(corpus_read(&c, path, &fault), -1);
	assert_int_equal(fault.line, line);
	assert_non_null(strstr(fault.message, message));
	unlink(path);
	corpus_release(&c);
}

static void a_heading_labels_the_lines_below_it(void **state)
{
	struct corpus c;

	reads(&c, "days.txt", "# how the day went\n\n## amber none +link +contact_info ctx\nnot my best week\n"
	                      "##green none hn bhn\n  #tuesday was fine  \n");
	assert_int_equal(c.n, 2);
	assert_string_equal(c.at[0].text, "not my best week");
	assert_int_equal(c.at[0].label.triage, TRIAGE_AMBER);
	assert_int_equal(c.at[0].label.boundaries, 1u << BOUNDARY_LINK | 1u << BOUNDARY_CONTACT_INFO);
	assert_int_equal(c.at[0].tags, 1u << TAG_CTX);
	assert_string_equal(c.at[1].text, "#tuesday was fine");
	assert_int_equal(c.at[1].label.triage, TRIAGE_GREEN);
	assert_int_equal(c.at[1].label.category, CATEGORY_NONE);
	assert_int_equal(c.at[1].label.boundaries, 0);
	assert_int_equal(c.at[1].tags, 1u << TAG_HN | 1u << TAG_BHN);
	corpus_release(&c);
}

static void a_message_knows_its_place_and_language(void **state)
{
	struct corpus c;

	reads(&c, "days.txt", HEARD "a bit low\n");
	assert_string_equal(c.at[0].id, "en/days.txt:2");
	assert_string_equal(c.at[0].language, "en");
	corpus_release(&c);
	reads(&c, "s1-2.txt", HEARD "a bit low\n");
	assert_string_equal(c.at[0].language, "en");
	corpus_release(&c);
	reads(&c, "de-b.txt", HEARD "etwas müde\n");
	assert_string_equal(c.at[0].id, "en/de-b.txt:2");
	assert_string_equal(c.at[0].language, "de");
	corpus_release(&c);
}

static void bars_part_context_from_message(void **state)
{
	struct corpus c;

	reads(&c, "days.txt", HEARD "are you all right?  ||  not really\nnothing before\n");
	assert_string_equal(c.at[0].context, "are you all right?");
	assert_int_equal(c.at[0].context_len, 18);
	assert_string_equal(c.at[0].text, "not really");
	assert_int_equal(c.at[0].len, 10);
	assert_null(c.at[1].context);
	corpus_release(&c);
}

static void a_burst_is_written_with_a_backslash(void **state)
{
	struct corpus c;

	reads(&c, "days.txt", HEARD "one\\ntwo\\nthree \\o/\n");
	assert_string_equal(c.at[0].text, "one\ntwo\nthree \\o/");
	assert_int_equal(c.at[0].len, strlen(c.at[0].text));
	corpus_release(&c);
}

static void mistakes_are_told_with_their_line(void **state)
{
	refused("days.txt", "hello\n", 1, "before the first heading");
	refused("days.txt", HEARD "fine\n## purple none\n", 3, "no such level: purple");
	refused("days.txt", "## amber sadness\n", 1, "no such category: sadness");
	refused("days.txt", "## amber\n", 1, "no such category: ");
	refused("days.txt", "## amber none +money\n", 1, "no such boundary: +money");
	refused("days.txt", "## amber none hm\n", 1, "no such tag: hm");
	refused("days.txt", "## green suicide\n", 1, "green has no category");
	refused("days.txt", "## red none hn\n", 1, "is not urgent");
	refused("days.txt", HEARD "how are you? ||\n", 2, "one side of ||");
	refused("days.txt", HEARD "|| fine\n", 2, "one side of ||");
}

static void a_file_that_is_not_there_is_a_fault(void **state)
{
	struct moderation_fault fault;
	struct corpus c = { 0 };

	assert_int_equal(corpus_read(&c, "/nowhere/en/days.txt", &fault), -1);
	assert_string_equal(fault.file, "en/days.txt");
	assert_non_null(strstr(fault.message, "cannot be read"));
	corpus_release(&c);
}

static void json_lines_are_read_as_well(void **state)
{
	struct corpus c;

	reads(&c, "dev.jsonl",
	      "{\"id\": \"d-1\", \"lang\": \"fr\", \"text\": \"\\u00e7a va\", \"triage\": \"green\", \"category\": \"none\","
	      " \"boundaries\": [\"link\"], \"context\": \"\", \"why\": \"[hn][obf] fine\"}\n"
	      "{\"id\": \"d-2\", \"text\": \"no\", \"triage\": \"amber\", \"category\": \"abuse\", \"context\": \"well?\"}\n");
	assert_int_equal(c.n, 2);
	assert_string_equal(c.at[0].text, "ça va");
	assert_string_equal(c.at[0].language, "fr");
	assert_null(c.at[0].context);
	assert_int_equal(c.at[0].tags, 1u << TAG_HN | 1u << TAG_OBF);
	assert_int_equal(c.at[0].label.boundaries, 1u << BOUNDARY_LINK);
	assert_string_equal(c.at[1].id, "d-2");
	assert_string_equal(c.at[1].context, "well?");
	assert_string_equal(c.at[1].language, "");
	assert_int_equal(c.at[1].label.category, CATEGORY_ABUSE);
	corpus_release(&c);
}

static void bad_json_lines_are_told_with_their_line(void **state)
{
	refused("dev.jsonl", "\n{\"id\": \"1\"\n", 2, "");
	refused("dev.jsonl", "[]\n", 1, "id and text was expected");
	refused("dev.jsonl", "{\"id\": \"1\", \"text\": 5}\n", 1, "id and text was expected");
	refused("dev.jsonl", "{\"id\": \"1\", \"text\": \"x\", \"triage\": \"mauve\", \"category\": \"none\"}\n", 1, "none that is known");
	refused("dev.jsonl", "{\"id\": \"1\", \"text\": \"x\", \"triage\": \"red\", \"category\": \"none\", \"boundaries\": [1]}\n", 1,
	        "no such boundary");
}

static void a_tree_is_read_but_for_what_is_kept_for_measuring(void **state)
{
	struct moderation_fault fault;
	struct corpus c = { 0 };
	char blind[80];

	snprintf(blind, sizeof(blind), "%s/blind", place);
	assert_int_equal(mkdir(blind, 0700), 0);
	write_file("b.txt", HEARD "second\n");
	write_file("a.txt", HEARD "first\n");
	write_file("notes.md", "no corpus\n");
	write_file("../blind/en.txt", HEARD "unseen\n");
	assert_int_equal(corpus_read_tree(&c, place, &fault), 0);
	assert_int_equal(c.n, 2);
	assert_string_equal(c.at[0].text, "first");
	assert_int_equal(c.at[0].file, 0);
	assert_int_equal(c.at[1].file, 1);
	assert_int_equal(c.files, 2);
	corpus_release(&c);
	for (const char *const *at = (const char *const[]){ "a.txt", "b.txt", "notes.md", "../blind/en.txt", NULL }; *at; at++) {
		snprintf(path, sizeof(path), "%s/%s", folder, *at);
		assert_int_equal(unlink(path), 0);
	}
	assert_int_equal(rmdir(blind), 0);
}

static void markers_are_cut_out(void **state)
{
	char text[] = "a [detail removed] b[detail removed]";
	size_t len = corpus_strip(text, strlen(text));

	assert_string_equal(text, "a  b");
	assert_int_equal(len, 4);
}

static void what_is_tested_is_taken_out(void **state)
{
	struct corpus all, tested;

	reads(&all, "days.txt", HEARD "one\nwell? || two\ntwo\nthree\n");
	reads(&tested, "more.txt", "## green none\nwell? || two\nthree\nfour\n");
	corpus_drop(&all, &tested);
	assert_int_equal(all.n, 2);
	assert_string_equal(all.at[0].text, "one");
	assert_string_equal(all.at[1].text, "two");
	assert_null(all.at[1].context);
	corpus_release(&all);
	corpus_release(&tested);
}

static void running_out_of_memory_is_a_fault_and_no_leak(void **state)
{
	struct moderation_fault fault;
	unsigned long n;
	int result = -1;

	write_file("days.txt", HEARD "well? || not really\n");
	for (n = 1; result; n++) {
		struct corpus c = { 0 };

		heap_fail_at(n);
		result = corpus_read(&c, path, &fault);
		if (result)
			assert_string_equal(fault.message, "out of memory");
		corpus_release(&c);
	}
	heap_fail_at(0);
	assert_true(n > 4);
	unlink(path);
}

/* --- measures --- */

static struct score counted(void)
{
	static const struct { struct label gold, told; unsigned tags; } of[] = {
		{ { TRIAGE_CRISIS, CATEGORY_SUICIDE, 0 }, { TRIAGE_CRISIS, CATEGORY_SUICIDE, 0 }, 0 },
		{ { TRIAGE_CRISIS, CATEGORY_SUICIDE, 0 }, { TRIAGE_RED, CATEGORY_ABUSE, 0 }, 0 },
		{ { TRIAGE_CRISIS, CATEGORY_SUICIDE, 0 }, { TRIAGE_GREEN, CATEGORY_NONE, 0 }, 0 },
		{ { TRIAGE_RED, CATEGORY_ABUSE, 0 }, { TRIAGE_RED, CATEGORY_ABUSE, 0 }, 0 },
		{ { TRIAGE_AMBER, CATEGORY_NONE, 1 }, { TRIAGE_AMBER, CATEGORY_NONE, 3 }, 0 },
		{ { TRIAGE_GREEN, CATEGORY_NONE, 0 }, { TRIAGE_RED, CATEGORY_SUICIDE, 1 }, 1u << TAG_HN | 1u << TAG_BHN },
		{ { TRIAGE_GREEN, CATEGORY_NONE, 1 }, { TRIAGE_GREEN, CATEGORY_NONE, 0 }, 1u << TAG_BHN },
		{ { TRIAGE_GREEN, CATEGORY_NONE, 0 }, { TRIAGE_AMBER, CATEGORY_NONE, 0 }, 1u << TAG_HN },
	};
	struct score s = { 0 };

	for (size_t i = 0; i < sizeof(of) / sizeof(*of); i++)
		score_add(&s, &of[i].gold, of[i].tags, &of[i].told);
	return s;
}

static void measures_are_those_of_the_label_guide(void **state)
{
	struct score s = counted();

	assert_int_equal(s.n, 8);
	assert_float_equal(score_f1(score_level(&s, TRIAGE_CRISIS)), 0.5, 1e-6);           /* 1 right, 2 missed */
	assert_float_equal(score_f1(score_level(&s, TRIAGE_RED)), 0.5, 1e-6);              /* 1 right, 2 wrong */
	assert_float_equal(score_f1(score_level(&s, TRIAGE_AMBER)), 2.0 / 3, 1e-6);
	assert_float_equal(score_macro_f1(&s), (0.5 + 0.5 + 2.0 / 3) / 3, 1e-6);
	assert_float_equal(score_precision(score_from(&s, TRIAGE_AMBER)), 4.0 / 6, 1e-6);
	assert_float_equal(score_recall(score_from(&s, TRIAGE_AMBER)), 4.0 / 5, 1e-6);
	assert_float_equal(score_precision(score_from(&s, TRIAGE_RED)), 3.0 / 4, 1e-6);
	assert_float_equal(score_recall(score_from(&s, TRIAGE_RED)), 3.0 / 4, 1e-6);
	assert_float_equal(score_of_rate(score_crisis_urgent(&s)), 2.0 / 3, 1e-6);
	assert_int_equal(s.false_urgent.yes, 1);
	assert_int_equal(s.false_urgent.of, 2);
	assert_int_equal(s.false_boundary.yes, 1);                /* what really is a breach does not count */
	assert_int_equal(s.false_boundary.of, 1);
	assert_int_equal(s.category.yes, 3);                      /* none, told as none, is right */
	assert_int_equal(s.category.of, 4);
	assert_int_equal(s.boundaries[0].right, 1);
	assert_int_equal(s.boundaries[0].wrong, 1);
	assert_int_equal(s.boundaries[0].missed, 1);
	assert_int_equal(s.boundaries[1].wrong, 1);
}

static void an_interval_is_wilsons(void **state)
{
	double low, high;

	score_wilson((struct score_rate){ 8, 10 }, &low, &high);
	assert_float_equal(low, 0.4902, 1e-4);
	assert_float_equal(high, 0.9433, 1e-4);
	score_wilson((struct score_rate){ 0, 10 }, &low, &high);
	assert_float_equal(low, 0, 1e-9);
	assert_float_equal(high, 0.2775, 1e-4);
	score_wilson((struct score_rate){ 0, 0 }, &low, &high);
	assert_float_equal(low, 0, 1e-9);
	assert_float_equal(high, 1, 1e-9);
}

static void the_score_names_languages_slices_and_misses(void **state)
{
	struct label told[] = { { TRIAGE_GREEN, CATEGORY_NONE, 0 }, { TRIAGE_RED, CATEGORY_ABUSE, 0 } };
	char *text = NULL;
	struct corpus c;
	size_t len;
	FILE *to = open_memstream(&text, &len);

	reads(&c, "days.txt", "## crisis abuse ctx\nwell? || he is at the door\\nplease\n## green none hn\ndoor prize!\n");
	score_print(to, &c, told);
	score_print_misses(to, &c, told);
	assert_int_equal(fclose(to), 0);
	assert_non_null(strstr(text, "\nen  "));
	assert_non_null(strstr(text, "\n[ctx]  "));
	assert_non_null(strstr(text, "\nbursts  "));
	assert_null(strstr(text, "\nlong  "));
	assert_non_null(strstr(text, "crisis missed to green   en/days.txt:2  crisis abuse, told green none"));
	assert_non_null(strstr(text, "hard negative urgent     en/days.txt:4"));
	free(text);
	corpus_release(&c);
}

static void predictions_are_found_by_id(void **state)
{
	struct moderation_fault fault;
	struct label told[2];
	struct corpus c;

	reads(&c, "days.txt", HEARD "one\ntwo\n");
	write_file("told.jsonl", "{\"id\":\"en/days.txt:3\",\"error\":\"not UTF-8\"}\n"
	                         "{\"id\":\"en/days.txt:2\",\"triage\":\"red\",\"category\":\"abuse\",\"boundaries\":[\"link\"]}\n");
	assert_int_equal(predict_from_file(&c, path, told, &fault), 0);
	assert_int_equal(told[0].triage, TRIAGE_RED);
	assert_int_equal(told[0].category, CATEGORY_ABUSE);
	assert_int_equal(told[0].boundaries, 1u << BOUNDARY_LINK);
	assert_int_equal(told[1].triage, TRIAGE_GREEN);
	write_file("told.jsonl", "{\"id\":\"en/days.txt:2\",\"triage\":\"red\",\"category\":\"abuse\"}\n");
	assert_int_equal(predict_from_file(&c, path, told, &fault), -1);
	assert_string_equal(fault.message, "says nothing of en/days.txt:3");
	write_file("told.jsonl", "{\"id\":\"en/days.txt:2\"}\n");
	assert_int_equal(predict_from_file(&c, path, told, &fault), -1);
	assert_int_equal(fault.line, 1);
	unlink(path);
	corpus_release(&c);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_heading_labels_the_lines_below_it),
		cmocka_unit_test(a_message_knows_its_place_and_language),
		cmocka_unit_test(bars_part_context_from_message),
		cmocka_unit_test(a_burst_is_written_with_a_backslash),
		cmocka_unit_test(mistakes_are_told_with_their_line),
		cmocka_unit_test(a_file_that_is_not_there_is_a_fault),
		cmocka_unit_test(json_lines_are_read_as_well),
		cmocka_unit_test(bad_json_lines_are_told_with_their_line),
		cmocka_unit_test(a_tree_is_read_but_for_what_is_kept_for_measuring),
		cmocka_unit_test(markers_are_cut_out),
		cmocka_unit_test(what_is_tested_is_taken_out),
		cmocka_unit_test(running_out_of_memory_is_a_fault_and_no_leak),
		cmocka_unit_test(measures_are_those_of_the_label_guide),
		cmocka_unit_test(an_interval_is_wilsons),
		cmocka_unit_test(the_score_names_languages_slices_and_misses),
		cmocka_unit_test(predictions_are_found_by_id),
	};

	return cmocka_run_group_tests(tests, make_folder, remove_folder);
}
