/* tests/unit/moderation_test.c: from a message to its result: modifiers, combinations, languages, history. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>

#include "moderation/model_table.h"
#include "packs.h"

#define EN "language en\ncues the and to i my me it is so\n"

static const struct moderation_finding *finding_of(const char *rule)
{
	size_t i;

	for (i = 0; i < result.n_findings; i++)
		if (strcmp(result.findings[i].rule, rule) == 0)
			return &result.findings[i];
	return NULL;
}

/* --- the words of the lists --- */

static void names_and_words_are_each_other(void **state)
{
	int i;

	for (i = 0; i < TRIAGE_COUNT; i++)
		assert_int_equal(triage_parse(triage_name(i), strlen(triage_name(i))), i);
	for (i = 0; i < CATEGORY_COUNT; i++)
		assert_int_equal(category_parse(category_name(i), strlen(category_name(i))), i);
	for (i = 0; i < BOUNDARY_COUNT; i++)
		assert_int_equal(boundary_parse(boundary_name(i), strlen(boundary_name(i))), i);
	assert_int_equal(triage_parse("redd", 4), -1);
	assert_int_equal(category_parse("", 0), -1);
	assert_int_equal(boundary_parse("link", 3), -1);
}

/* --- modifiers --- */

/* Rules leave (red), boundary rude and hint night; one modifier with these lines. */
static void with_modifier(const char *lines)
{
	static char pack[4096];

	snprintf(pack, sizeof(pack), EN RULE("leave.home", "match leave <0-2> home") BOUNDARY("rude", "harassment", "match stupid") HINT("night", "match night")
		RULE("kept", "match quit\nkeep m*") RULE("kept_all", "match resign\nkeep all") MODIFIER("m", "%s"), lines);
	packs_load(pack, NULL, NULL);
}

static bool lowered(const char *text, const char *id)
{
	const struct hit *hit;

	check_text(text);
	hit = hit_of(id);
	if (!hit)
		fail_msg("%s does not fire: %s", id, text);
	assert_true(!hit->lowered_by || hit->level <= hit->raw);
	return hit->lowered_by;
}

#define LOWERED(text) assert_true(lowered(text, "en.leave.home"))
#define STANDS(text) assert_false(lowered(text, "en.leave.home"))

static void after_reaches_to_the_end_of_the_clause(void **state)
{
	with_modifier("match not\nscope after 4\nlower green");
	LOWERED("i do not leave home");
	LOWERED("i do not ever want to leave home");
	LOWERED("leave not home");                       /* within the hit */
	STANDS("not so, leave home");
	STANDS("not so. leave home");
	STANDS("not one two three four leave home");
	STANDS("leave home not town");
}

static void before_and_around_reach_the_other_way(void **state)
{
	with_modifier("match kidding\nscope before 3\nlower green");
	LOWERED("leave home only kidding");
	STANDS("kidding leave home");
	STANDS("leave home one two three kidding");
	with_modifier("match kidding\nscope around 3\nlower green");
	LOWERED("leave home only kidding");
	LOWERED("kidding leave home");
	STANDS("kidding one two three leave home");
}

static void stop_words_end_a_scope(void **state)
{
	with_modifier("match not\nscope after 8\nstop but | at least\nlower green");
	LOWERED("not today least leave home");
	STANDS("not today but leave home");
	STANDS("not today at least leave home");
	LOWERED("but not today leave home");
	LOWERED("not but not leave home");
	with_modifier("match kidding\nscope before 8\nstop but\nlower green");
	STANDS("leave home but kidding");
}

static void sentence_and_message_are_wider(void **state)
{
	with_modifier("match film\nscope sentence\nlower green");
	LOWERED("in the film, so it is, one two three four five six seven eight nine ten, they leave home");
	LOWERED("leave home, as in the film");
	STANDS("a film. leave home. a film");
	with_modifier("match film\nscope message\nlower green");
	LOWERED("leave home. so. a film");
}

