/* server/schedule/rule.h: an RRULE, read (RFC 5545 3.3.10).  For files of schedule/. */
#ifndef CAIRN_SCHEDULE_RULE_H
#define CAIRN_SCHEDULE_RULE_H

#include "base/buf.h"

#define RULE_PLACES_MOST 250

enum rule_freq { FREQ_SECONDLY, FREQ_MINUTELY, FREQ_HOURLY, FREQ_DAILY, FREQ_WEEKLY, FREQ_MONTHLY, FREQ_YEARLY };

/* Numbers that are given, from the front and (negative) from the back. */
struct rule_set {
	uint64_t front[6], back[6];
};

/* What a rule says; a set that was not given is empty. */
enum rule_part {
	RULE_FREQ, RULE_UNTIL, RULE_COUNT, RULE_INTERVAL, RULE_SECOND, RULE_MINUTE, RULE_HOUR, RULE_DAY, RULE_MONTH_DAY,
	RULE_YEAR_DAY, RULE_WEEK, RULE_MONTH, RULE_PLACE, RULE_WEEK_START, RULE_PARTS
};

struct rule {
	unsigned given;                       /* bits 1 << enum rule_part */
	enum rule_freq freq;
	int interval, count;                  /* count 0: none */
	enum { UNTIL_DAY, UNTIL_WALL, UNTIL_MOMENT } until_is;
	int64_t until;                        /* seconds since 1970, by the wall or UTC; of a day the last */
	int week_start;                       /* Sunday is 0 */
	struct rule_set seconds, minutes, hours, month_days, year_days, weeks, months;
	unsigned weekdays;                    /* BYDAY without a number: bits 1 << weekday */
	struct rule_set nth[7];               /* with one, by weekday */
	int16_t places[RULE_PLACES_MOST];     /* BYSETPOS */
	size_t n_places;
};

/* ERR_BAD_FIELD: not as the RFC has it. */
int rule_parse(struct str text, struct rule *ret) WARN_UNUSED;

static inline bool rule_has(const struct rule *r, enum rule_part part)
{
	return r->given >> part & 1;
}

static inline bool rule_in(const uint64_t *bits, int n)
{
	return bits[n / 64] >> (n % 64) & 1;
}

/* The text with this moment as its UNTIL, and without COUNT. */
void rule_put_until(struct str text, int64_t utc_s, struct buf *out);

/* YYYYMMDD, with THHMMSS and Z where they are; as UNTIL has it. */
int rule_parse_time(struct str text, int *ret_is, int64_t *ret_seconds) WARN_UNUSED;

#endif
