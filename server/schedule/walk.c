#include "schedule/walk.h"

#include <string.h>

#include "schedule/days.h"

#define YEAR_LAST 2200

/* --- a day --- */

struct day {
	int64_t number;
	int year, month, day, weekday;
};

static struct day day_of(int64_t number)
{
	struct day d = { .number = number, .weekday = days_weekday(number) };

	days_civil(number, &d.year, &d.month, &d.day);
	return d;
}

/* The nth of `most`, counted from the front or from the back. */
static bool in_set(const struct rule_set *set, int64_t nth, int64_t most)
{
	return rule_in(set->front, (int)nth) || rule_in(set->back, (int)(most - nth + 1));
}

static int64_t year_day(const struct day *d)
{
	return d->number - days_number(d->year, 1, 1) + 1;
}

static bool nth_weekday_fits(const struct rule *r, const struct day *d)
{
	bool of_month = r->freq == FREQ_MONTHLY || rule_has(r, RULE_MONTH);
	int64_t length = of_month ? days_in_month(d->year, d->month) : 365 + days_leap(d->year);
	int64_t day = of_month ? d->day : year_day(d);
	int64_t nth = (day - 1) / 7 + 1, from_back = (length - day) / 7 + 1;

	return in_set(&r->nth[d->weekday], nth, nth + from_back - 1);
}

static bool weekday_fits(const struct rule *r, const struct day *d)
{
	return r->weekdays >> d->weekday & 1 || (rule_has(r, RULE_DAY) && nth_weekday_fits(r, d));
}

static bool week_fits(const struct walk *w, const struct day *d)
{
	return in_set(&w->rule.weeks, (d->number - w->week_1) / 7 + 1, w->weeks);
}

static bool day_fits(const struct walk *w, int64_t number)
{
	const struct rule *r = &w->rule;
	struct day d;

	/* What most rules say, before a calendar is needed. */
	if (r->freq == FREQ_WEEKLY && !(r->weekdays >> days_weekday(number) & 1))
		return false;
	d = day_of(number);
	if (rule_has(r, RULE_MONTH) && !rule_in(r->months.front, d.month))
		return false;
	if (rule_has(r, RULE_WEEK) && !week_fits(w, &d))
		return false;
	if (rule_has(r, RULE_YEAR_DAY) && !in_set(&r->year_days, year_day(&d), 365 + days_leap(d.year)))
		return false;
	if (rule_has(r, RULE_MONTH_DAY) && !in_set(&r->month_days, d.day, days_in_month(d.year, d.month)))
		return false;
	return !rule_has(r, RULE_DAY) || weekday_fits(r, &d);
}

/* --- periods --- */

/* The first day of the first week with four days of the year in it. */
static int64_t week_1(const struct rule *r, int year)
{
	int64_t new_year = days_number(year, 1, 1);
	int before = (days_weekday(new_year) - r->week_start + 7) % 7;

	return new_year - before + (before > 3 ? 7 : 0);
}

static int64_t year_of(const struct rule *r, const struct day *d)
{
	if (!rule_has(r, RULE_WEEK))
		return d->year;
	if (d->number < week_1(r, d->year))
		return d->year - 1;
	return d->year + (d->number >= week_1(r, d->year + 1));
}

static int64_t clock_unit(enum rule_freq freq)
{
	return freq == FREQ_HOURLY ? 3600 : freq == FREQ_MINUTELY ? 60 : 1;
}

/* The number of the period a time is in. */
static int64_t period_of(const struct rule *r, int64_t seconds)
{
	struct day d = day_of(floor_div(seconds, DAY_S));

	switch (r->freq) {
	case FREQ_YEARLY:
		return year_of(r, &d);
	case FREQ_MONTHLY:
		return d.year * 12 + d.month - 1;
	case FREQ_WEEKLY:
		return d.number - (d.weekday - r->week_start + 7) % 7;
	case FREQ_DAILY:
		return d.number;
	default:
		return seconds - seconds % clock_unit(r->freq);
	}
}

