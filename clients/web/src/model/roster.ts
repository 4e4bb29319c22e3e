/// The roster of a week, as lines for each day. Pure; moments come from the server, days are those where the reader is.
import type { Duty, Gap, Shift } from '../link/wire.ts';

export interface Week {
	from: number;
	until: number;
	/// The beginning of each day.
	days: readonly number[];
}

/// The week, `away` weeks from this one, Monday to Sunday. Days are as long as they are where the clock changes.
export function week(now: number, away = 0): Week {
	const today = new Date(now);
	const day = (n: number) => new Date(today.getFullYear(), today.getMonth(), today.getDate() - (today.getDay() + 6) % 7 + 7 * away + n).getTime();
	return { from: day(0), until: day(7), days: [0, 1, 2, 3, 4, 5, 6].map(day) };
}

export type RosterLine =
	| { kind: 'duty'; from: number; until: number; duty: Duty }
	| { kind: 'gap'; from: number; until: number; gap: Gap };

/// What begins on each day, or goes on into the first one; by time, then by tier.
export function byDay({ days, until }: Week, duties: readonly Duty[], gaps: readonly Gap[]): RosterLine[][] {
	const lines: RosterLine[] = [
		...duties.map((duty): RosterLine => ({ kind: 'duty', from: duty.from, until: duty.until, duty })),
		...gaps.map((gap): RosterLine => ({ kind: 'gap', from: gap.from, until: gap.until, gap })),
	];
	lines.sort((a, b) => a.from - b.from || tierOf(a) - tierOf(b));
	return days.map((from, at) => {
		const end = days[at + 1] ?? until;
		return lines.filter((line) => (line.from >= from || (at === 0 && line.until > from)) && line.from < end);
	});
}

export function tierOf(line: RosterLine): number {
	return line.kind === 'duty' ? line.duty.tier : line.gap.tier;
}

/// Who is on call now, the first tier first.
export function onCall(duties: readonly Duty[], now: number): Duty[] {
	return duties.filter(({ from, until }) => from <= now && now < until).sort((a, b) => a.tier - b.tier);
}

/// YYYY-MM-DD of a moment, where the reader is.
export function dayOf(time: number): string {
	const date = new Date(time);
	const two = (n: number) => String(n).padStart(2, '0');
	return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}

/// "19:30" from minutes after midnight.
export function wallClock(minutes: number): string {
	const two = (n: number) => String(n).padStart(2, '0');
	return `${two(Math.floor(minutes / 60) % 24)}:${two(minutes % 60)}`;
}

/// Minutes after midnight from "19:30"; undefined when it is none.
export function minutesOf(wall: string): number | undefined {
	const [, h, m] = /^(\d{1,2}):(\d{2})/.exec(wall) ?? [];
	return h !== undefined && Number(h) < 24 && Number(m) < 60 ? Number(h) * 60 + Number(m) : undefined;
}

/// From one time on the wall to the next time another is shown; the same one is a day later.
export function lasting(start: number, end: number): number {
	return end > start ? end - start : end + 1440 - start;
}

/// A day on which such a shift can begin: the first of this weekday, today or later.
export function firstDay(weekday: number, now: number): string {
	const today = new Date(now);
	const ahead = (weekday - ((today.getDay() + 6) % 7 + 1) + 7) % 7;
	return dayOf(new Date(today.getFullYear(), today.getMonth(), today.getDate() + ahead, 12).getTime());
}

export function isOnce({ first_day, last_day }: Pick<Shift, 'first_day' | 'last_day'>): boolean {
	return last_day === first_day;
}
