#include "timers.h"

#include "conduct/conduct.h"
#include "escalation/alarm.h"
#include "escalation/drill.h"
#include "escalation/escalation.h"
#include "escalation/life.h"
#include "escalation/roster.h"
#include "meeting/meeting.h"
#include "room/holding.h"
#include "store/follow_ups.h"

const struct timer_row timers[] = {
	{ TIMER_HELD, hold_deadline },
	{ TIMER_SANCTION_END, sanction_end_due },
	{ TIMER_APPEAL_DUE, appeal_due },
	{ TIMER_CASE, life_due },
	{ TIMER_CARD, card_due },
	{ TIMER_DRILL, drill_due },
	{ TIMER_DRILL_END, drill_end_due },
	{ TIMER_FOLLOW_UP, follow_up_due },
	{ TIMER_ROSTER, roster_due },
	{ TIMER_GAP, gap_due },
	{ TIMER_SERIES, series_due },
	{ TIMER_MEETING, meeting_due },
	{ TIMER_COVER, cover_due },
	{ TIMER_SHUT, shut_due },
	{ TIMER_OFFER, offer_due },
	{ TIMER_REMIND, remind_due },
	{ TIMER_PARTS, parts_due },
	{ NULL, NULL },
};
