/// Recurrence rules for comparison: random ones, what two packages make of them, and a plain reading of RFC 5545 that looks at every
/// day, or every second, in turn.  Times on the wall are 'YYYY-MM-DDTHH:MM:SS', or seconds as if the wall were in UTC.
import ICAL from 'ical.js';
import rrule from 'rrule';

const { RRule } = rrule;
export const DAY = 86400;
const weekdays = ['SU', 'MO', 'TU', 'WE', 'TH', 'FR', 'SA'];
const clockUnit = { HOURLY: 3600, MINUTELY: 60, SECONDLY: 1 };

export const seconds = (wall) => Date.parse(`${wall}Z`) / 1000;
export const wallOf = (s) => new Date(s * 1000).toISOString().slice(0, 19);
export const parts = (rule) => Object.fromEntries(rule.split(';').map((part) => part.split('=')));
export const basic = (wall) => wall.replaceAll(/[-:]/g, '');

// --- random rules ---

/// The same numbers for the same seed, everywhere.
export function dice(seed) {
	let state = seed >>> 0;
	const random = () => {
		state = (state + 0x6D2B79F5) >>> 0;
		let t = Math.imul(state ^ (state >>> 15), 1 | state);
		t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
		return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
	};
	const int = (low, high) => low + Math.floor(random() * (high - low + 1));
	return { int, chance: (p) => random() < p, pick: (list) => list[int(0, list.length - 1)] };
}

const frequencies = ['YEARLY', 'YEARLY', 'YEARLY', 'MONTHLY', 'MONTHLY', 'MONTHLY', 'WEEKLY', 'WEEKLY', 'WEEKLY', 'DAILY', 'DAILY', 'HOURLY', 'MINUTELY', 'SECONDLY'];

/// Every part where the RFC lets it stand, in any order; lists are in no order either.
export function randomRule({ int, chance, pick }) {
	const freq = pick(frequencies), sub = freq in clockUnit, given = [];
	const list = (most, make) => [...new Set(Array.from({ length: int(1, most) }, make))].join(',');
	const signed = (most) => (chance(0.3) ? -int(1, most) : int(1, most));
	const maybe = (p, name, make) => { if (chance(p)) given.push(`${name}=${make()}`); };
	maybe(0.3, 'BYMONTH', () => list(4, () => int(1, 12)));
	if (freq === 'YEARLY')
		maybe(0.2, 'BYWEEKNO', () => list(3, () => signed(53)));
	const weeks = given.some((part) => part.startsWith('BYWEEKNO'));
	if (freq === 'YEARLY' || sub)
		maybe(0.15, 'BYYEARDAY', () => list(5, () => signed(366)));
	if (freq !== 'WEEKLY')
		maybe(0.25, 'BYMONTHDAY', () => list(5, () => signed(31)));
	const numbered = (freq === 'MONTHLY' || (freq === 'YEARLY' && !weeks)) && chance(0.5);
	maybe(0.5, 'BYDAY', () => list(4, () => (numbered && chance(0.8) ? signed(freq === 'MONTHLY' ? 5 : pick([5, 53])) : '') + pick(weekdays)));
	maybe(0.15, 'BYHOUR', () => list(3, () => int(0, 23)));
	maybe(0.15, 'BYMINUTE', () => list(3, () => int(0, 59)));
	maybe(0.08, 'BYSECOND', () => list(3, () => int(0, 59)));
	if (given.length)
		maybe(0.2, 'BYSETPOS', () => list(3, () => signed(chance(0.7) ? 5 : 30)));
	maybe(0.5, 'INTERVAL', () => int(1, { SECONDLY: 90, MINUTELY: 90, HOURLY: 30 }[freq] ?? 5));
	maybe(0.3, 'WKST', () => pick(weekdays));
	given.sort(() => (chance(0.5) ? 1 : -1));
	return [`FREQ=${freq}`, ...given].join(';');
}

