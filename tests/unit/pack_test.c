/* tests/unit/pack_test.c: packs that are right are loaded; what is wrong is told with its line. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>

#include "moderation/heap.h"
#include "moderation/pack.h"
#include "packs.h"

#define EN "language en\n"
#define PLAIN "level red\ncategory suicide\nwhy a test\n"

/* A pack that uses the whole language. */
#define WHOLE EN \
	"# a comment\n" \
	"cues the and it's           # another\n" \
	"class home = home | my house | @place | Élan\n" \
	"class place = cellar | (old | new) barn\n" \
	"class home += 🏠\n" \
	"allow number 116 123\n" \
	"allow domain NHS.uk\n" \
	"rule leave.home\nlevel amber\ncategory none\nwhy leaves\n" \
	"match ^ i? <0-3> (leave | walk* out of) <<0-2>> @home? <1-2> # | going $\n" \
	"unless back | no. well\ncontext where | when\nshort 12\nraise red with never | at night\nkeep negation question*\n" \
	"+ i leave || so\\nthen\n+ b\n+ c\n- d\n- e\n- f\n" \
	HINT("night", "match night") \
	BOUNDARY("rude", "harassment", "match stupid") \
	"rule leave.night\nlevel crisis\ncategory abuse\nwhy both\ncombine leave.* & night within 9\n" EXAMPLES \
	MODIFIER("negation", "why no\nmatch not <0-2> going\nscope after 6\nstop but | the @place\nunless no. well\nneeds now | today\nlower green\nonly leave* rude harassment") \
	MODIFIER("question", "scope quoted\nlower amber")

static void a_pack_that_uses_everything_is_loaded(void **state)
{
	packs_load(WHOLE, NULL, NULL);
	assert_true(moderation_rules_bytes(rules) > 1000);
}

static void lines_may_end_as_on_windows(void **state)
{
	packs_load("language en\r\nrule a\r\nhint\r\nmatch home\r\n+ a\r\n+ b\r\n+ c\r\n- d\r\n- e\r\n- f\r\n", NULL, NULL);
	check_text("at home");
	assert_non_null(hit_of("en.a"));
}

static void a_lone_sign_behind_one_blank_is_a_number_and_behind_two_a_comment(void **state)
{
	packs_load(EN HINT("a", "match take # pears  # so many") HINT("b", "match #tag"), NULL, NULL);
	check_text("take 3 pears");
	assert_non_null(hit_of("en.a"));
	check_text("take pears so many");
	assert_null(hit_of("en.a"));
	check_text("my tag");
	assert_non_null(hit_of("en.b"));
}

/* --- what is wrong -------------------------------------------------------- */

