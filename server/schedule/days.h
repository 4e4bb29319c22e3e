/* server/schedule/days.h: days of the Gregorian calendar as numbers, 0 being 1970-01-01.  For files of schedule/. */
#ifndef CAIRN_SCHEDULE_DAYS_H
#define CAIRN_SCHEDULE_DAYS_H

#include <stdbool.h>
#include <stdint.h>

#define DAY_S INT64_C(86400)

bool days_leap(int year);
/* month from 1 to 12 */
int days_in_month(int year, int month);
/* `day` may lie outside of its month. */
int64_t days_number(int year, int month, int day);
void days_civil(int64_t number, int *ret_year, int *ret_month, int *ret_day);
/* Rounded down, also below 0; b above 0. */
static inline int64_t floor_div(int64_t a, int64_t b)
{
	return a / b - (a % b < 0);
}

/* Sunday is 0. */
int days_weekday(int64_t number);

#endif
