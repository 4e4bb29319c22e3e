/// What a form says about a drop-in, as a plan for the server, and back. Pure. When something takes place is for the server to
/// say; here are only the text of the rule (RRULE of RFC 5545) and the first day to ask about.
import type { Answer, Plan } from '../link/wire.ts';
import { minutesOf, wallClock } from './roster.ts';
import { wallIn } from './wall.ts';

export type Repeat = 'weekly' | 'fortnightly' | 'monthly' | 'once' | 'rule';

/// How often. Monday is 1.
export interface Rhythm {
	repeat: Repeat;
	days: readonly number[];
	/// monthly: the first to fourth of each of the days, -1: the last.
	nth: number;
	ends: 'never' | 'day' | 'times';
	/// The last day, YYYY-MM-DD.
	last: string;
	/// The UNTIL that was read: it may be a moment, which says more than its day.
	until: string;
	times: number;
	/// By hand.
	rule: string;
}

const names = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'];
const named = (day: number) => names[day - 1]!;

export const noRhythm: Rhythm = { repeat: 'weekly', days: [], nth: 1, ends: 'never', last: '', until: '', times: 10, rule: '' };

export function ruleOf({ repeat, days, nth, ends, last, until, times, rule }: Rhythm): string {
	if (repeat === 'once')
		return '';
	if (repeat === 'rule')
		return rule.trim().replace(/^RRULE:/i, '').toUpperCase();
	const day = last.replace(/-/g, '');
	const end = ends === 'day' && last ? `;UNTIL=${until.startsWith(day) ? until : day}` : ends === 'times' ? `;COUNT=${times}` : '';
	const sorted = [...days].sort((a, b) => a - b).map(named);
	if (repeat === 'monthly')
		return `FREQ=MONTHLY;BYDAY=${sorted.map((day) => nth + day).join()}${end}`;
	return `FREQ=WEEKLY${repeat === 'fortnightly' ? ';INTERVAL=2' : ''};BYDAY=${sorted.join()}${end}`;
}

/// The form that makes such a rule; `rule` where none of the usual ones does. A rule without days has that of `first`.
export function rhythmOf(rule: string, first: string): Rhythm {
	const own: Rhythm = { ...noRhythm, repeat: 'rule', days: [weekdayOf(first)], rule };
	if (!rule)
		return { ...own, repeat: 'once' };
	const said = new Map(rule.toUpperCase().split(';').map((part) => part.split('=', 2) as [string, string]));
	const { FREQ, INTERVAL = '1', BYDAY = named(weekdayOf(first)), UNTIL = '', COUNT = '', WKST = 'MO', ...others } = Object.fromEntries(said) as Record<string, string>;
	const days = BYDAY.split(',').map((day) => /^(-?\d)?([A-Z]{2})$/.exec(day));
	const nth = Number(days[0]?.[1] ?? 0);
	const usual = Object.keys(others).length === 0 && WKST === 'MO' && days.every((day) => day && names.includes(day[2]!) && Number(day[1] ?? 0) === nth)
		&& /^(\d{8}(T\d{6}Z)?)?$/.test(UNTIL) && /^\d*$/.test(COUNT) && !(UNTIL && COUNT);
	const weekly = FREQ === 'WEEKLY' && nth === 0 && (INTERVAL === '1' || INTERVAL === '2');
	const monthly = FREQ === 'MONTHLY' && INTERVAL === '1' && said.has('BYDAY') && [1, 2, 3, 4, -1].includes(nth);
	if (!usual || !(weekly || monthly))
		return own;
	return {
		repeat: monthly ? 'monthly' : INTERVAL === '2' ? 'fortnightly' : 'weekly',
		days: days.map((day) => names.indexOf(day![2]!) + 1), nth: nth || 1,
		ends: UNTIL ? 'day' : COUNT ? 'times' : 'never', last: UNTIL.slice(0, 8).replace(/(....)(..)(..)/, '$1-$2-$3'), until: UNTIL, times: Number(COUNT) || noRhythm.times, rule,
	};
}

// --- days, as the calendar has them (YYYY-MM-DD) ---

const dayMs = 86_400_000;
/// Fields for days take years no calendar here needs.
const isDay = (text: string) => /^2\d{3}-\d\d-\d\d$/.test(text);
const at = (day: string) => Date.parse(`${day}T12:00:00Z`);

export function plusDays(day: string, n: number): string {
	return new Date(at(day) + n * dayMs).toISOString().slice(0, 10);
}

export function daysBetween(from: string, until: string): number {
	return Math.round((at(until) - at(from)) / dayMs);
}

export function weekdayOf(day: string): number {
	return (new Date(at(day)).getUTCDay() + 6) % 7 + 1;
}

/// Which of its weekday it is in its month; the last one has -1 too.
function isNth(day: string, nth: number): boolean {
	return nth === -1 ? plusDays(day, 7).slice(0, 7) !== day.slice(0, 7) : nthOf(day) === nth;
}

function nthOf(day: string): number {
	return Math.ceil(Number(day.slice(8)) / 7);
}

/// Where the rhythm can begin, `from` or later.
export function firstDay({ repeat, days, nth }: Rhythm, from: string): string {
	if (repeat === 'once' || repeat === 'rule' || days.length === 0)
		return from;
	const fits = (day: string) => days.includes(weekdayOf(day)) && (repeat !== 'monthly' || isNth(day, nth));
	let day = from;
	while (!fits(day))
		day = plusDays(day, 1);
	return day;
}

