#include "timers.h"

#include "conduct/conduct.h"
#include "room/holding.h"

const struct timer_row timers[] = {
	{ TIMER_HELD, hold_deadline },
	{ TIMER_SANCTION_END, sanction_end_due },
	{ TIMER_APPEAL_DUE, appeal_due },
	{ NULL, NULL },
};
