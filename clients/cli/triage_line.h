/* clients/cli/triage_line.h: one message of `cairn triage`, JSON in and JSON out.
 *
 * In:   {"id": any, "text": "...", "lang": "en", "context": "...", "earlier": bytes, "peak": level, "ambers": n}
 *       of which only text must be there.
 * Out:  {"id", "triage", "category", "boundaries": [...], "rules": [{"id", "span": [from, to], "level",
 *       "lowered_by", "why", "reasons": [...]}]}
 *       A span is in bytes of the text as UTF-8: from the first, up to but without the second.  "level" is after
 *       lowering, and green for a boundary; "lowered_by" is null when nothing lowered it; "reasons" are words of
 *       the text that weighed most, for what the second stage found.
 * Or:   {"id", "line": n, "error": "..."}.  The id is told whenever it can be read; else it is null. */
#ifndef CAIRN_CLI_TRIAGE_LINE_H
#define CAIRN_CLI_TRIAGE_LINE_H

#include <jansson.h>
#include <stdbool.h>
#include <stddef.h>

#include "moderation/moderation.h"

struct triage_line {
	const struct moderation_rules *rules;
	struct moderation_scratch *scratch;
	struct moderation_result result;      /* of the last message that was not bad */
	bool bad;                             /* some message was */
};

/* The answer to a line, whatever it holds; the caller's.  NULL: out of memory. */
json_t *triage_answer(struct triage_line *t, const char *line, size_t len, size_t number);

#endif
