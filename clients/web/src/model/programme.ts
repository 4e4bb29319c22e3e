/// What a list of meetings comes to: which are on, which to show, and what somebody may do about one. Pure; every time is one the server said.
import type { Meeting, OwnPlace } from '../link/wire.ts';

/// So long a door may be late.
const patience = 600_000;

export interface Chosen {
	/// Each undefined: all.
	language?: string;
	/// '': open to everybody.
	audience?: string;
	series?: string;
}

export interface Day {
	/// YYYY-MM-DD, by the reader's calendar.
	day: string;
	meetings: Meeting[];
}

/// Its door is open.
export function isOn({ state }: Pick<Meeting, 'state'>): boolean {
	return state === 'waiting' || state === 'open' || state === 'closing';
}

export function isOver({ state }: Pick<Meeting, 'state'>): boolean {
	return state === 'ended' || state === 'cancelled';
}

/// Whose it is: nobody else is given it.
export function hasPlace(place: OwnPlace | undefined): boolean {
	return place?.state === 'kept' || place?.state === 'offered';
}

export function isFull({ left, place }: Pick<Meeting, 'left' | 'place'>): boolean {
	return left === 0 && !hasPlace(place);
}

/// The door is open and there is room.
export function mayEnter(meeting: Meeting, now: number): boolean {
	return isOn(meeting) && !isShut(meeting, now) && !isFull(meeting);
}

/// On, but nobody comes in any more.
export function isShut(meeting: Meeting, now: number): boolean {
	return isOn(meeting) && meeting.entry !== undefined && meeting.entry <= now;
}

/// Is there something to sign up for? Once the door is open one just goes in, as long as there is room.
export function maySign(meeting: Meeting, now: number): boolean {
	if (isOver(meeting) || isShut(meeting, now) || (isOn(meeting) && !isFull(meeting)))
		return false;
	return meeting.place === undefined || meeting.place.state === 'given_up' || meeting.place.state === 'missed';
}

export function fits({ language, audience, series }: Chosen, meeting: Meeting): boolean {
	return (language === undefined || meeting.language === language) && (audience === undefined || meeting.audience === audience)
		&& (series === undefined || meeting.series === series);
}

/// What there is to choose from, in the order in which it takes place.
export function choices(meetings: readonly Meeting[]): { languages: string[]; audiences: string[] } {
	return { languages: [...new Set(meetings.map(({ language }) => language))], audiences: [...new Set(meetings.map(({ audience }) => audience))] };
}

/// By day, and within a day by beginning; a meeting over midnight is in the day it begins.
export function byDay(meetings: readonly Meeting[], dayOf: (at: number) => string): Day[] {
	const days: Day[] = [];
	for (const meeting of [...meetings].sort((a, b) => a.start - b.start || (a.id < b.id ? -1 : 1))) {
		const day = dayOf(meeting.start);
		const last = days.at(-1);
		if (last?.day === day)
			last.meetings.push(meeting);
		else
			days.push({ day, meetings: [meeting] });
	}
	return days;
}

/// When one of them will next stand differently by the clock; undefined: none does.
export function nextTurn(meetings: readonly Meeting[], now: number): number | undefined {
	const live = meetings.filter((meeting) => !isOver(meeting));
	// The server opens it in a moment.
	if (live.some(({ state, opens, end }) => state === 'scheduled' && opens <= now && now < Math.min(opens + patience, end)))
		return now;
	const ahead = live.flatMap(({ opens, start, end, entry = 0, place }) => [opens, start, end, entry, place?.until ?? 0]).filter((time) => time > now);
	return ahead.length ? Math.min(...ahead) : undefined;
}

/// The meeting to tell of in a room, after another one was heard of: the one that is on or was just on, else the next.
export function nearer(known: Meeting | undefined, heard: Meeting): Meeting {
	if (!known || known.id === heard.id || (isOver(known) && !isOver(heard)))
		return heard;
	return !isOver(heard) && heard.start < known.start ? heard : known;
}