static void cover_takes_only_what_is_inside(void **state)
{
	with_modifier("match leave <0-2> home without you | leave home\nscope cover\nlower green");
	LOWERED("leave my home without you");
	LOWERED("leave home");
	STANDS("leave my home");
	check_text("leave my home without you. leave my home");
	assert_int_equal(result.triage, TRIAGE_RED);     /* the second one is outside */
}

static void quotation_marks_are_enough_for_quoted(void **state)
{
	with_modifier("scope quoted\nlower green");
	LOWERED("they said \"leave home\" to me");
	STANDS("they said \"well\" leave home");
	STANDS("leave \"home\"");
	with_modifier("scope quoted\nmatch they said\nunless last night\nlower green");
	LOWERED("they said \"leave home\" to me");
	STANDS("we sang \"leave home\" to me");
	STANDS("last night they said \"leave home\" to me");
}

static void unless_takes_away_the_trigger(void **state)
{
	with_modifier("match not\nscope after 4\nunless not that i would | no. well\nlower green");
	LOWERED("not leave home");
	STANDS("not that i would leave home");
	STANDS("no. well. not leave home");
}

static void every_need_must_be_met(void **state)
{
	with_modifier("match years ago\nscope message\nneeds fine | well\nneeds now | these days\nlower green");
	LOWERED("years ago i wanted to leave home. fine now");
	LOWERED("i am well these days. years ago i wanted to leave home");
	STANDS("years ago i wanted to leave home. fine");
	STANDS("years ago i wanted to leave home");
}

static void lower_amber_leaves_amber(void **state)
{
	with_modifier("match maybe\nscope message\nlower amber");
	LOWERED("maybe leave home");
	assert_int_equal(result.triage, TRIAGE_AMBER);
	assert_int_equal(result.category, CATEGORY_SUICIDE);
	assert_int_equal(result.findings[0].level, TRIAGE_AMBER);
	assert_int_equal(result.findings[0].raw, TRIAGE_RED);
	assert_string_equal(result.findings[0].lowered_by, "en.m");
	assert_false(lowered("maybe night", "en.night"));        /* a hint has nothing above amber */
}

static void a_lowered_hit_stays_among_the_findings(void **state)
{
	with_modifier("match not\nscope after 4\nlower green");
	LOWERED("not leave home");
	assert_int_equal(result.triage, TRIAGE_GREEN);
	assert_int_equal(result.category, CATEGORY_NONE);
	assert_int_equal(result.n_findings, 1);
	assert_string_equal(result.findings[0].rule, "en.leave.home");
	assert_string_equal(result.findings[0].lowered_by, "en.m");
	assert_int_equal(result.findings[0].raw, TRIAGE_RED);
}

static void only_and_keep_say_which_rules(void **state)
{
	with_modifier("match not\nscope message\nlower green");
	LOWERED("not leave home");
	assert_true(lowered("not night", "en.night"));
	assert_false(lowered("not stupid", "en.rude"));          /* boundaries must be named */
	assert_false(lowered("not quit", "en.kept"));
	assert_false(lowered("not resign", "en.kept_all"));
	with_modifier("match not\nscope message\nlower green\nonly harassment night");
	STANDS("not leave home");
	assert_true(lowered("not night", "en.night"));
	assert_true(lowered("not stupid", "en.rude"));
	assert_int_equal(result.boundaries, 0);
	check_text("stupid");
	assert_int_equal(result.boundaries, 1u << BOUNDARY_HARASSMENT);
	with_modifier("match not\nscope message\nlower green\nonly leave* contact.phone");
	LOWERED("not leave home");
	assert_false(lowered("not night", "en.night"));
}

static void of_two_modifiers_the_lower_level_holds(void **state)
{
	packs_load(EN RULE("a", "match leave") MODIFIER("m1", "match maybe\nscope message\nlower amber") MODIFIER("m2", "match film\nscope message\nlower green"), NULL, NULL);
	check_text("maybe leave. a film");
	assert_int_equal(result.triage, TRIAGE_GREEN);
	assert_string_equal(result.findings[0].lowered_by, "en.m2");
	check_text("maybe leave");
	assert_int_equal(result.triage, TRIAGE_AMBER);
}