// --- the form ---

/// As typed; numbers too.
export interface PlanForm extends Rhythm {
	title: string;
	/// "19:00".
	start: string;
	/// Not before this day; empty: as soon as it can. Once: the day itself.
	begins: string;
	minutes: string;
	zone: string;
	capacity: string;
	language: string;
	staff_needed: string;
	audience: string;
	opens: string;
	entry: string;
	public: boolean;
	guide: boolean;
	about: string;
}

export function newForm(zone: string, language: string): PlanForm {
	return {
		...noRhythm, title: '', start: '19:00', begins: '', minutes: '60', zone, capacity: '12', language, staff_needed: '2', audience: '', opens: '10', entry: '',
		public: true, guide: false, about: '',
	};
}

export function formOf(plan: Plan): PlanForm {
	return {
		...rhythmOf(plan.rule, plan.day), title: plan.title, start: wallClock(plan.start), begins: plan.day, minutes: String(plan.minutes), zone: plan.zone,
		capacity: String(plan.capacity ?? 0), language: plan.language ?? '', staff_needed: String(plan.staff_needed), audience: plan.audience ?? '',
		opens: String(plan.opens ?? 10), entry: plan.entry === undefined ? '' : String(plan.entry), public: plan.public ?? false, guide: plan.guide ?? false, about: plan.about ?? '',
	};
}

/// The field that has to be filled in first, if there is one.
export function lacks(form: PlanForm): 'title' | 'days' | 'day' | 'start' | 'rule' | undefined {
	if (!form.title.trim())
		return 'title';
	return lacksTime(form);
}

/// The same, as far as dates are concerned.
export function lacksTime({ repeat, days, begins, start, rule }: PlanForm) {
	if (begins ? !isDay(begins) : repeat === 'once')
		return 'day';
	if (repeat === 'rule' && !rule.trim())
		return 'rule';
	if (repeat !== 'rule' && repeat !== 'once' && days.length === 0)
		return 'days';
	return minutesOf(start) === undefined ? 'start' : undefined;
}

/// `kept`: what the form does not show. Without a time it is midnight: ask lacks() first.
export function planOf(form: PlanForm, now: number, kept: Pick<Plan, 'extra' | 'left_out'> = {}): Plan {
	const start = minutesOf(form.start) ?? 0;
	const here = wallIn(form.zone, now);
	const soonest = here.minute < start ? here.day : plusDays(here.day, 1);
	const { extra, left_out } = kept;
	return {
		title: form.title.trim(), about: form.about.trim(), ...(form.language ? { language: form.language } : {}), audience: form.audience.trim(),
		zone: form.zone.trim(), day: firstDay(form, isDay(form.begins) ? form.begins : soonest), start, minutes: number(form.minutes), rule: ruleOf(form),
		...(extra?.length ? { extra } : {}), ...(left_out?.length ? { left_out } : {}),
		capacity: number(form.capacity), staff_needed: number(form.staff_needed), opens: number(form.opens), ...(form.entry.trim() ? { entry: number(form.entry) } : {}),
		public: form.public, guide: form.public && form.guide,
	};
}

const number = (text: string) => Math.round(Number(text)) || 0;

// --- one date changed, and with it those that follow, or all ---

export interface Change {
	/// Where the series has it.
	slot: string;
	day: string;
	start: number;
	minutes: number;
	title: string;
	capacity: number;
	staff_needed: number;
}

/// The series with one of its dates changed like that; undefined where its rule cannot be turned to another day here.
export function changedPlan(plan: Plan, change: Change, scope: 'following' | 'all'): Plan | undefined {
	const { slot, day, start, minutes, title, capacity, staff_needed } = change;
	const same = { ...plan, start, minutes, title, capacity, staff_needed };
	const moved = daysBetween(slot, day);
	if (moved === 0)
		return same;
	const rhythm = rhythmOf(plan.rule, plan.day);
	if (rhythm.repeat === 'rule' || Math.abs(moved) > 6)
		return undefined;
	const days = [...new Set(rhythm.days.map((one) => (one === weekdayOf(slot) ? weekdayOf(day) : one)))];
	const turned: Rhythm = { ...rhythm, days, nth: rhythm.nth === -1 ? -1 : nthOf(day) };
	if (rhythm.repeat === 'monthly' && !isNth(day, turned.nth))
		return undefined;
	// The server begins those that follow at their date; one that goes before it has to be named.
	return { ...same, rule: ruleOf(turned), day: scope === 'following' && moved < 0 ? day : firstDay(turned, plusDays(plan.day, Math.min(moved, 0))) };
}

// --- how it comes out elsewhere ---

type Preview = Answer<'series.preview'>;

export interface Elsewhere {
	/// On the wall there, mostly.
	usual: number;
	/// Each other time there, with its days.
	others: readonly { start: number; days: readonly string[] }[];
}

/// What the clocks in another zone show, and when they show something else; undefined when nothing takes place.
export function elsewhere({ next, shifts }: Preview, zone: string): Elsewhere | undefined {
	const first = next.find(({ skipped }) => !skipped) ?? next[0];
	if (!first)
		return undefined;
	const usual = shifts[0]?.usual ?? wallIn(zone, first.start).minute;
	const starts = [...new Set(shifts.map(({ start }) => start))].filter((start) => start !== usual);
	return { usual, others: starts.map((start) => ({ start, days: shifts.filter((shift) => shift.start === start).map(({ day }) => day) })) };
}
