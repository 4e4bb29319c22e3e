#include "store/help.h"

#include "store/rooms.h"

int help_room(struct tx *tx, int64_t place, int64_t *ret_room)
{
	return tx_number(tx, ret_room, "SELECT COALESCE(staff_of, aside_of, id) FROM rooms WHERE id = $1", "i", place);
}

/* A grant on the whole server is one here; what is over leaves a trace in one of the others. */
int help_known(struct tx *tx, int64_t room, int64_t member)
{
	int64_t hit;
	int err = seats_known(tx, room, member);

	if (err != ERR_NOT_FOUND)
		return err;
	return tx_number(tx, &hit,
		"SELECT 1 WHERE EXISTS (SELECT 1 FROM grants WHERE member = $2 AND room IN (0, $1))"
		" OR EXISTS (SELECT 1 FROM removals WHERE member = $2 AND room IN (0, $1))"
		" OR EXISTS (SELECT 1 FROM sanctions WHERE member = $2 AND room IN (0, $1))"
		" OR EXISTS (SELECT 1 FROM cases WHERE member = $2 AND room = $1)"
		" OR EXISTS (SELECT 1 FROM flags WHERE member = $2 AND room = $1)"
		" OR EXISTS (SELECT 1 FROM held WHERE member = $2 AND room = $1)", "ii", room, member);
}

int help_raised_ms(struct tx *tx, int64_t case_id, int64_t *ret_ms)
{
	return tx_number(tx, ret_ms,
		"SELECT COALESCE(max(at_ms), 0) FROM case_events WHERE case_id = $1 AND what IN ('opened', 'raised')", "i", case_id);
}
