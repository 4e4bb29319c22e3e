#include "notify/outcome.h"

#include <stddef.h>

#define SECOND INT64_C(1000)
#define MINUTE (60 * SECOND)
#define TEST_MS (10 * MINUTE)             /* nobody looks at a test message that is older */

static const struct row {
	const char *word;
	bool again;
} rows[] = {
#define X(name, word, again) [name] = { word, again },
	OUTCOME_LIST(X)
#undef X
};

const char *outcome_word(enum outcome o)
{
	return rows[o].word;
}

bool outcome_final(enum outcome o)
{
	return o != OUTCOME_SENT && !rows[o].again;
}

enum outcome outcome_of_http(long status, bool push)
{
	if (status >= 200 && status < 300)
		return OUTCOME_SENT;
	if (status >= 300 && status < 400)
		return OUTCOME_REDIRECT;
	if (status == 410 || (push && status == 404))
		return OUTCOME_GONE;
	/* Request timeout, too early, too many requests. */
	if (status == 408 || status == 425 || status == 429)
		return OUTCOME_BUSY;
	return status >= 400 && status < 500 ? OUTCOME_REFUSED : OUTCOME_SERVER_ERROR;
}

enum outcome outcome_of_smtp(long status)
{
	/* 530 to 538 are about signing in: the operator's to mend, not the owner's. */
	if (status >= 530 && status <= 538)
		return OUTCOME_SIGN_IN;
	if (status >= 550 && status <= 556)
		return OUTCOME_REFUSED;
	return status >= 400 && status < 500 ? OUTCOME_BUSY : OUTCOME_SERVER_ERROR;
}

static int64_t wait_ms(int64_t attempts)
{
	static const int64_t first[] = { 5 * SECOND, 15 * SECOND, 45 * SECOND, 2 * MINUTE };
	const int64_t n = sizeof first / sizeof *first;

	return attempts >= 1 && attempts <= n ? first[attempts - 1] : 5 * MINUTE;
}

int64_t outcome_again(const struct outcome_case *c)
{
	int64_t limit_ms = c->test ? TEST_MS : c->give_up_ms;

	if (!rows[c->outcome].again || (c->about_case && !c->case_open))
		return 0;
	if (!c->about_case && c->now_ms - c->made_ms >= limit_ms)
		return 0;
	return c->now_ms + wait_ms(c->attempts);
}
