/* tests/support/packs.h: packs as text within a suite, loaded and asked.
 *
 * Include cmocka.h first.  One scratch and one set of rules at a time; packs_end() frees both. */
#ifndef CAIRN_TESTS_PACKS_H
#define CAIRN_TESTS_PACKS_H

#include <stdbool.h>
#include <string.h>

#include "moderation/moderation.h"
#include "moderation/scratch.h"

/* What every rule must have; nothing here tries them. */
#define EXAMPLES "+ a\n+ b\n+ c\n- d\n- e\n- f\n"
#define RULE(name, body) "rule " name "\nlevel red\ncategory suicide\nwhy a test\n" body "\n" EXAMPLES
#define HINT(name, body) "rule " name "\nhint\n" body "\n" EXAMPLES
#define BOUNDARY(name, which, body) "rule " name "\nboundary " which "\nwhy a test\n" body "\n" EXAMPLES
#define MODIFIER(name, body) "modifier " name "\n" body "\n" EXAMPLES

static struct moderation_rules *rules;
static struct moderation_scratch *scratch;
static struct moderation_result result;
static struct moderation_fault fault;
static struct {
	const void *at;
	size_t len;
} second_stage;                               /* loaded with the packs; none unless a suite says so */

static inline int packs_try(const char *first, const char *second, const char *third)
{
	const char *texts[] = { first, second, third }, *names[] = { "one.rules", "two.rules", "three.rules" };
	struct moderation_source sources[3];
	size_t n = 0;

	moderation_rules_free(rules);
	for (; n < 3 && texts[n]; n++)
		sources[n] = (struct moderation_source){ names[n], texts[n], strlen(texts[n]) };
	return moderation_rules_new(sources, n, second_stage.at, second_stage.len, &rules, &fault);
}

static inline void packs_load(const char *first, const char *second, const char *third)
{
	int err = packs_try(first, second, third);

	if (err)
		fail_msg("%d: %s:%u: %s", err, fault.file, fault.line, fault.message);
	if (!scratch)
		scratch = moderation_scratch_new();
	assert_non_null(scratch);
}

static inline void check_message(const struct moderation_message *message)
{
	assert_int_equal(moderation_check(rules, scratch, message, &result), 0);
}

static inline void check_text(const char *text)
{
	check_message(&(struct moderation_message){ .text = text, .len = strlen(text), .language = "en" });
}

/* A hit of the rule with this id, lowered or not; NULL: none. */
static inline const struct hit *hit_of(const char *id)
{
	size_t i;

	for (i = 0; i < scratch->matches.n_hits; i++)
		if (strcmp(scratch->matches.hits[i].rule->id, id) == 0)
			return &scratch->matches.hits[i];
	return NULL;
}

static inline int packs_end(void **state)
{
	moderation_rules_free(rules);
	moderation_scratch_free(scratch);
	rules = NULL;
	scratch = NULL;
	return 0;
}

#endif