static const struct {
	const char *pack;
	unsigned line;
	const char *message;                  /* a part of it */
} faults[] = {
	{ "", 0, "no language" },
	{ "# nothing\nrule a\n", 2, "first line" },
	{ "language\n", 1, "here stands a language" },
	{ EN "language de\n", 2, "said already" },
	{ EN "lines a\n", 2, "begins no statement" },
	{ EN "level red\n", 2, "does not belong here" },
	{ EN "class a b\n", 2, "a class is written" },
	{ EN "class a = b\nclass a = c\n", 3, "there already, in line 2" },
	{ EN "class a += b\n", 2, "not there yet" },
	{ EN "class a = b | \n", 2, "is empty" },
	{ EN "class a = b <0-2> c\n", 2, "a gap cannot stand" },
	{ EN "class a = @b\n", 2, "there is no class b" },
	{ EN "class a = @b\nclass b = x | @a\n", 2, "contains itself" },
	{ EN "class a = x? | y\n", 2, "nothing here must be there" },
	{ EN "class a = b c d e f g h i j\n", 2, "at most 8 words" },
	{ EN "cues a ... b\n", 2, "is no word" },
	{ EN "allow number abc\n", 2, "a number has digits" },
	{ EN "allow domain localhost\n", 2, "here stands a domain" },
	{ EN "allow colour red\n", 2, "one can allow" },
	{ EN "rule Not/A/Name\n", 2, "here stands a name" },
	{ EN "rule a\nlevel red\nlevel amber\n", 4, "said already" },
	{ EN "rule a\nlevel green\n", 3, "not a level of a rule" },
	{ EN "rule a\nlevel purple\n", 3, "is no level" },
	{ EN "rule a\ncategory x\n", 3, "is no category" },
	{ EN "rule a\nboundary x\n", 3, "is no boundary" },
	{ EN "rule a\nlevel red high\n", 3, "too much" },
	{ EN "rule a\nscope message\n", 3, "does not belong into a rule" },
	{ EN "modifier a\nlevel red\n", 3, "does not belong into a modifier" },
	{ EN "\nrule a\nlevel red\nboundary link\nwhy x\nmatch a\n" EXAMPLES, 3, "needs one of" },
	{ EN "rule a\nhint\nboundary link\nmatch a\n" EXAMPLES, 2, "needs one of" },
	{ EN "rule a\nwhy x\nmatch a\n" EXAMPLES, 2, "needs one of" },
	{ EN "rule a\nlevel red\nwhy x\nmatch a\n" EXAMPLES, 2, "both level and category" },
	{ EN "rule a\nboundary link\ncategory none\nwhy x\nmatch a\n" EXAMPLES, 2, "both level and category" },
	{ EN "rule a\nlevel red\ncategory none\nmatch a\n" EXAMPLES, 2, "does not say why" },
	{ EN "rule a\n" PLAIN EXAMPLES, 2, "neither match nor combine" },
	{ EN "rule a\n" PLAIN "match a\n+ a\n+ b\n- c\n- d\n- e\n", 2, "2 examples with + and 3 with -" },
	{ EN "rule a\n" PLAIN "match a\n+ a\n+ b\n+ c\n- d\n\nrule b\n", 2, "3 examples with + and 1 with -" },
	{ EN RULE("a", "match a") RULE("a", "match b"), 13, "there already, in line 2" },
	{ EN "rule a\nraise red\n", 3, "raise is written" },
	{ EN "rule a\n" PLAIN "match a\nraise red with b\n" EXAMPLES, 7, "above the level" },
	{ EN "rule a\nhint\nmatch a\nraise red with b\n" EXAMPLES, 5, "above the level" },
	{ EN "rule a\nshort 0\n", 3, "a number from 1" },
	{ EN "rule a\nshort 3\nshort 4\n", 4, "said already" },
	{ EN "rule a\n+\n", 3, "is empty" },
	{ EN "rule a\ncombine b\n", 3, "it takes two" },
	{ EN "rule a\ncombine b &\n", 3, "name of a rule is missing" },
	{ EN "rule a\ncombine b & c near 3\n", 3, "combine is written" },
	{ EN "rule a\ncombine b & c within x\n", 3, "a number from 1" },
	{ EN RULE("a", "combine b & c"), 6, "no rule b" },
	{ EN HINT("b", "match b") HINT("c", "match c") RULE("x", "combine b & c") "rule d\n" PLAIN "combine x & b\n" EXAMPLES, 35, "combination itself" },
	{ EN RULE("a", "match a\nkeep nothing"), 7, "no modifier nothing" },
	{ EN RULE("a", "match a\nkeep all a"), 2, "keeps all and names some" },
	{ EN MODIFIER("m", "match a\nscope message\nlower green\nonly b*"), 6, "no rule b*" },
	{ EN MODIFIER("m", "match a\nlower green"), 2, "no scope" },
	{ EN MODIFIER("m", "match a\nscope message"), 2, "to which level" },
	{ EN MODIFIER("m", "scope message\nlower green"), 2, "no match" },
	{ EN "modifier m\nscope after\n", 3, "a number from 1" },
	{ EN "modifier m\nscope nearby\n", 3, "a scope is" },
	{ EN "modifier m\nlower red\n", 3, "lowers to green or amber" },
	{ EN "modifier m\nmatch a\nscope message\nlower green\n+ a\n", 2, "1 examples with + and 0 with -" },
	{ EN "rule a\nmatch @nobody\n" PLAIN EXAMPLES, 3, "no class nobody" },
	{ EN "rule a\nmatch\n", 3, "is empty" },
	{ EN "rule a\nmatch a | | b\n", 3, "is empty" },
	{ EN "rule a\nmatch (a | b\n", 3, "has no )" },
	{ EN "rule a\nmatch a ) b\n", 3, "has no (" },
	{ EN "rule a\nmatch @ b\n", 3, "without the name" },
	{ EN "rule a\nmatch a <3> b\n", 3, "a gap is written" },
	{ EN "rule a\nmatch a <<0-3> b\n", 3, "a gap is written" },
	{ EN "rule a\nmatch a <3-1> b\n", 3, "from few to many" },
	{ EN "rule a\nmatch a <0-99> b\n", 3, "from few to many" },
	{ EN "rule a\nmatch a > b\n", 3, "has no <" },
	{ EN "rule a\nmatch (a <0-1> b)\n", 3, "a gap cannot stand" },
	{ EN "rule a\nmatch a ^ b\n", 3, "^ stands at the beginning" },
	{ EN "rule a\nmatch a $ b\n", 3, "$ stands at the end" },
	{ EN "rule a\nmatch (^ a)\n", 3, "cannot stand inside" },
	{ EN "rule a\nmatch ab*\n", 3, "too short" },
	{ EN "rule a\nmatch a*b\n", 3, "at the end of a word" },
	{ EN "rule a\nmatch a ,, b\n", 3, "nothing to match in ',,'" },
	{ EN "rule a\nmatch a?\n", 3, "nothing here must be there" },
	{ EN "rule a\nmatch [detail removed]\n", 3, "no pattern may match on that" },
	{ EN "rule a\n" PLAIN "match a? b? c? d? e? f\n" EXAMPLES, 6, "at most 4 elements with ?" },
	{ EN "rule a\nmatch a b c d e f g h i j k l m n o p q r s t u v w x y z\n", 3, "at most 24 elements" },
	{ EN "rule a\nmatch ((((((((a))))))))\n", 3, "too deeply" },
	{ EN "rule a\nmatch \xff\n", 3, "not UTF-8" },
};