static int64_t period_step(const struct rule *r)
{
	return r->interval * (r->freq == FREQ_WEEKLY ? 7 : r->freq < FREQ_DAILY ? clock_unit(r->freq) : 1);
}

/* The first period at or after this one that INTERVAL leaves. */
static int64_t aligned(const struct walk *w, int64_t period)
{
	int64_t behind = period - w->base;

	return behind <= 0 ? w->base : w->base + (behind + w->step - 1) / w->step * w->step;
}

/* Its first day, and how many. */
static int64_t period_days(struct walk *w, int64_t *ret_n)
{
	const struct rule *r = &w->rule;
	int year, month;

	switch (r->freq) {
	case FREQ_YEARLY:
		year = (int)w->at;
		w->week_1 = week_1(r, year);
		w->weeks = (week_1(r, year + 1) - w->week_1) / 7;
		*ret_n = rule_has(r, RULE_WEEK) ? w->weeks * 7 : 365 + days_leap(year);
		return rule_has(r, RULE_WEEK) ? w->week_1 : days_number(year, 1, 1);
	case FREQ_MONTHLY:
		year = (int)(w->at / 12);
		month = (int)(w->at % 12) + 1;
		*ret_n = days_in_month(year, month);
		return days_number(year, month, 1);
	default:
		*ret_n = r->freq == FREQ_WEEKLY ? 7 : 1;
		return w->at;
	}
}

/* --- the clock --- */

#define ALL_HOURS ((UINT64_C(1) << 24) - 1)
#define ALL_MINUTES ((UINT64_C(1) << 60) - 1)

struct clock_face {
	uint64_t hours, minutes, seconds;     /* bits */
};

/* What periods by the clock are limited to; finer than the period is nothing. */
static struct clock_face limits(const struct rule *r)
{
	struct clock_face c = { ALL_HOURS, ALL_MINUTES, ALL_MINUTES };

	if (rule_has(r, RULE_HOUR))
		c.hours = r->hours.front[0];
	if (rule_has(r, RULE_MINUTE) && r->freq <= FREQ_MINUTELY)
		c.minutes = r->minutes.front[0];
	if (rule_has(r, RULE_SECOND) && r->freq == FREQ_SECONDLY)
		c.seconds = r->seconds.front[0];
	return c;
}

/* The lowest from n on; 64: none. */
static int next_bit(uint64_t bits, int n)
{
	bits = n < 64 ? bits >> n << n : 0;
	return bits ? __builtin_ctzll(bits) : 64;
}

/* The first second of the day from `from` on that fits; DAY_S: none. */
static int64_t next_fitting(const struct clock_face *c, int64_t from)
{
	int hour = (int)(from / 3600), minute = (int)(from / 60 % 60), second = (int)(from % 60);

	second = next_bit(c->seconds, c->minutes >> minute & 1 && c->hours >> hour & 1 ? second : 64);
	if (second < 64)
		return hour * 3600 + minute * 60 + second;
	minute = next_bit(c->minutes, c->hours >> hour & 1 ? minute + 1 : 64);
	if (minute == 64)
		hour = next_bit(c->hours, hour + 1);
	if (hour == 64)
		return DAY_S;
	return hour * 3600 + (minute < 64 ? minute : next_bit(c->minutes, 0)) * 60 + next_bit(c->seconds, 0);
}

static int64_t common_divisor(int64_t a, int64_t b)
{
	while (b) {
		int64_t rest = a % b;

		a = b;
		b = rest;
	}
	return a;
}

/* Does any period ever begin at a second of the day that fits?  SECONDLY;INTERVAL=2;BYSECOND=1 from an even one would look for ever. */
static bool reaches(const struct walk *w, const struct clock_face *c)
{
	int64_t every = common_divisor(w->step, DAY_S), s = (w->base % every + every) % every;

	for (; s < DAY_S; s += every)
		if (next_fitting(c, s) == s)
			return true;
	return false;
}

/* --- looking at a period --- */

