/* server/timers.h: which function does what is due; kinds are words of the timers table. */
#ifndef CAIRN_TIMERS_H
#define CAIRN_TIMERS_H

#include "session/session.h"

extern const struct timer_row timers[];

#endif