export function randomFirst({ int, chance, pick }) {
	const day = Date.UTC(2006 + int(0, 12), int(0, 11), int(1, 31)) / 1000;
	return wallOf(day + (chance(0.7) ? int(0, 47) * 1800 : int(0, DAY - 1)));
}

// --- a plain reading of the RFC ---

const numbers = (text) => text?.split(',').map(Number);
const dayOf = (s) => Math.floor(s / DAY);

function calendar(day) {
	const date = new Date(day * DAY * 1000), year = date.getUTCFullYear(), month = date.getUTCMonth() + 1;
	const monthLength = new Date(Date.UTC(year, month, 0)).getUTCDate(), newYear = Date.UTC(year, 0, 1) / 1000 / DAY;
	return { day, year, month, monthDay: date.getUTCDate(), monthLength, yearDay: day - newYear + 1, yearLength: Date.UTC(year + 1, 0, 1) / 1000 / DAY - newYear, weekday: date.getUTCDay() };
}

/// First day of the week with at least four days in the year.
function firstWeek(year, weekStart) {
	const newYear = Date.UTC(year, 0, 1) / 1000 / DAY, before = (calendar(newYear).weekday - weekStart + 7) % 7;
	return newYear - before + (before > 3 ? 7 : 0);
}

/// The year whose weeks the day is counted in, which week, and of how many.
function week({ day, year }, weekStart) {
	for (const candidate of [year + 1, year, year - 1]) {
		const first = firstWeek(candidate, weekStart);
		if (day >= first)
			return { year: candidate, number: Math.floor((day - first) / 7) + 1, count: (firstWeek(candidate + 1, weekStart) - first) / 7 };
	}
}

const among = (list, nth, most) => list.includes(nth) || list.includes(nth - most - 1);

function weekdayFits(rule, d) {
	const ofMonth = rule.FREQ === 'MONTHLY' || rule.BYMONTH;
	const [at, length] = ofMonth ? [d.monthDay, d.monthLength] : [d.yearDay, d.yearLength];
	return rule.BYDAY.split(',').some((text) => {
		const nth = Number(text.slice(0, -2));
		return text.endsWith(weekdays[d.weekday]) && (!nth || nth === Math.ceil(at / 7) || nth === -Math.ceil((length - at + 1) / 7));
	});
}

function dayFits(rule, d, weekStart) {
	const w = week(d, weekStart);
	return (!rule.BYMONTH || numbers(rule.BYMONTH).includes(d.month))
		&& (!rule.BYWEEKNO || among(numbers(rule.BYWEEKNO), w.number, w.count))
		&& (!rule.BYYEARDAY || among(numbers(rule.BYYEARDAY), d.yearDay, d.yearLength))
		&& (!rule.BYMONTHDAY || among(numbers(rule.BYMONTHDAY), d.monthDay, d.monthLength))
		&& (!rule.BYDAY || weekdayFits(rule, d));
}

/// What a rule does not say is as in the first time.
function completed(rule, first) {
	const d = calendar(dayOf(first)), time = first - d.day * DAY, full = { ...rule };
	if (!rule.BYDAY && !rule.BYMONTHDAY && !rule.BYYEARDAY) {
		if (rule.FREQ === 'WEEKLY' || rule.BYWEEKNO)
			full.BYDAY = weekdays[d.weekday];
		else if (rule.FREQ === 'MONTHLY' || rule.FREQ === 'YEARLY')
			full.BYMONTHDAY = String(d.monthDay);
		if (rule.FREQ === 'YEARLY' && !rule.BYWEEKNO && !rule.BYMONTH)
			full.BYMONTH = String(d.month);
	}
	const unit = clockUnit[rule.FREQ] ?? DAY;
	if (unit > 3600)
		full.BYHOUR ??= String(Math.floor(time / 3600));
	if (unit > 60)
		full.BYMINUTE ??= String(Math.floor(time / 60) % 60);
	if (unit > 1)
		full.BYSECOND ??= String(time % 60);
	return full;
}

