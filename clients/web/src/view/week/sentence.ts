/// A plan in words.
import { place, t } from '../../../i18n/index.ts';
import { cityOf, clockIn } from '../../../i18n/zones.ts';
import type { Plan } from '../../link/wire.ts';
import { rhythmOf, type Elsewhere, type Rhythm } from '../../model/plan.ts';

/// "26 Nov"; without the dot some languages shorten with, as it often ends a sentence.
export function shortDay(day: string): string {
	return new Intl.DateTimeFormat(place(), { day: 'numeric', month: 'short', timeZone: 'UTC' }).format(Date.parse(day)).replace(/\.$/, '');
}

/// Monday is 1.
export function weekdayName(weekday: number, style: 'long' | 'short' = 'long'): string {
	// 5 January 1970 was a Monday.
	return new Intl.DateTimeFormat(place(), { weekday: style, timeZone: 'UTC' }).format((weekday + 3) * 86_400_000 + 43_200_000);
}

export function listed(words: readonly string[]): string {
	return new Intl.ListFormat(place(), { type: 'conjunction' }).format(words);
}

/// Minutes after midnight as people here write them.
export function wall(minutes: number): string {
	return clockIn('UTC', minutes * 60_000);
}

/// "Every Thursday", "Every month on the first Monday".
export function rhythmName({ repeat, days, nth }: Rhythm): string {
	const names = [...days].sort((a, b) => a - b);
	switch (repeat) {
	case 'weekly':
		return t('plan_every_week', { days: listed(names.map((day) => weekdayName(day))) });
	case 'fortnightly':
		return t('plan_every_fortnight', { days: listed(names.map((day) => weekdayName(day))) });
	case 'monthly':
		return t('plan_every_month', { days: listed(names.map((day) => nthName(nth, day))) });
	case 'once':
		return t('plan_just_once');
	case 'rule':
		return t('plan_own_rule');
	}
}

/// "first Monday"; some languages say it otherwise for some days.
export function nthName(nth: number, day: number): string {
	const form = t('nth_other_days').includes(String(day)) ? 'nth_other' : 'nth_usual';
	return `${t(`${form}_${nth === -1 ? 'last' : nth as 1 | 2 | 3 | 4}`)} ${weekdayName(day)}`;
}

/// "Every Thursday, 19:00–20:00 Berlin time."
export function planSentence(plan: Pick<Plan, 'rule' | 'day' | 'start' | 'minutes' | 'zone'>, at: number): string {
	return t('plan_says', { rhythm: rhythmName(rhythmOf(plan.rule, plan.day)), from: wall(plan.start), until: wall((plan.start + plan.minutes) % 1440), zone: cityOf(plan.zone, at) });
}

/// More dates than that make no sentence.
const mostDays = 3;

function someDays(days: readonly string[]): string {
	const names = days.map(shortDay);
	return listed(names.length > mostDays + 1 ? [...names.slice(0, mostDays), t('plan_more_days')] : names);
}

/// "New York joins at 13:00, but at 14:00 on 29 Oct and 5 Nov."
export function joinSentence({ usual, others }: Elsewhere, zone: string, at: number): string {
	const city = cityOf(zone, at);
	if (others.length === 0)
		return t('plan_joins', { zone: city, time: wall(usual) });
	return t('plan_joins_but', { zone: city, time: wall(usual), others: listed(others.map(({ start, days }) => t('plan_at_on', { time: wall(start), days: someDays(days) }))) });
}
