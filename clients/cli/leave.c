/* clients/cli/leave.c: `cairn leave`. */
#include <errno.h>
#include <string.h>

#include "api.h"

/* Nothing is left on this machine, whatever the server says: a session it does not
 * know any more is as good as closed. */
int run_leave(struct cli *cli)
{
	struct api_answer answer = { 0 };
	int result = DONE;

	if (seat_get(&cli->seat, "server") && seat_signed_in(&cli->seat))
		result = api_call(cli, "session.close", need(json_object()), false, &answer);
	if (result == REFUSED)
		refusal_tell(&answer.refusal);
	api_answer_release(&answer);
	if (result != DONE && result != NO_SEAT)
		return result;
	if (!seat_remove(&cli->seat))
		return DONE;
	complain("cannot remove %s: %s", cli->seat.path, strerror(errno));
	return BROKEN;
}
