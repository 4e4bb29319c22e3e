/* A series in words of the wire. */
#include "meeting/meeting.h"

#include "session/describe.h"

static struct str or_absent(struct str s)
{
	return s.len > 0 ? s : (struct str){ 0 };
}

static int days_to_wire(const struct series *s, struct arena *arena, struct wire_plan *ret)
{
	size_t i;

	ret->extra = arena_array(arena, s->n_days, sizeof *ret->extra);
	ret->left_out = arena_array(arena, s->n_days, sizeof *ret->left_out);
	if (!ret->extra || !ret->left_out)
		return ERR_NO_MEMORY;
	for (i = 0; i < s->n_days; i++) {
		if (s->days[i].start_min < 0)
			ret->left_out[ret->n_left_out++] = s->days[i].day;
		else
			ret->extra[ret->n_extra++] = (struct wire_wall){ .day = s->days[i].day, .start = (uint64_t)s->days[i].start_min };
	}
	ret->has_extra = ret->n_extra > 0;
	ret->has_left_out = ret->n_left_out > 0;
	return 0;
}

static int plan_to_wire(const struct series *s, struct arena *arena, struct wire_plan *ret)
{
	*ret = (struct wire_plan){ .title = s->title, .about = or_absent(s->about), .language = s->language,
		.audience = or_absent(s->audience), .zone = s->zone, .day = s->day, .start = (uint64_t)s->start_min,
		.minutes = (uint64_t)s->minutes, .rule = s->rule, .has_capacity = true, .capacity = (uint64_t)s->capacity,
		.staff_needed = (uint64_t)s->staff_needed, .has_opens = true, .opens = (uint64_t)s->opens_min,
		.has_entry = s->entry_min >= 0, .entry = (uint64_t)s->entry_min, .has_public = true, .public = s->public,
		.has_guide = true, .guide = s->guide };
	return days_to_wire(s, arena, ret);
}

static int staff_to_wire(struct tx *tx, const struct series *s, struct arena *arena, struct wire_series *ret)
{
	struct staffing *found = arena_array(arena, SERIES_STAFF_MOST, sizeof *found);
	size_t n = 0, i;
	int err;

	ret->staff = arena_array(arena, SERIES_STAFF_MOST, sizeof *ret->staff);
	if (!found || !ret->staff)
		return ERR_NO_MEMORY;
	err = series_staff_list(tx, s->id, arena, found, SERIES_STAFF_MOST, &n);
	for (i = 0; !err && i < n; i++) {
		err = describe_person(tx, found[i].member, found[i].name, s->room, &ret->staff[i].member);
		if (!err && wire_part_parse(found[i].part, &ret->staff[i].part))
			err = ERR_STORAGE;
	}
	ret->n_staff = n;
	return err;
}

int series_to_wire(struct tx *tx, const struct series *s, struct arena *arena, struct wire_series *ret)
{
	int64_t next = 0;
	int err = meetings_next(tx, s->id, &next);

	*ret = (struct wire_series){ .id = s->id, .room = s->room, .version = (uint64_t)s->version, .has_next = next > 0,
		.next = (uint64_t)next, .has_ended = s->ended_ms > 0, .ended = (uint64_t)s->ended_ms, .follows = s->follows };
	if (err == ERR_NOT_FOUND)
		err = 0;
	if (!err)
		err = plan_to_wire(s, arena, &ret->plan);
	return err ? err : staff_to_wire(tx, s, arena, ret);
}
