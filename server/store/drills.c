#include "store/drills.h"

int drills_next_room(struct tx *tx, int64_t *ret_room)
{
	return tx_number(tx, ret_room,
		"SELECT r.id FROM rooms r WHERE r.staff_of IS NULL AND r.aside_of IS NULL ORDER BY"
		" COALESCE((SELECT max(c.opened_ms) FROM cases c WHERE c.room = r.id AND c.drill <> 0), 0), r.created_ms, r.id LIMIT 1", "");
}
