/// Days and times of meetings as staff read them: in their own time, and in that of the meeting where it differs.
import { place, t } from '../../../i18n/index.ts';
import { cityOf, clockIn, ownZone, shortIn } from '../../../i18n/zones.ts';
import type { Meeting, Staff_meeting } from '../../link/wire.ts';
import { wallIn } from '../../model/wall.ts';

/// "19:00–20:00", with its day where asked for, and "13:00 in New York" where its own clock shows something else.
export function timesOf({ start, end, zone }: Pick<Meeting, 'start' | 'end' | 'zone'>, dated = false): string {
	const own = ownZone();
	const mine = `${dated ? dayTime(start) : clockIn(own, start)}–${clockIn(own, end)}`;
	const [here, there] = [wallIn(own, start), wallIn(zone, start)];
	if (here.day === there.day && here.minute === there.minute)
		return mine;
	const day = here.day === there.day ? '' : `${new Intl.DateTimeFormat(place(), { weekday: 'short', timeZone: 'UTC' }).format(Date.parse(there.day))} `;
	return `${mine} · ${t('meet_there', { time: day + clockIn(zone, start), zone: cityOf(zone, start) })}`;
}

/// "Thu, 26 Nov, 19:00"
export function dayTime(at: number): string {
	return shortIn(ownZone(), at);
}

/// "Thursday, 26 November" of a day as the wire has it.
export function longDay(day: string): string {
	return new Intl.DateTimeFormat(place(), { weekday: 'long', day: 'numeric', month: 'long', timeZone: 'UTC' }).format(Date.parse(day));
}

/// "16 Nov – 22 Nov", where the reader is.
export function betweenDays(from: number, until: number): string {
	const day = new Intl.DateTimeFormat(place(), { day: 'numeric', month: 'short' });
	return `${day.format(from)} – ${day.format(until)}`;
}

/// "Evening circle, Thu, 26 Nov, 19:00": a meeting among others.
export function nameOf({ meeting }: Staff_meeting): string {
	return `${meeting.title}, ${dayTime(meeting.start)}`;
}

export { cityOf, ownZone };
