/* When somebody is reminded, what of, and which of their calendars' addresses counts. */
#include "store/places.h"

#define TEXT_MOST 64

/* "1440 60" */
static struct str write_minutes(const struct reminders *r, char text[TEXT_MOST])
{
	size_t i, len = 0;

	for (i = 0; i < r->n; i++)
		len += (size_t)snprintf(text + len, TEXT_MOST - len, "%s%lld", i > 0 ? " " : "", (long long)r->minutes[i]);
	return (struct str){ text, len };
}

static void read_minutes(struct str text, struct reminders *ret)
{
	size_t i;
	bool inside = false;

	for (i = 0; i < text.len; i++) {
		bool digit = text.at[i] >= '0' && text.at[i] <= '9';

		if (digit && !inside && ret->n == sizeof ret->minutes / sizeof *ret->minutes)
			return;
		if (digit && !inside)
			ret->minutes[ret->n++] = 0;
		if (digit)
			ret->minutes[ret->n - 1] = ret->minutes[ret->n - 1] * 10 + (text.at[i] - '0');
		inside = digit;
	}
}

int reminders_set(struct tx *tx, int64_t member, const struct reminders *r)
{
	char text[TEXT_MOST] = "";
	struct str minutes = write_minutes(r, text);

	return tx_exec(tx, NULL,
		"INSERT INTO reminders (member, minutes, quiet_from, quiet_until, zone, language) VALUES ($1, $2, $3, $4, $5, $6)"
		" ON CONFLICT (member) DO UPDATE SET minutes = excluded.minutes, quiet_from = excluded.quiet_from,"
		" quiet_until = excluded.quiet_until, zone = excluded.zone, language = excluded.language", "isiiss", member, minutes,
		r->quiet_from, r->quiet_until, r->zone, r->language.at ? r->language : STR(""));
}

static int read_row(struct db_stmt *st, struct arena *arena, struct reminders *ret)
{
	read_minutes(db_bytes(st, 0), ret);
	ret->quiet_from = db_int(st, 1);
	ret->quiet_until = db_int(st, 2);
	ret->zone = arena_str(arena, db_bytes(st, 3));
	ret->language = arena_str(arena, db_bytes(st, 4));
	return ret->zone.at && ret->language.at ? 0 : ERR_NO_MEMORY;
}

int reminders_get(struct tx *tx, int64_t member, struct arena *arena, struct reminders *ret)
{
	int err = 0;
	struct db_stmt *st = tx_query(tx, &err,
		"SELECT minutes, quiet_from, quiet_until, zone, language FROM reminders WHERE member = $1", "i", member);

	*ret = (struct reminders){ .zone = STR(""), .language = STR("") };
	if (!st)
		return err;
	err = db_step(st);
	if (err <= 0)
		return err;
	err = read_row(st, arena, ret);
	db_reset(st);
	return err;
}

/* --- parts --- */

/* 64: OWN_STAFF; without it a meeting has the staff of its series. */
int reminders_parts_ahead(struct tx *tx, int64_t member, struct part_ahead *ret, size_t most, size_t *ret_n)
{
	int err = 0, step = 0;
	struct db_stmt *st = tx_query(tx, &err,
		"SELECT g.id, g.start_ms FROM meeting_staff s JOIN meetings g ON g.id = s.meeting"
		" WHERE s.member = $1 AND g.start_ms > $2 AND g.state IN ('scheduled', 'waiting')"
		" UNION SELECT g.id, g.start_ms FROM series_staff s JOIN meetings g ON g.series = s.series AND (g.own & 64) = 0"
		" WHERE s.member = $1 AND g.start_ms > $2 AND g.state IN ('scheduled', 'waiting') ORDER BY 2, 1 LIMIT $3", "iii", member,
		tx->now_ms, (int64_t)most);

	*ret_n = 0;
	if (!st)
		return err;
	while (*ret_n < most && (step = db_step(st)) > 0)
		ret[(*ret_n)++] = (struct part_ahead){ db_int(st, 0), db_int(st, 1) };
	db_reset(st);
	return step < 0 ? step : 0;
}

int reminders_sent(struct tx *tx, int64_t member, int64_t meeting, int64_t since_ms, bool *ret)
{
	int64_t hit;
	int err = tx_number(tx, &hit,
		"SELECT 1 FROM notices WHERE member = $1 AND about = $2 AND kind = 'meeting_reminder' AND at_ms >= $3 LIMIT 1", "iii", member,
		meeting, since_ms);

	*ret = err == 0;
	return err == ERR_NOT_FOUND ? 0 : err;
}

/* --- calendars --- */

int feeds_link(struct tx *tx, int64_t member, int64_t room, int64_t *ret)
{
	int err = tx_number(tx, ret, "SELECT link FROM feeds WHERE member = $1 AND room = $2", "ii", member, room);

	if (err == ERR_NOT_FOUND)
		*ret = 1;
	return err == ERR_NOT_FOUND ? 0 : err;
}

int feeds_renew(struct tx *tx, int64_t member, int64_t room, int64_t *ret)
{
	return tx_number(tx, ret,
		"INSERT INTO feeds (member, room, link) VALUES ($1, $2, 2) ON CONFLICT (member, room) DO UPDATE SET link = feeds.link + 1"
		" RETURNING link", "ii", member, room);
}