static void each_fault_is_told_with_its_line(void **state)
{
	size_t i;
	int err;

	for (i = 0; i < sizeof(faults) / sizeof(faults[0]); i++) {
		err = packs_try(faults[i].pack, NULL, NULL);
		if (err != MODERATION_BAD_PACK)
			fail_msg("%zu: %d where '%s' was expected", i, err, faults[i].message);
		if (fault.line != faults[i].line || !strstr(fault.message, faults[i].message))
			fail_msg("%zu: line %u: %s; expected line %u: %s", i, fault.line, fault.message, faults[i].line, faults[i].message);
		assert_string_equal(fault.file, "one.rules");
		assert_null(rules);
	}
}

static void a_fault_names_the_pack_it_is_in(void **state)
{
	assert_int_equal(packs_try(EN, "language de\nrule\n", NULL), MODERATION_BAD_PACK);
	assert_string_equal(fault.file, "two.rules");
	assert_int_equal(packs_try(EN HINT("b", "match b"), "language de\n" RULE("a", "combine b & c"), NULL), MODERATION_BAD_PACK);
	assert_string_equal(fault.file, "two.rules");
	assert_int_equal(fault.line, 6);
	assert_int_equal(packs_try(EN, EN, NULL), MODERATION_BAD_PACK);
	assert_string_equal(fault.file, "two.rules");
	assert_int_equal(packs_try(EN "class a = b\n", "language de\nclass c = @a\n", NULL), MODERATION_BAD_PACK);
	assert_string_equal(fault.file, "two.rules");
}

static void a_class_that_would_be_too_many_phrases_is_refused(void **state)
{
	static char pack[8192] = EN "class a = ";
	size_t i, len = strlen(pack);

	for (i = 0; i < 40; i++)
		len += (size_t)snprintf(pack + len, sizeof(pack) - len, "%sw%zu", i ? " | " : "", i);
	snprintf(pack + len, sizeof(pack) - len, "\nclass b = @a @a\n");
	assert_int_equal(packs_try(pack, NULL, NULL), MODERATION_BAD_PACK);
	assert_int_equal(fault.line, 3);
	assert_non_null(strstr(fault.message, "phrases"));
}

static void a_pack_with_a_zero_byte_is_no_text(void **state)
{
	struct moderation_source source = { "zero.rules", "language en\n\0\n", 14 };
	struct moderation_rules *none;

	assert_int_equal(moderation_rules_new(&source, 1, NULL, 0, &none, &fault), MODERATION_BAD_PACK);
	assert_string_equal(fault.file, "zero.rules");
	assert_null(none);
}

static void no_model_is_refused_as_a_model(void **state)
{
	struct moderation_rules *none;

	assert_int_equal(moderation_rules_new(NULL, 0, "not a model", 11, &none, &fault), MODERATION_BAD_MODEL);
	assert_string_equal(fault.file, "model");
	assert_null(none);
}

static void loading_survives_every_allocation_that_fails(void **state)
{
	struct moderation_source source = { "whole.rules", WHOLE, strlen(WHOLE) };
	struct moderation_rules *loaded;
	unsigned long n;
	int err = MODERATION_NO_MEMORY;

	for (n = 1; err; n++) {
		heap_fail_at(n);
		err = moderation_rules_new(&source, 1, NULL, 0, &loaded, &fault);
		assert_true(err == 0 || (err == MODERATION_NO_MEMORY && !loaded));
	}
	heap_fail_at(0);
	assert_true(n > 10);
	moderation_rules_free(loaded);
	moderation_rules_free(NULL);
}

static void a_scratch_may_fail_to_be_made(void **state)
{
	heap_fail_at(1);
	assert_null(moderation_scratch_new());
	heap_fail_at(0);
	moderation_scratch_free(NULL);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_pack_that_uses_everything_is_loaded),
		cmocka_unit_test(lines_may_end_as_on_windows),
		cmocka_unit_test(a_lone_sign_behind_one_blank_is_a_number_and_behind_two_a_comment),
		cmocka_unit_test(each_fault_is_told_with_its_line),
		cmocka_unit_test(a_fault_names_the_pack_it_is_in),
		cmocka_unit_test(a_class_that_would_be_too_many_phrases_is_refused),
		cmocka_unit_test(a_pack_with_a_zero_byte_is_no_text),
		cmocka_unit_test(no_model_is_refused_as_a_model),
		cmocka_unit_test(loading_survives_every_allocation_that_fails),
		cmocka_unit_test(a_scratch_may_fail_to_be_made),
	};

	return cmocka_run_group_tests(tests, NULL, packs_end);
}