static void a_modifier_touches_its_own_language_and_what_has_none(void **state)
{
	packs_load(EN RULE("a", "match leave\nmatch weg") MODIFIER("m", "match not\nscope message\nlower green"),
		"language de\ncues ich und ist der das\n" RULE("b", "match leave | weg") MODIFIER("n", "match nicht\nscope message\nlower green"),
		"language any\n" RULE("c", "match leave") MODIFIER("o", "match x0x\nscope message\nlower green"));
	check_message(&(struct moderation_message){ .text = "ich und not leave", .len = 17, .language = "en" });
	assert_non_null(hit_of("en.a")->lowered_by);
	assert_null(hit_of("de.b")->lowered_by);
	assert_non_null(hit_of("any.c")->lowered_by);
	check_message(&(struct moderation_message){ .text = "ich und x0x leave", .len = 17, .language = "en" });
	assert_non_null(hit_of("en.a")->lowered_by);
	assert_non_null(hit_of("de.b")->lowered_by);
}

/* --- combinations --- */

#define PARTS HINT("bag.packed", "match bag") HINT("bag.keys", "match keys") HINT("time.now", "match tonight | at # ")

static void rules_that_stand_together_combine(void **state)
{
	packs_load(EN PARTS RULE("go", "combine bag.packed & time.*") MODIFIER("m", "match no\nscope after 1\nlower green"), NULL, NULL);
	check_text("bag. so it is. tonight");
	assert_int_equal(result.triage, TRIAGE_RED);
	assert_int_equal(result.n_findings, 1);
	assert_int_equal(result.findings[0].from, 0);
	assert_int_equal(result.findings[0].to, 22);
	check_text("tonight, a bag");
	assert_int_equal(result.triage, TRIAGE_RED);
	check_text("bag");
	assert_int_equal(result.triage, TRIAGE_GREEN);
	check_text("no bag tonight");                     /* a lowered part is none */
	assert_int_equal(result.triage, TRIAGE_GREEN);
	check_text("no bag tonight, a bag");
	assert_int_equal(result.triage, TRIAGE_RED);
}

static void within_is_counted_from_first_to_last(void **state)
{
	packs_load(EN PARTS RULE("go", "combine bag.packed & time.now & bag.keys within 4"), NULL, NULL);
	check_text("bag keys and so tonight");
	assert_int_equal(result.triage, TRIAGE_RED);
	check_text("bag keys and so it tonight");
	assert_int_equal(result.triage, TRIAGE_GREEN);
	check_text("bag and so it is keys tonight so bag");
	assert_int_equal(result.triage, TRIAGE_RED);
	assert_int_equal(result.findings[0].from, strlen("bag and so it is "));
}

static void one_hit_is_one_part(void **state)
{
	packs_load(EN PARTS RULE("go", "combine bag.* & bag.*"), NULL, NULL);
	check_text("a bag");
	assert_int_equal(result.triage, TRIAGE_GREEN);
	check_text("a bag, keys");
	assert_int_equal(result.triage, TRIAGE_RED);
	packs_load(EN PARTS RULE("go", "combine bag.* & bag.keys"), NULL, NULL);
	check_text("keys");
	assert_int_equal(result.triage, TRIAGE_GREEN);
	check_text("bag keys");
	assert_int_equal(result.triage, TRIAGE_RED);
}

static void rules_of_two_languages_combine(void **state)
{
	packs_load(EN PARTS, "language de\ncues ich und ist der das\n" HINT("tasche", "match meine tasche"),
		"language any\n" RULE("go", "combine tasche & time.*"));
	check_text("so it is. meine tasche. and tonight");
	assert_int_equal(result.triage, TRIAGE_RED);
	assert_string_equal(result.findings[0].rule, "any.go");
}

static void the_conditions_of_a_rule_hold_for_what_it_combines(void **state)
{
	packs_load(EN PARTS RULE("go", "combine bag.packed & time.now\nunless holiday\nshort 6\nraise crisis with keys"), NULL, NULL);
	check_text("bag tonight");
	assert_int_equal(result.triage, TRIAGE_RED);
	check_text("keys. bag tonight");
	assert_int_equal(result.triage, TRIAGE_CRISIS);
	check_text("bag tonight, holiday");
	assert_int_equal(result.triage, TRIAGE_GREEN);
	check_text("bag tonight and so it is and so");
	assert_int_equal(result.triage, TRIAGE_GREEN);
}