static size_t list_bits(uint64_t bits, uint8_t *ret)
{
	size_t n = 0;
	int bit;

	for (bit = next_bit(bits, 0); bit < 64; bit = next_bit(bits, bit + 1))
		ret[n++] = (uint8_t)bit;
	return n;
}

static int64_t time_at(const struct walk *w, int64_t index)
{
	int64_t second = w->seconds[index % (int64_t)w->n_seconds], minute, hour;

	index /= (int64_t)w->n_seconds;
	minute = w->minutes[index % (int64_t)w->n_minutes];
	index /= (int64_t)w->n_minutes;
	hour = w->hours[index % (int64_t)w->n_hours];
	return w->days[index / (int64_t)w->n_hours] * DAY_S + hour * 3600 + minute * 60 + second;
}

/* Sorted, each once; there are few. */
static void put_place(struct walk *w, int64_t index)
{
	int64_t i = w->n;

	while (i > 0 && w->places[i - 1] > index)
		i--;
	if (i > 0 && w->places[i - 1] == index)
		return;
	memmove(&w->places[i + 1], &w->places[i], (size_t)(w->n - i) * sizeof *w->places);
	w->places[i] = index;
	w->n++;
}

static void pick_places(struct walk *w, int64_t total)
{
	size_t i;

	w->n = 0;
	for (i = 0; i < w->rule.n_places; i++) {
		int64_t index = w->rule.places[i] > 0 ? w->rule.places[i] - 1 : total + w->rule.places[i];

		if (index >= 0 && index < total)
			put_place(w, index);
	}
}

/* To the first that is later than `after`. */
static void find_begin(struct walk *w, int64_t total)
{
	int64_t low = 0, high = total;

	while (low < high) {
		int64_t middle = low + (high - low) / 2;

		if (time_at(w, middle) <= w->after)
			low = middle + 1;
		else
			high = middle;
	}
	w->next = low;
	w->n = total;
}

static void begin_period(struct walk *w)
{
	int64_t total = (int64_t)(w->n_days * w->n_hours * w->n_minutes * w->n_seconds);

	w->next = 0;
	if (w->rule.n_places)
		pick_places(w, total);
	else
		find_begin(w, total);
}

static int by_calendar(struct walk *w)
{
	int64_t n, day = period_days(w, &n), end = day + n;

	if (day > floor_div(w->last, DAY_S))
		return ERR_NOT_FOUND;
	w->steps_left -= n;
	for (w->n_days = 0; day < end; day++)
		if (day_fits(w, day))
			w->days[w->n_days++] = (int32_t)day;
	w->at += w->step;
	return 0;
}

/* The day and the time of a period by the clock that fits. */
static void put_clock(struct walk *w, int64_t at)
{
	int64_t day = floor_div(at, DAY_S), time = at - day * DAY_S;

	w->days[0] = (int32_t)day;
	w->hours[0] = (uint8_t)(time / 3600);
	w->n_days = w->n_hours = 1;
	if (w->rule.freq > FREQ_MINUTELY)
		return;
	w->minutes[0] = (uint8_t)(time / 60 % 60);
	w->n_minutes = 1;
	if (w->rule.freq > FREQ_SECONDLY)
		return;
	w->seconds[0] = (uint8_t)(time % 60);
	w->n_seconds = 1;
}

static int by_clock(struct walk *w)
{
	const struct clock_face c = limits(&w->rule);
	int64_t day, fitting, known = INT64_MIN;

	for (; w->steps_left > 0 && w->at <= w->last; w->steps_left--) {
		day = floor_div(w->at, DAY_S);
		fitting = day == known || day_fits(w, day) ? next_fitting(&c, w->at - day * DAY_S) : DAY_S;
		known = fitting < DAY_S ? day : INT64_MIN;
		if (day * DAY_S + fitting == w->at) {
			put_clock(w, w->at);
			w->at += w->step;
			return 0;
		}
		w->at = aligned(w, day * DAY_S + fitting);
	}
	return w->at > w->last ? ERR_NOT_FOUND : ERR_TOO_LARGE;
}

