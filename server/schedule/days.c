#include "schedule/days.h"

bool days_leap(int year)
{
	return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
}

int days_in_month(int year, int month)
{
	static const int length[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };

	return length[month - 1] + (month == 2 && days_leap(year));
}

/* Days from 0000-03-01 to March 1 of a year: beginning there, the day that leap years add is the last. */
static int64_t before_march(int64_t year)
{
	return year * 365 + year / 4 - year / 100 + year / 400;
}

#define EPOCH 719468                      /* 1970-01-01 from 0000-03-01 */

int64_t days_number(int year, int month, int day)
{
	int64_t y = year - (month <= 2);
	int from_march = (month + 9) % 12;

	return before_march(y) + (from_march * 153 + 2) / 5 + day - 1 - EPOCH;
}

void days_civil(int64_t number, int *ret_year, int *ret_month, int *ret_day)
{
	int64_t n = number + EPOCH, y = n * 400 / 146097;
	int from_march;

	/* The estimate is at most one too high or too low. */
	while (before_march(y) > n)
		y--;
	while (before_march(y + 1) <= n)
		y++;
	n -= before_march(y);
	from_march = (int)((5 * n + 2) / 153);
	*ret_day = (int)n - (from_march * 153 + 2) / 5 + 1;
	*ret_month = from_march < 10 ? from_march + 3 : from_march - 9;
	*ret_year = (int)(y + (*ret_month <= 2));
}

int days_weekday(int64_t number)
{
	int64_t weekday = (number + 4) % 7;   /* 1970-01-01 was a Thursday */

	return (int)(weekday < 0 ? weekday + 7 : weekday);
}
