/* room.history: a page of what was said before. */
#include "base/config.h"
#include "room/room.h"
#include "room/words.h"
#include "session/session.h"
#include "session/visiting.h"

struct history_plan {
	struct list page;                     /* struct entry, oldest first */
	uint64_t floor;                       /* nothing up to here is for this person */
};

int room_history_run(struct request *r, struct tx *tx)
{
	const struct wire_room_history *in = &r->msg.u.room_history;
	const struct config *config = request_config(r);
	struct history_plan *plan = arena_new(&r->arena, sizeof *plan);
	uint64_t limit = in->has_limit ? in->limit : (uint64_t)config->rooms_page_entries;
	struct room room;
	int err = plan ? rooms_get(tx, in->room, &r->arena, &room) : ERR_NO_MEMORY;

	if (err)
		return err == ERR_NOT_FOUND ? ERR_NOT_ALLOWED : err;
	r->plan = plan;
	list_init(&plan->page);
	plan->floor = visiting_sees_all(&room, r->actor.roles) ? 0 : r->actor.seat.arrived_seq;
	if (limit > (uint64_t)config->rooms_page_entries)
		limit = (uint64_t)config->rooms_page_entries;
	return entries_before(tx, room.stream, in->has_before ? in->before : INT64_MAX, plan->floor, limit,
	                      (size_t)config->rooms_page_kb << 10, &plan->page);
}

/* Stored, but not yet visible on this node: those come live. */
static void drop_newer(struct list *page, uint64_t head)
{
	while (!list_empty(page) && list_last(page, struct entry, link)->seq > head) {
		struct entry *e = list_last(page, struct entry, link);

		list_remove(&e->link);
		entry_free(e);
	}
}

static int fill(struct request *r, struct history_plan *plan)
{
	struct wire_room_history_result *out = &r->result.room_history;
	struct list *it, *tmp;
	size_t n = 0;
	int err = 0;

	list_each(it, tmp, &plan->page)
		n++;
	out->entries = arena_array(&r->arena, n, sizeof *out->entries);
	if (!out->entries)
		return ERR_NO_MEMORY;
	list_each(it, tmp, &plan->page)
		if (!err)
			err = entry_to_wire(container_of(it, struct entry, link), plan->floor, &r->arena,
			                    &out->entries[out->n_entries++]);
	out->more = n > 0 && out->entries[0].seq > plan->floor + 1;
	if (!err)
		result_encode(OP_ROOM_HISTORY, &r->result, &r->result_json);
	return err ? err : r->result_json.err;
}

int room_history_after(struct request *r)
{
	struct history_plan *plan = r->plan;
	struct visit *visit = r->client ? client_visit(r->client, r->msg.u.room_history.room) : NULL;
	int err = visit ? 0 : ERR_NOT_IN_ROOM;

	if (visit) {
		drop_newer(&plan->page, visit_head(visit));
		err = fill(r, plan);
	}
	entries_free(&plan->page);
	return err;
}