function timesOfDay(rule) {
	const times = [];
	for (const h of numbers(rule.BYHOUR))
		for (const m of numbers(rule.BYMINUTE))
			for (const s of numbers(rule.BYSECOND))
				times.push(h * 3600 + m * 60 + s);
	return [...new Set(times)].sort((a, b) => a - b);
}

function places(rule, set) {
	if (!rule.BYSETPOS)
		return set;
	return set.filter((_, i) => among(numbers(rule.BYSETPOS), i + 1, set.length));
}

function periodOf(rule, d, weekStart) {
	return { YEARLY: rule.BYWEEKNO ? week(d, weekStart).year : d.year, MONTHLY: d.year * 12 + d.month, WEEKLY: Math.floor((d.day + 11 - weekStart) / 7), DAILY: d.day }[rule.FREQ];
}

/// Day after day; a period is given when the next begins.
function* byDay(rule, first, last, weekStart) {
	const times = timesOfDay(rule), step = Number(rule.INTERVAL ?? 1), base = periodOf(rule, calendar(dayOf(first)), weekStart);
	let set = [], period = base;
	for (let day = dayOf(first) - 371; day <= dayOf(last) + 371; day++) {
		const d = calendar(day), now = periodOf(rule, d, weekStart);
		if (now !== period) {
			yield* places(rule, set);
			[set, period] = [[], now];
		}
		if (now >= base && (now - base) % step === 0 && dayFits(rule, d, weekStart))
			set.push(...times.map((time) => day * DAY + time));
	}
	yield* places(rule, set);
}

/// Hour after hour, minute after minute, second after second; what is finer than that is added.
function* byClock(rule, first, last, weekStart, patience) {
	const unit = clockUnit[rule.FREQ], fits = (name, n) => !rule[name] || numbers(rule[name]).includes(n);
	let known, fitting;
	for (let at = first - (first % unit); at <= last; at += unit * Number(rule.INTERVAL ?? 1)) {
		if (--patience < 0)
			throw new RangeError('too many to look at');
		if (dayOf(at) !== known) {
			known = dayOf(at);
			fitting = dayFits(rule, calendar(known), weekStart);
		}
		if (!fitting || !fits('BYHOUR', Math.floor(at / 3600) % 24) || (unit < 3600 && !fits('BYMINUTE', Math.floor(at / 60) % 60)) || (unit < 60 && !fits('BYSECOND', at % 60)))
			continue;
		const set = [];
		for (const m of unit === 3600 ? numbers(rule.BYMINUTE) : [0])
			for (const s of unit > 1 ? numbers(rule.BYSECOND) : [0])
				set.push(at + m * 60 + s);
		yield* places(rule, [...new Set(set)].sort((a, b) => a - b));
	}
}

/// Times later than the first and not after `last`, at most so many; or null, when that takes too long.
export function plain(text, first, last, most, patience = 300000) {
	const rule = completed(parts(text), first), weekStart = weekdays.indexOf(rule.WKST ?? 'MO'), found = [];
	try {
		for (const at of rule.FREQ in clockUnit ? byClock(rule, first, last, weekStart, patience) : byDay(rule, first, last, weekStart)) {
			if (at > last || found.length === most)
				break;
			if (at > first)
				found.push(at);
		}
	} catch (error) {
		if (error instanceof RangeError)
			return null;
		throw error;
	}
	return found;
}

// --- two packages ---

export function byRrule(text, first, last, most) {
	const found = [];
	const rule = new RRule({ ...RRule.parseString(text), dtstart: new Date(first * 1000), until: new Date(last * 1000) }, true);
	rule.all((date) => {
		if (date.getTime() / 1000 > first && found.length < most)
			found.push(date.getTime() / 1000);
		return found.length < most;
	});
	return found;
}

export function byIcal(text, first, last, most) {
	const found = [], start = ICAL.Time.fromString(wallOf(first)), it = ICAL.Recur.fromString(text).iterator(start);
	for (let time = it.next(); time && found.length < most; time = it.next()) {
		const at = Date.UTC(time.year, time.month - 1, time.day, time.hour, time.minute, time.second) / 1000;
		if (at > last)
			break;
		if (at > first)
			found.push(at);
	}
	return found;
}