/* --- languages --- */

/* "die" is a verb in one and an article in the other. */
#define ENGLISH "language en\ncues i am the to my so and you in\n" RULE("go", "match die")
#define GERMAN "language de\ncues ich bin die der und so mein im\n" RULE("weg", "match (will | muss) <0-2> weg | lange weg")
#define SPANISH "language es\ncues yo estoy el la de y que me en\n" RULE("irse", "match (quiero | quisiera) irme | me voy")

static bool fires_in(const char *language, const char *text, const char *id)
{
	check_message(&(struct moderation_message){ .text = text, .len = strlen(text), .language = language });
	return hit_of(id);
}

static void hits_of_the_language_of_the_room_count(void **state)
{
	packs_load(ENGLISH, GERMAN, SPANISH);
	assert_true(fires_in("en", "die", "en.go"));
	assert_true(fires_in("de", "will weg", "de.weg"));
}

static void a_word_that_is_another_word_elsewhere_does_not_fire(void **state)
{
	packs_load(ENGLISH, GERMAN, SPANISH);
	assert_false(fires_in("de", "die Katze", "en.go"));
	assert_false(fires_in("de", "ich bin so froh, die Katze ist im Haus", "en.go"));
	assert_false(fires_in(NULL, "ich bin so froh, die Katze ist im Haus", "en.go"));
	assert_false(fires_in("xx", "ich bin so froh, die Katze ist im Haus", "en.go"));
}

static void a_message_in_another_language_is_read_in_it(void **state)
{
	packs_load(ENGLISH, GERMAN, SPANISH);
	assert_true(fires_in("en", "ich will nur weg", "de.weg"));
	assert_true(fires_in("de", "i am going to die", "en.go"));
	assert_true(fires_in("en", "yo me voy", "es.irse"));
	assert_true(fires_in(NULL, "ich will nur weg", "de.weg"));
	assert_true(fires_in(NULL, "lange weg", "de.weg"));
}

static void a_short_insertion_counts(void **state)
{
	packs_load(ENGLISH, GERMAN, SPANISH);
	assert_true(fires_in("en", "so i am in the kitchen and i said to you quiero irme", "es.irse"));
	assert_true(fires_in("en", "so i am in the kitchen and you said, mein Gott, ich muss weg", "de.weg"));
	assert_true(fires_in("en", "i am in the kitchen and i said so to you. ich bin lange weg", "de.weg"));
}

/* --- bursts --- */

static void what_was_checked_before_does_not_fire_again(void **state)
{
	const char *text = "leave home\nso it is";
	struct moderation_message message = { .text = text, .len = strlen(text), .earlier = 11, .language = "en" };

	packs_load(EN RULE("a", "match leave home\nmatch home <<0-2>> now"), NULL, NULL);
	check_message(&message);
	assert_int_equal(result.triage, TRIAGE_GREEN);
	assert_int_equal(result.n_findings, 0);
	message.earlier = 0;
	check_message(&message);
	assert_int_equal(result.triage, TRIAGE_RED);
	message = (struct moderation_message){ .text = "leave home\nnow", .len = 14, .earlier = 11, .language = "en" };
	check_message(&message);
	assert_int_equal(result.triage, TRIAGE_RED);      /* it reaches into what is new */
	assert_int_equal(result.n_findings, 1);
}

static void what_was_checked_before_colours_what_comes_after(void **state)
{
	struct moderation_message message = { .text = "bag and keys\ntonight", .len = 20, .earlier = 13, .language = "en" };

	packs_load(EN PARTS RULE("go", "combine bag.packed & time.now") RULE("two", "combine bag.packed & bag.keys") MODIFIER("m", "match film\nscope message\nlower green"), NULL, NULL);
	check_message(&message);
	assert_int_equal(result.n_findings, 1);
	assert_string_equal(result.findings[0].rule, "en.go");
	message.text = "bag and film\ntonight";
	check_message(&message);
	assert_int_equal(result.triage, TRIAGE_GREEN);
}

