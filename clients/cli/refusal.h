/* clients/cli/refusal.h: why the server changed nothing. */
#ifndef CAIRN_CLI_REFUSAL_H
#define CAIRN_CLI_REFUSAL_H

#include <jansson.h>
#include <stdbool.h>
#include <stdint.h>

/* Borrowed from the frame it came in. */
struct refusal {
	const char *code, *field, *text;      /* never NULL; "" when not given */
	int64_t retry_after_ms;               /* 0 when not given */
};

/* Read the error of a frame {"type": "error", "error": {...}}. */
struct refusal refusal_of(const json_t *frame);
bool refusal_is(const struct refusal *r, const char *code);
/* Say it on standard error; the code comes first, for scripts. */
void refusal_tell(const struct refusal *r);
/* NO_SEAT for not_signed_in, else REFUSED. */
int refusal_exit(const struct refusal *r);

#endif