int walk_next(struct walk *w, int64_t *ret_seconds)
{
	for (;;) {
		while (w->next < w->n) {
			int64_t i = w->next++, s = time_at(w, w->rule.n_places ? w->places[i] : i);

			if (s > w->last)
				return ERR_NOT_FOUND;
			if (--w->steps_left < 0)
				return ERR_TOO_LARGE;
			if (s > w->after) {
				*ret_seconds = s;
				return 0;
			}
		}
		int err = w->rule.freq < FREQ_DAILY ? by_clock(w) : by_calendar(w);

		if (err)
			return err;
		if (w->steps_left < 0)
			return ERR_TOO_LARGE;
		begin_period(w);
	}
}

/* --- beginning --- */

static void give(struct rule *r, enum rule_part part, struct rule_set *set, int n)
{
	if (rule_has(r, part))
		return;
	r->given |= 1u << part;
	set->front[0] |= UINT64_C(1) << n;
}

static void give_weekday(struct rule *r, const struct day *d)
{
	r->given |= 1u << RULE_DAY;
	r->weekdays |= 1u << d->weekday;
}

/* The day as the first time has it, where the rule says nothing of days. */
static void give_days(struct rule *r, const struct day *d)
{
	const unsigned days = 1u << RULE_DAY | 1u << RULE_MONTH_DAY | 1u << RULE_YEAR_DAY;

	if (r->freq < FREQ_WEEKLY || r->given & days)
		return;
	if (r->freq == FREQ_WEEKLY || rule_has(r, RULE_WEEK)) {
		give_weekday(r, d);
		return;
	}
	if (r->freq == FREQ_YEARLY)
		give(r, RULE_MONTH, &r->months, d->month);
	give(r, RULE_MONTH_DAY, &r->month_days, d->day);
}

static void give_times(struct rule *r, int64_t first)
{
	int64_t time = first - floor_div(first, DAY_S) * DAY_S;

	if (r->freq > FREQ_HOURLY)
		give(r, RULE_HOUR, &r->hours, (int)(time / 3600));
	if (r->freq > FREQ_MINUTELY)
		give(r, RULE_MINUTE, &r->minutes, (int)(time / 60 % 60));
	if (r->freq > FREQ_SECONDLY)
		give(r, RULE_SECOND, &r->seconds, (int)(time % 60));
}

/* Whether a rule by the clock gives anything at all.  Every period has as many times, so the places are known before. */
static bool can_be(struct walk *w)
{
	const struct clock_face c = limits(&w->rule);
	enum rule_freq freq = w->rule.freq;

	pick_places(w, (int64_t)((freq > FREQ_MINUTELY ? w->n_minutes : 1) * (freq > FREQ_SECONDLY ? w->n_seconds : 1)));
	if (w->rule.n_places && w->n == 0)
		return false;
	w->n = 0;
	return reaches(w, &c);
}

static int64_t last_of_all(void)
{
	return days_number(YEAR_LAST + 1, 1, 1) * DAY_S - 1;
}

void walk_begin(struct walk *w, const struct rule *rule, int64_t first, int64_t from, int64_t last, int64_t steps)
{
	struct day d = day_of(floor_div(first, DAY_S));

	memset(w, 0, sizeof *w);
	w->rule = *rule;
	give_days(&w->rule, &d);
	give_times(&w->rule, first);
	w->last = last < last_of_all() ? last : last_of_all();
	w->after = first;
	if (!rule->count && from > first)
		w->after = from <= w->last ? from - 1 : w->last > first ? w->last : first;
	w->steps_left = steps;
	w->base = period_of(rule, first);
	w->step = period_step(rule);
	w->at = w->base + (period_of(rule, w->after) - w->base) / w->step * w->step;
	w->n_hours = list_bits(w->rule.hours.front[0], w->hours);
	w->n_minutes = list_bits(w->rule.minutes.front[0], w->minutes);
	w->n_seconds = list_bits(w->rule.seconds.front[0], w->seconds);
	if (rule->freq < FREQ_DAILY && !can_be(w))
		w->last = INT64_MIN;
}