/* --- numbers and links --- */

static void the_finders_findings_are_boundaries(void **state)
{
	packs_load(EN RULE("a", "match leave home"), "language any\nallow domain help.example\n", NULL);
	check_text("see www.knitting.example");
	assert_int_equal(result.boundaries, 1u << BOUNDARY_LINK);
	assert_int_equal(result.triage, TRIAGE_GREEN);
	assert_non_null(finding_of("any.link.web"));
	assert_int_equal(finding_of("any.link.web")->from, 4);
	check_text("see www.help.example");
	assert_int_equal(result.boundaries, 0);
}

static void a_finder_can_be_lowered_and_combined(void **state)
{
	packs_load(EN BOUNDARY("buy", "solicitation", "combine link.* & sale") HINT("sale", "match sale")
		MODIFIER("m", "match parody\nscope message\nlower green\nonly link"), NULL, NULL);
	check_text("sale at www.knitting.example");
	assert_int_equal(result.boundaries, 1u << BOUNDARY_LINK | 1u << BOUNDARY_SOLICITATION);
	check_text("sale at www.knitting.example parody");
	assert_int_equal(result.boundaries, 0);
}

/* --- the result --- */

#define LEVELS EN "rule amber\nlevel amber\ncategory none\nwhy x\nmatch aa\n" EXAMPLES \
	"rule red1\nlevel red\ncategory self_harm\nwhy x\nmatch bb\n" EXAMPLES "rule red2\nlevel red\ncategory abuse\nwhy x\nmatch cc\n" EXAMPLES \
	BOUNDARY("rude", "harassment", "match dd") "rule crisis\nlevel crisis\ncategory medical\nwhy x\nmatch ee\n" EXAMPLES HINT("h", "match ff") \
	MODIFIER("m", "match not\nscope after 1\nlower green")

static void findings_come_most_urgent_first(void **state)
{
	static const char *const expected[] = { "en.red2", "en.red1", "en.amber", "en.rude", "en.crisis" };
	size_t i;

	packs_load(LEVELS, NULL, NULL);
	check_text("dd aa ff bb not ee cc");
	assert_int_equal(result.triage, TRIAGE_RED);
	assert_int_equal(result.category, CATEGORY_ABUSE);       /* the earlier one of two reds */
	assert_int_equal(result.boundaries, 1u << BOUNDARY_HARASSMENT);
	assert_int_equal(result.n_findings, 5);                  /* a hint is none */
	for (i = 0; i < 5; i++)
		assert_string_equal(result.findings[i].rule, expected[i]);
}

static void what_does_not_fit_is_dropped_from_the_mild_end(void **state)
{
	static char pack[20000] = EN, name[400];
	size_t len = strlen(pack), i;

	for (i = 0; i < 60; i++)
		len += (size_t)snprintf(pack + len, sizeof(pack) - len,
			"rule r%zu\nlevel %s\ncategory none\nwhy x\nmatch w%zu\n" EXAMPLES, i, i < 40 ? "amber" : "red", i);
	packs_load(pack, NULL, NULL);
	for (i = len = 0; i < 60; i++)
		len += (size_t)snprintf(name + len, sizeof(name) - len, "w%zu ", i);
	check_text(name);
	assert_int_equal(result.n_findings, MODERATION_FINDINGS_MOST);
	for (i = 0; i < MODERATION_FINDINGS_MOST; i++)
		assert_int_equal(result.findings[i].level, i < 20 ? TRIAGE_RED : TRIAGE_AMBER);
}

static void one_rule_is_told_a_few_times_only(void **state)
{
	packs_load(LEVELS, NULL, NULL);
	check_text("bb bb bb bb bb bb aa");
	assert_int_equal(result.n_findings, 4);
	assert_string_equal(result.findings[3].rule, "en.amber");
}

static void a_finding_is_whole_characters_of_the_text(void **state)
{
	const struct moderation_finding *finding;

	packs_load(EN RULE("a", "match élan"), NULL, NULL);
	check_text("« Élan »");
	finding = &result.findings[0];
	assert_int_equal(finding->from, 3);
	assert_int_equal(finding->to - finding->from, strlen("Élan"));
}