const numberedDays = (rule) => rule.BYDAY?.split(',').map((day) => day.length > 2) ?? [];
const only = (rule, ...names) => Object.keys(rule).every((name) => !name.startsWith('BY') || names.includes(name));
/// From lists of hours, minutes and seconds both give times in the order of the list, not of the clock.
const rising = (list) => !list || numbers(list).every((n, i, all) => i === 0 || n > all[i - 1]);
const risingTimes = (rule) => rising(rule.BYHOUR) && rising(rule.BYMINUTE) && rising(rule.BYSECOND);
/// rrule knows BYSETPOS where there is one time a day, and never fewer days to choose from.
const simplePlaces = (rule) => only(rule, 'BYDAY', 'BYSETPOS') && rule.FREQ === 'MONTHLY' && rule.BYDAY
	&& !numberedDays(rule).includes(true) && numbers(rule.BYSETPOS).every((n) => n >= -4 && n <= 4);

/// Rules that rrule 2.8.1 reads as the RFC has them.  What it makes of others is shown in scenario/recurrence.test.mjs.
export function rruleKnows(text) {
	const rule = parts(text), numbered = numberedDays(rule);
	if (rule.BYSETPOS)
		return simplePlaces(rule);
	if (rule.FREQ in clockUnit)
		return only(rule, 'BYDAY', 'BYMONTH', 'BYMONTHDAY', 'BYYEARDAY');
	return !(numbered.includes(true) && (numbered.includes(false) || rule.BYMONTHDAY || rule.BYYEARDAY))
		&& !(rule.BYWEEKNO && (!rule.BYDAY || rule.INTERVAL || numbers(rule.BYWEEKNO).some((n) => Math.abs(n) === 1 || Math.abs(n) > 51)))
		&& risingTimes(rule);
}

/// The same for ical.js 2.2.1.
export function icalKnows(text) {
	const rule = parts(text);
	return risingTimes(rule) && {
		WEEKLY: only(rule, 'BYDAY', 'BYHOUR', 'BYMINUTE', 'BYSECOND'),
		DAILY: only(rule, 'BYDAY', 'BYMONTH') || only(rule, 'BYHOUR', 'BYMINUTE', 'BYSECOND'),
		MONTHLY: only(rule, 'BYDAY') || only(rule, 'BYMONTHDAY'),
		YEARLY: only(rule, 'BYYEARDAY'),
		HOURLY: only(rule, 'BYDAY'),
		MINUTELY: only(rule, 'BYDAY'),
		SECONDLY: only(rule),
	}[rule.FREQ];
}

// --- zones, as the tables of ICU have them ---

const formats = new Map(), offsets = new Map();

function offsetAt(zone, at) {
	const key = `${zone} ${Math.floor(at / 900)}`;
	if (!offsets.has(key)) {
		if (!formats.has(zone))
			formats.set(zone, new Intl.DateTimeFormat('en-US', { timeZone: zone, hourCycle: 'h23', year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric', minute: 'numeric', second: 'numeric' }));
		const p = Object.fromEntries(formats.get(zone).formatToParts(at * 1000).map(({ type, value }) => [type, Number(value)]));
		offsets.set(key, Date.UTC(p.year, p.month - 1, p.day, p.hour, p.minute, p.second) / 1000 - at);
	}
	return offsets.get(key);
}

/// The moment a wall shows a time, as RFC 5545 3.3.5 has it: of two the first; of none, by the offset before.
export function momentOf(zone, wall) {
	const before = offsetAt(zone, wall - 1.5 * DAY), after = offsetAt(zone, wall + 1.5 * DAY);
	const shown = [wall - before, wall - after].filter((at) => at + offsetAt(zone, at) === wall);
	return { at: shown.length ? Math.min(...shown) : wall - before, skipped: shown.length === 0, twice: shown.length === 2 && shown[0] !== shown[1] };
}

export const shownAt = (zone, at) => wallOf(at + offsetAt(zone, at));
