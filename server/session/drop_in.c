#include "session/drop_in.h"

#include "store/cases.h"
#include "store/meetings.h"
#include "store/places.h"

/* Somebody on their way in. */
struct comer {
	struct tx *tx;
	int64_t room, member, held_ms;
};

/* They were there a moment ago, and did not give up the seat they had then. */
static int comes_back(const struct comer *c, int64_t last_ms, bool *ret)
{
	struct seat seat;
	int err = seats_get(c->tx, c->room, c->member, &seat);

	*ret = !err && seat.arrived_ms <= last_ms && last_ms >= c->tx->now_ms - c->held_ms;
	return err == ERR_NOT_IN_ROOM ? 0 : err;
}

static int has_place(const struct comer *c, int64_t meeting, bool *ret)
{
	struct place place;
	int err = places_of(c->tx, meeting, c->member, &place);

	*ret = !err && place.state == PLACE_KEPT;
	return err == ERR_NOT_FOUND ? 0 : err;
}

static int check_space(const struct comer *c, const struct meeting_on *on)
{
	const struct agenda_policy policy = tx_agenda(c->tx);
	bool kept = c->tx->now_ms < on->start_ms + policy.kept_ms;
	int64_t taken;
	int err = attendance_taken(c->tx, on->id, c->member, c->tx->now_ms - c->held_ms, kept, &taken);

	return err ? err : taken < on->capacity ? 0 : ERR_ROOM_FULL;
}

/* One of the meetings that are on. */
static int enter(const struct comer *c, const struct meeting_on *on)
{
	int64_t last_ms = 0;
	bool mine = false;
	int err = attendance_last(c->tx, on->id, c->member, &last_ms);

	if (err == ERR_NOT_FOUND && c->tx->now_ms > on->entry_ms)
		return ERR_TOO_LATE;
	if (!err)
		err = comes_back(c, last_ms, &mine);
	else if (err == ERR_NOT_FOUND)
		err = 0;
	if (!err && !mine)
		err = has_place(c, on->id, &mine);
	return err || mine ? err : check_space(c, on);
}

static bool is_refusal(int err)
{
	return err == ERR_ROOM_CLOSED || err == ERR_TOO_LATE || err == ERR_ROOM_FULL;
}

/* Where two are on, whichever takes them; else the one that comes says why not. */
static int enter_any(const struct comer *c, int64_t *ret_meeting)
{
	const struct agenda_policy policy = tx_agenda(c->tx);
	struct meeting_on on[MEETINGS_ON_MOST];
	bool lately = false;
	size_t n, i;
	int err = meetings_on(c->tx, c->room, on, &n);

	if (!err && n == 0) {
		err = attendance_lately(c->tx, c->room, c->member, c->tx->now_ms - policy.readable_ms, &lately);
		return err ? err : lately ? 0 : ERR_ROOM_CLOSED;
	}
	for (i = 0; i < n && (!err || is_refusal(err)); i++) {
		err = enter(c, &on[i]);
		if (!err) {
			*ret_meeting = on[i].id;
			return 0;
		}
	}
	return err;
}

int drop_in_enter(struct tx *tx, const struct room *room, unsigned roles, int64_t member, int64_t held_ms, int64_t *ret_meeting)
{
	const struct comer comer = { tx, room->id, member, held_ms };
	bool danger = false;
	int err, why;

	*ret_meeting = 0;
	if (!room->drop_in || (roles & DROP_IN_STAFF))
		return 0;
	why = enter_any(&comer, ret_meeting);
	if (!is_refusal(why))
		return why;
	err = cases_in_danger(tx, member, &danger);
	return err ? err : danger ? 0 : why;
}

static bool goes_on(const struct meeting_on *on)
{
	return !on->held_ms && (on->state != MEETING_WAITING || on->here >= on->staff_needed);
}

int drop_in_talk(struct tx *tx, const struct room *room)
{
	struct meeting_on on[MEETINGS_ON_MOST];
	size_t n = 0, i;
	int err = room->drop_in ? meetings_on(tx, room->id, on, &n) : 0;

	if (err || !room->drop_in)
		return err;
	for (i = 0; i < n; i++)
		if (goes_on(&on[i]))
			return 0;
	return n ? ERR_ON_HOLD : ERR_ROOM_CLOSED;
}