static void what_cannot_be_read_is_told_and_the_result_is_zero(void **state)
{
	static char long_text[MODERATION_TEXT_MOST + 1];
	static const struct moderation_result zero;

	packs_load(LEVELS, NULL, NULL);
	check_text("bb");
	assert_int_equal(moderation_check(rules, scratch, &(struct moderation_message){ .text = "bb \xc3", .len = 4 }, &result), MODERATION_BAD_UTF8);
	assert_memory_equal(&result, &zero, sizeof(zero));
	memset(long_text, 'a', sizeof(long_text));
	assert_int_equal(moderation_check(rules, scratch, &(struct moderation_message){ .text = long_text, .len = sizeof(long_text) }, &result),
		MODERATION_TOO_LONG);
	assert_memory_equal(&result, &zero, sizeof(zero));
	check_message(&(struct moderation_message){ .text = long_text, .len = sizeof(long_text) - 1 });
	check_text("");
	assert_int_equal(result.n_findings, 0);
}

static void without_packs_everything_is_green(void **state)
{
	packs_load(NULL, NULL, NULL);
	check_text("bb cc");
	assert_int_equal(result.triage, TRIAGE_GREEN);
	assert_int_equal(result.n_findings, 0);
}

/* --- the second stage --- */

static unsigned char *put_u32(unsigned char *to, uint32_t n)
{
	for (int i = 0; i < 4; i++)
		*to++ = (unsigned char)(n >> 8 * i);
	return to;
}

/* The hash of one word as a feature. */
static uint32_t hash_of_word(const char *word)
{
	size_t i;

	assert_int_equal(text_read(&scratch->text, word, strlen(word)), 0);
	scratch->matches.n_hits = scratch->matches.n_concepts = 0;
	features_gather(&scratch->features, &scratch->text, 0, &scratch->matches, NULL, NULL);
	for (i = 0; i < scratch->features.n; i++)
		if (scratch->features.at[i].kind == FEATURE_WORD)
			return scratch->features.at[i].hash;
	fail_msg("no feature: %s", word);
	return 0;
}

/* A word says this much about red, self-harm and sourcing. */
static void teach(unsigned char *table, const char *word, int8_t weight)
{
	uint32_t hash = hash_of_word(word);
	struct bucket bucket = { .rows = { { .share = 1 } } };
	int8_t *of = bucket.rows[0].weight;

	bucket.tag[0] = (uint16_t)(hash >> 16);
	of[MODEL_RED] = of[MODEL_CATEGORY + CATEGORY_SELF_HARM] = of[MODEL_BOUNDARY + BOUNDARY_SOURCING] = weight;
	memcpy(table + (size_t)(hash % TABLE_BUCKETS_LEAST) * TABLE_BUCKET, &bucket, sizeof(bucket));
}

/* A model that knows two words: "pear" is red, self-harm and sourcing; "plum" is none of them. */
static void with_model(const char *pack)
{
	static unsigned char bytes[TABLE_HEAD + TABLE_BUCKETS_LEAST * TABLE_BUCKET];
	unsigned char *to = bytes + TABLE_MAGIC_LEN;
	int i;

	packs_load(pack, NULL, NULL);
	memset(bytes, 0, sizeof(bytes));
	memcpy(bytes, TABLE_MAGIC, TABLE_MAGIC_LEN);
	to = put_u32(put_u32(put_u32(to, MODEL_OUTPUTS), FEATURE_KINDS), TABLE_BUCKETS_LEAST);
	for (i = 0; i < MODEL_OUTPUTS; i++)
		to = put_u32(put_u32(to, 1 << 16), i == MODEL_GREEN ? 0 : (uint32_t)-1);
	teach(to, "pear", 100);
	teach(to, "plum", -100);
	second_stage.at = bytes;
	second_stage.len = sizeof(bytes);
	packs_load(pack, NULL, NULL);
	second_stage.at = NULL;
	second_stage.len = 0;
}

