/* help.lines: crisis lines for whoever asks, signed in or not. */
#include "escalation/escalation.h"
#include "escalation/lines.h"
#include "session/session.h"

int help_lines_run(struct request *r, struct tx *tx)
{
	const struct wire_help_lines *in = &r->msg.u.help_lines;
	struct wire_help_lines_result *out = &r->result.help_lines;
	struct lines_day today = lines_day(tx->now_ms);
	int err = lines_regions(r->desk->lines, &r->arena, &out->regions, &out->n_regions, &out->elsewhere);

	if (err)
		return err;
	out->lines = arena_array(&r->arena, LINES_MOST, sizeof *out->lines);
	if (!out->lines)
		return ERR_NO_MEMORY;
	return lines_find(r->desk->lines, in->region, in->language, str_of(today.text), &r->arena, out->lines, LINES_MOST, &out->n_lines,
	                  &out->region);
}
