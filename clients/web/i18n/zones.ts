/// Times of meetings: in the reader's own zone, which is named, and in the zone of the meeting where its clock stands otherwise.
/// Nothing here knows when a meeting recurs: every time is one the server said.
import { place, t } from './index.ts';

const day = 86_400_000;

/// What a meeting says of its time.
export interface Timed {
	start: number;
	end: number;
	zone: string;
}

/// The zone of this device.
export function ownZone(): string {
	return new Intl.DateTimeFormat().resolvedOptions().timeZone || 'UTC';
}

/// What browsers go on calling by an old name.
const today: Readonly<Record<string, string>> = {
	Asmera: 'Asmara', Calcutta: 'Kolkata', Enderbury: 'Kanton', Faeroe: 'Faroe', Godthab: 'Nuuk', Katmandu: 'Kathmandu', Kiev: 'Kyiv', Ponape: 'Pohnpei', Rangoon: 'Yangon',
	Saigon: 'Ho Chi Minh', Truk: 'Chuuk',
};

/// The place a zone is named after: "Buenos Aires"; for one that is named after none, what it is called.
export function cityOf(zone: string, at: number): string {
	if (/^[A-Z]\w+\/(?!GMT|UTC|UCT|Zulu|Universal)/.test(zone))
		return today[zone.slice(zone.lastIndexOf('/') + 1)] ?? zone.slice(zone.lastIndexOf('/') + 1).replaceAll('_', ' ');
	const parts = format(zone, { timeZoneName: 'short' }).formatToParts(at);
	return parts.find(({ type }) => type === 'timeZoneName')?.value ?? zone;
}

/// "19:00"
export function clockIn(zone: string, at: number): string {
	return format(zone, { hour: 'numeric', minute: '2-digit' }).format(at);
}

/// "Thu 26 Nov, 19:00"
export function shortIn(zone: string, at: number): string {
	return format(zone, { weekday: 'short', day: 'numeric', month: 'short', hour: 'numeric', minute: '2-digit' }).format(at);
}

/// The day as the calendar of a zone has it, YYYY-MM-DD.
export function dayIn(zone: string, at: number): string {
	const parts = Object.fromEntries(new Intl.DateTimeFormat('en', { timeZone: known(zone), calendar: 'iso8601', year: 'numeric', month: '2-digit', day: '2-digit' })
		.formatToParts(at).map(({ type, value }) => [type, value]));
	return `${parts.year}-${parts.month}-${parts.day}`;
}

/// "Today, Friday 20 November"
export function dayTitle(zone: string, at: number, now: number): string {
	const named = format(zone, { weekday: 'long', day: 'numeric', month: 'long' }).format(at);
	const which = dayIn(zone, at);
	if (which === dayIn(zone, now))
		return t('when_today', { day: named });
	return which === nextDay(dayIn(zone, now)) ? t('when_tomorrow', { day: named }) : named;
}

/// The next one of the calendar, however long a day is where clocks are put forward.
function nextDay(which: string): string {
	return new Date(Date.parse(which) + day).toISOString().slice(0, 10);
}

/// "19:00–20:00, your time (Berlin) · 18:00 in London"; with `dated`, "Thu 26 Nov, 19:00–20:00, your time (Berlin) · …".
export function whenOf({ start, end, zone }: Timed, dated = false, own = ownZone()): string {
	const from = dated ? shortIn(own, start) : clockIn(own, start);
	const yours = t('when_yours', { time: `${from}–${clockIn(own, end)}`, city: cityOf(own, start) });
	if (stands(own, start) === stands(zone, start))
		return yours;
	const otherDay = dayIn(own, start) !== dayIn(zone, start);
	const theirs = format(zone, { hour: 'numeric', minute: '2-digit', ...(otherDay ? { weekday: 'short' } : {}) }).format(start);
	return `${yours} · ${t('when_there', { time: theirs, city: cityOf(zone, start) })}`;
}

/// So long, in whole days, hours or minutes: "1 hour".
export function longSpan(minutes: number): string {
	const [n, unit] = minutes % 1440 === 0 ? [minutes / 1440, 'day'] : minutes % 60 === 0 ? [minutes / 60, 'hour'] : [minutes, 'minute'];
	return new Intl.NumberFormat(place(), { style: 'unit', unit, unitDisplay: 'long' }).format(n);
}

/// What the clock on a wall there shows.
function stands(zone: string, at: number): string {
	return dayIn(zone, at) + new Intl.DateTimeFormat('en', { timeZone: known(zone), hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(at);
}

function format(zone: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
	return new Intl.DateTimeFormat(place(), { timeZone: known(zone), ...options });
}

const zones = new Map<string, string>();

/// A zone that is newer than this browser is shown as UTC, and named so.
function known(zone: string): string {
	let usable = zones.get(zone);
	if (!usable) {
		try {
			usable = new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone && zone;
		} catch {
			usable = 'UTC';
		}
		zones.set(zone, usable);
	}
	return usable;
}
