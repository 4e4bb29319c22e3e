/* clients/cli/refusal.c: see refusal.h. */
#include "refusal.h"

#include <string.h>

#include "cli.h"
#include "text.h"

struct refusal refusal_of(const json_t *frame)
{
	const json_t *error = json_object_get(frame, "error");

	return (struct refusal){
		.code = text_of(error, "code"),
		.field = text_of(error, "field"),
		.text = text_of(error, "text"),
		.retry_after_ms = number_of(error, "retry_after_ms"),
	};
}

bool refusal_is(const struct refusal *r, const char *code)
{
	return !strcmp(r->code, code);
}

void refusal_tell(const struct refusal *r)
{
	const char *code = *r->code ? r->code : "internal";

	if (*r->field)
		complain("%s: %s (%s)", code, r->text, r->field);
	else if (r->retry_after_ms)
		complain("%s: %s (in %lld ms)", code, r->text, (long long)r->retry_after_ms);
	else
		complain("%s: %s", code, r->text);
}

int refusal_exit(const struct refusal *r)
{
	return refusal_is(r, "not_signed_in") ? NO_SEAT : REFUSED;
}
