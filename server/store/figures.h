/* server/store/figures.h: how alarms were answered, and how right the rules were, since a moment. */
#ifndef CAIRN_STORE_FIGURES_H
#define CAIRN_STORE_FIGURES_H

#include "store/tx.h"

struct rule_figure {
	struct str rule;
	int64_t judged, right;                /* right: right or too low */
	int64_t urgent, urgent_right;         /* of those: at red or crisis */
};

struct busy_figure {
	int64_t member, people;               /* about how many they were alerted */
	struct str name;
};

struct drill_figure {
	int64_t at_ms, took_ms;               /* took_ms -1: nobody was on it */
};

/* Most judged first. */
int figures_rules(struct tx *tx, int64_t since_ms, struct arena *arena, struct rule_figure *ret, size_t most, size_t *ret_n) WARN_UNUSED;
/* Cases at red or crisis that began, without practice. */
int figures_cases(struct tx *tx, int64_t since_ms, int64_t *ret_n) WARN_UNUSED;
/* Of these, what a share of `percent` was acknowledged within; one nobody was on counts until it was closed, or now.  0 without any. */
int figures_acknowledged(struct tx *tx, int64_t since_ms, int64_t percent, int64_t *ret_ms) WARN_UNUSED;
/* About how many people at red or crisis somebody was alerted in an hour in which they were at all, in hundredths. */
int figures_alerts(struct tx *tx, int64_t since_ms, int64_t *ret) WARN_UNUSED;
/* Who was alerted about most people. */
int figures_busiest(struct tx *tx, int64_t since_ms, struct arena *arena, struct busy_figure *ret, size_t most, size_t *ret_n) WARN_UNUSED;
/* Newest first. */
int figures_drills(struct tx *tx, int64_t since_ms, struct drill_figure *ret, size_t most, size_t *ret_n) WARN_UNUSED;

#endif