static void the_second_stage_raises_and_says_why(void **state)
{
	const struct moderation_finding *finding;

	with_model(LEVELS);
	check_text("so my pear");
	assert_int_equal(result.triage, TRIAGE_RED);
	assert_int_equal(result.category, CATEGORY_SELF_HARM);
	assert_int_equal(result.boundaries, 1u << BOUNDARY_SOURCING);
	assert_int_equal(result.model_boundaries, 1u << BOUNDARY_SOURCING);
	finding = finding_of("model.red");
	assert_int_equal(finding->source, FINDING_MODEL);
	assert_string_equal(finding->reasons[0], "pear");
	assert_int_equal(finding->from, 6);
	assert_non_null(finding_of("model.sourcing"));
	check_text("so my apple");
	assert_int_equal(result.n_findings, 0);
	check_text("pear aa");
	assert_int_equal(result.triage, TRIAGE_RED);
	assert_non_null(finding_of("en.amber"));
}

static void the_second_stage_lowers_nothing(void **state)
{
	with_model(LEVELS BOUNDARY("buy", "sourcing", "match buy"));
	check_text("pear ee, buy");
	assert_int_equal(result.triage, TRIAGE_CRISIS);
	assert_int_equal(result.category, CATEGORY_MEDICAL);
	assert_int_equal(result.model_boundaries, 0);
	assert_null(finding_of("model.red"));
	check_text("pear bb");
	assert_null(finding_of("model.red"));
}

static void in_a_burst_the_second_stage_needs_something_new(void **state)
{
	struct moderation_message message = { .text = "my pear\nso it is", .len = 16, .earlier = 8, .language = "en" };

	with_model(LEVELS);
	check_message(&message);
	assert_int_equal(result.triage, TRIAGE_GREEN);
	message.text = "so it is\npear";
	message.len = 13;
	message.earlier = 9;
	check_message(&message);
	assert_int_equal(result.triage, TRIAGE_RED);
	message.earlier = 13;
	check_message(&message);
	assert_int_equal(result.triage, TRIAGE_GREEN);
}

static void in_a_burst_what_was_said_before_drowns_nothing(void **state)
{
	struct moderation_message message = { .text = "a plum\nmy pear", .len = 14, .earlier = 7, .language = "en" };

	with_model(LEVELS);
	check_message(&message);
	assert_int_equal(result.triage, TRIAGE_RED);
	assert_string_equal(result.findings[0].reasons[0], "pear");
	assert_int_equal(result.model_boundaries, 1u << BOUNDARY_SOURCING);
	message.earlier = 0;
	check_message(&message);
	assert_int_equal(result.triage, TRIAGE_GREEN);
}

/* --- history --- */

static void check_after(const char *text, enum triage peak, unsigned ambers)
{
	check_message(&(struct moderation_message){ .text = text, .len = strlen(text), .language = "en", .peak = peak, .ambers = ambers });
}

static void several_ambers_in_a_week_make_one_more_red(void **state)
{
	packs_load(LEVELS, NULL, NULL);
	check_after("aa", TRIAGE_AMBER, 2);
	assert_int_equal(result.triage, TRIAGE_AMBER);
	check_after("aa", TRIAGE_AMBER, 3);
	assert_int_equal(result.triage, TRIAGE_RED);
	assert_string_equal(result.findings[0].rule, "history.worsening");
	assert_int_equal(result.findings[0].source, FINDING_HISTORY);
	assert_int_equal(result.findings[1].level, TRIAGE_AMBER);
	check_after("so", TRIAGE_AMBER, 30);
	assert_int_equal(result.triage, TRIAGE_GREEN);
	check_after("ee", TRIAGE_AMBER, 30);
	assert_int_equal(result.triage, TRIAGE_CRISIS);
}

