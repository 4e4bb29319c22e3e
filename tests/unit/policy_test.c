/* tests/unit/policy_test.c: what a room does with a message, and what it never does. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <string.h>

#include "moderation/policy.h"

#define ALL ((1u << BOUNDARY_COUNT) - 1)
#define BIT(boundary) (1u << (boundary))

static const struct standing guest = { 0 }, newcomer = { .newcomer = true }, staff = { .staff = true },
	staying = { .newcomer = true, .in_danger = true };

static struct policy strictest(void)
{
	struct policy policy = { .links_off = true, .newcomers_wait = true };
	int i;

	for (i = 0; i < BOUNDARY_COUNT; i++)
		policy.boundaries[i] = VERDICT_REFUSE;
	return policy;
}

static void urgent_words_are_delivered_however_strict_the_room_is(void **state)
{
	const struct standing *everybody[] = { &guest, &newcomer, &staff, &staying };
	struct policy policy = strictest();
	enum triage level;
	size_t i;

	for (level = TRIAGE_RED; level < TRIAGE_COUNT; level++)
		for (i = 0; i < sizeof everybody / sizeof *everybody; i++)
			assert_int_equal(policy_decide(&policy, everybody[i], level, ALL, 0).verdict, VERDICT_DELIVER);
}

static void nothing_of_somebody_in_danger_is_held_either(void **state)
{
	struct policy policy = strictest();

	assert_int_equal(policy_decide(&policy, &staying, TRIAGE_GREEN, ALL, 0).verdict, VERDICT_DELIVER);
	assert_int_equal(policy_decide(&policy, &newcomer, TRIAGE_GREEN, ALL, 0).verdict, VERDICT_REFUSE);
}

static void the_severest_verdict_counts_and_names_its_boundaries(void **state)
{
	unsigned set = BIT(BOUNDARY_LINK) | BIT(BOUNDARY_HARASSMENT) | BIT(BOUNDARY_SOURCING);
	struct ruling ruling = policy_decide(&policy_default, &guest, TRIAGE_AMBER, set, 0);

	assert_int_equal(ruling.verdict, VERDICT_HOLD);
	assert_int_equal(ruling.boundaries, BIT(BOUNDARY_HARASSMENT) | BIT(BOUNDARY_SOURCING));
	ruling = policy_decide(&policy_default, &guest, TRIAGE_GREEN, BIT(BOUNDARY_LINK), 0);
	assert_int_equal(ruling.verdict, VERDICT_NUDGE);
	ruling = policy_decide(&policy_default, &guest, TRIAGE_AMBER, 0, 0);
	assert_int_equal(ruling.verdict, VERDICT_DELIVER);
	assert_int_equal(ruling.boundaries, 0);
}

static void what_only_the_second_stage_saw_is_nudged_at_most(void **state)
{
	struct policy policy = strictest();
	unsigned set = BIT(BOUNDARY_HARASSMENT);

	assert_int_equal(policy_decide(&policy_default, &guest, TRIAGE_GREEN, set, set).verdict, VERDICT_NUDGE);
	assert_int_equal(policy_decide(&policy, &guest, TRIAGE_GREEN, ALL, ALL).verdict, VERDICT_NUDGE);
}

static void staff_are_nudged_at_most(void **state)
{
	struct policy policy = strictest();

	assert_int_equal(policy_decide(&policy, &staff, TRIAGE_GREEN, ALL, 0).verdict, VERDICT_NUDGE);
}

static void controls_add_to_the_policy(void **state)
{
	struct policy policy = policy_default;
	struct ruling ruling;

	policy.links_off = true;
	assert_int_equal(policy_decide(&policy, &guest, TRIAGE_GREEN, BIT(BOUNDARY_LINK), 0).verdict, VERDICT_REFUSE);
	policy.newcomers_wait = true;
	ruling = policy_decide(&policy, &newcomer, TRIAGE_GREEN, 0, 0);
	assert_int_equal(ruling.verdict, VERDICT_HOLD);
	assert_int_equal(ruling.boundaries, 0);
	assert_int_equal(policy_decide(&policy, &guest, TRIAGE_GREEN, 0, 0).verdict, VERDICT_DELIVER);
	assert_int_equal(policy_decide(&policy, &newcomer, TRIAGE_GREEN, BIT(BOUNDARY_LINK), 0).verdict, VERDICT_REFUSE);
}

static void verdicts_have_names(void **state)
{
	int i;

	for (i = 0; i < VERDICT_COUNT; i++)
		assert_int_equal(verdict_parse(verdict_name((enum verdict)i), strlen(verdict_name((enum verdict)i))), i);
	assert_int_equal(verdict_parse("ban", 3), -1);
	assert_int_equal(verdict_parse("", 0), -1);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(urgent_words_are_delivered_however_strict_the_room_is),
		cmocka_unit_test(nothing_of_somebody_in_danger_is_held_either),
		cmocka_unit_test(the_severest_verdict_counts_and_names_its_boundaries),
		cmocka_unit_test(what_only_the_second_stage_saw_is_nudged_at_most),
		cmocka_unit_test(staff_are_nudged_at_most),
		cmocka_unit_test(controls_add_to_the_policy),
		cmocka_unit_test(verdicts_have_names),
	};

	return cmocka_run_group_tests_name("policy", tests, NULL, NULL);
}
