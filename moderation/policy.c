/* moderation/policy.c: see policy.h. */
#include "moderation/policy.h"

#include <string.h>

static const char *const names[] = {
#define X(code, word) [code] = word,
	VERDICT_LIST(X)
#undef X
};

const struct policy policy_default = { .boundaries = {
					       [BOUNDARY_CONTACT_INFO] = VERDICT_HOLD,
	[BOUNDARY_SOLICITATION] = VERDICT_HOLD,
	[BOUNDARY_MEDICAL_ADVICE] = VERDICT_NUDGE,
	[BOUNDARY_HARASSMENT] = VERDICT_HOLD,
	[BOUNDARY_METHOD_DETAIL] = VERDICT_HOLD,
	[BOUNDARY_SOURCING] = VERDICT_HOLD,
	[BOUNDARY_GRAPHIC] = VERDICT_NUDGE,
	[BOUNDARY_LINK] = VERDICT_NUDGE,
} };

const char *verdict_name(enum verdict verdict)
{
	return names[verdict];
}

int verdict_parse(const char *at, size_t len)
{
	int i;

	for (i = 0; i < VERDICT_COUNT; i++)
		if (strlen(names[i]) == len && memcmp(names[i], at, len) == 0)
			return i;
	return -1;
}

static enum verdict at_most(enum verdict verdict, enum verdict most)
{
	return verdict < most ? verdict : most;
}

/* What the room says of one boundary, for this member. */
static enum verdict on_boundary(const struct policy *policy, const struct standing *standing, enum boundary boundary,
                                bool model_only)
{
	enum verdict verdict = policy->boundaries[boundary];

	if (boundary == BOUNDARY_LINK && policy->links_off)
		verdict = VERDICT_REFUSE;
	return model_only || standing->staff ? at_most(verdict, VERDICT_NUDGE) : verdict;
}

struct ruling policy_decide(const struct policy *policy, const struct standing *standing,
                            enum triage triage, unsigned boundaries, unsigned model_boundaries)
{
	struct ruling ruling = { VERDICT_DELIVER, 0 };
	int i;

	if (triage >= TRIAGE_RED || standing->in_danger)
		return ruling;
	for (i = 0; i < BOUNDARY_COUNT; i++) {
		unsigned bit = 1u << i;
		enum verdict verdict;

		if (!(boundaries & bit))
			continue;
		verdict = on_boundary(policy, standing, i, model_boundaries & bit);
		if (verdict > ruling.verdict)
			ruling = (struct ruling){ verdict, bit };
		else if (verdict == ruling.verdict && verdict > VERDICT_DELIVER)
			ruling.boundaries |= bit;
	}
	if (policy->newcomers_wait && standing->newcomer && !standing->staff && ruling.verdict < VERDICT_HOLD)
		ruling = (struct ruling){ VERDICT_HOLD, 0 };
	return ruling;
}