static void a_farewell_after_red_is_a_crisis(void **state)
{
	packs_load(EN HINT("farewell.thanks", "match thanks all") HINT("calm", "match at peace") MODIFIER("m", "match not\nscope after 3\nlower green"), NULL, NULL);
	check_after("thanks all", TRIAGE_AMBER, 0);
	assert_int_equal(result.triage, TRIAGE_GREEN);
	check_after("thanks all", TRIAGE_RED, 0);
	assert_int_equal(result.triage, TRIAGE_CRISIS);
	assert_int_equal(result.category, CATEGORY_SUICIDE);
	assert_string_equal(result.findings[0].rule, "history.farewell_after_red");
	assert_int_equal(result.findings[0].to, 10);
	check_after("so at peace", TRIAGE_CRISIS, 0);
	assert_int_equal(result.triage, TRIAGE_CRISIS);
	check_after("not at peace", TRIAGE_CRISIS, 0);
	assert_int_equal(result.triage, TRIAGE_GREEN);
	check_after("so", TRIAGE_CRISIS, 0);
	assert_int_equal(result.triage, TRIAGE_GREEN);
}

static void history_never_lowers(void **state)
{
	enum triage peak;
	unsigned ambers;

	packs_load(LEVELS, NULL, NULL);
	for (peak = TRIAGE_GREEN; peak < TRIAGE_COUNT; peak++)
		for (ambers = 0; ambers < 5; ambers++) {
			check_after("ee aa", peak, ambers);
			assert_int_equal(result.triage, TRIAGE_CRISIS);
			check_after("bb aa", peak, ambers);
			assert_int_equal(result.triage, TRIAGE_RED);
		}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(names_and_words_are_each_other),
		cmocka_unit_test(after_reaches_to_the_end_of_the_clause),
		cmocka_unit_test(before_and_around_reach_the_other_way),
		cmocka_unit_test(stop_words_end_a_scope),
		cmocka_unit_test(sentence_and_message_are_wider),
		cmocka_unit_test(cover_takes_only_what_is_inside),
		cmocka_unit_test(quotation_marks_are_enough_for_quoted),
		cmocka_unit_test(unless_takes_away_the_trigger),
		cmocka_unit_test(every_need_must_be_met),
		cmocka_unit_test(lower_amber_leaves_amber),
		cmocka_unit_test(a_lowered_hit_stays_among_the_findings),
		cmocka_unit_test(only_and_keep_say_which_rules),
		cmocka_unit_test(of_two_modifiers_the_lower_level_holds),
		cmocka_unit_test(a_modifier_touches_its_own_language_and_what_has_none),
		cmocka_unit_test(rules_that_stand_together_combine),
		cmocka_unit_test(within_is_counted_from_first_to_last),
		cmocka_unit_test(one_hit_is_one_part),
		cmocka_unit_test(rules_of_two_languages_combine),
		cmocka_unit_test(the_conditions_of_a_rule_hold_for_what_it_combines),
		cmocka_unit_test(hits_of_the_language_of_the_room_count),
		cmocka_unit_test(a_word_that_is_another_word_elsewhere_does_not_fire),
		cmocka_unit_test(a_message_in_another_language_is_read_in_it),
		cmocka_unit_test(a_short_insertion_counts),
		cmocka_unit_test(what_was_checked_before_does_not_fire_again),
		cmocka_unit_test(what_was_checked_before_colours_what_comes_after),
		cmocka_unit_test(the_finders_findings_are_boundaries),
		cmocka_unit_test(a_finder_can_be_lowered_and_combined),
		cmocka_unit_test(findings_come_most_urgent_first),
		cmocka_unit_test(what_does_not_fit_is_dropped_from_the_mild_end),
		cmocka_unit_test(one_rule_is_told_a_few_times_only),
		cmocka_unit_test(a_finding_is_whole_characters_of_the_text),
		cmocka_unit_test(what_cannot_be_read_is_told_and_the_result_is_zero),
		cmocka_unit_test(without_packs_everything_is_green),
		cmocka_unit_test(the_second_stage_raises_and_says_why),
		cmocka_unit_test(the_second_stage_lowers_nothing),
		cmocka_unit_test(in_a_burst_the_second_stage_needs_something_new),
		cmocka_unit_test(in_a_burst_what_was_said_before_drowns_nothing),
		cmocka_unit_test(several_ambers_in_a_week_make_one_more_red),
		cmocka_unit_test(a_farewell_after_red_is_a_crisis),
		cmocka_unit_test(history_never_lowers),
	};

	return cmocka_run_group_tests(tests, NULL, packs_end);
}
