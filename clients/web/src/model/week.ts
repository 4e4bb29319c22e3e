/// Meetings as their staff see them: by day, what is missing, and who can take what. Pure.
import type { Part, Person, Staff_meeting } from '../link/wire.ts';
import { dayOf } from './roster.ts';

export interface MeetingDay {
	day: string;
	/// The beginning of its first meeting.
	at: number;
	meetings: readonly Staff_meeting[];
}

/// By the day where the reader is, in order.
export function byDays(all: readonly Staff_meeting[]): MeetingDay[] {
	const days = new Map<string, Staff_meeting[]>();
	for (const one of inOrder(all))
		days.set(dayOf(one.meeting.start), [...(days.get(dayOf(one.meeting.start)) ?? []), one]);
	return [...days].map(([day, meetings]) => ({ day, at: meetings[0]!.meeting.start, meetings }));
}

export function inOrder(all: readonly Staff_meeting[]): Staff_meeting[] {
	return [...all].sort((a, b) => a.meeting.start - b.meeting.start || (a.meeting.id < b.meeting.id ? -1 : 1));
}

/// Ended or cancelled ones need nobody any more.
export function goesOn({ meeting: { state } }: Staff_meeting): boolean {
	return state !== 'ended' && state !== 'cancelled';
}

/// Is it on, or should it be, without the staff it needs?
export function lacksStaff({ meeting: { state, live, held } }: Staff_meeting): boolean {
	return state !== 'ended' && state !== 'cancelled' && (live === undefined || held !== undefined);
}

/// Those that still need somebody, the soonest first.
export function uncovered(all: readonly Staff_meeting[]): Staff_meeting[] {
	return inOrder(all.filter((one) => one.missing > 0 && goesOn(one)));
}

/// Parts nobody has: one leads, the others help as long as somebody is missing.
export function freeParts({ staff, missing }: Pick<Staff_meeting, 'staff' | 'missing'>): Part[] {
	const lead = !staff.some(({ part }) => part === 'lead');
	return [...(lead ? ['lead' as const] : []), ...(missing > (lead ? 1 : 0) ? ['co_lead' as const] : [])];
}

/// Those of its staff who are down for another meeting at the same time.
export function doubled(one: Staff_meeting, all: readonly Staff_meeting[]): Person[] {
	const { id, start, end } = one.meeting;
	const others = all.filter((other) => other.meeting.id !== id && goesOn(other) && other.meeting.start < end && other.meeting.end > start);
	const isElsewhere = (member: string) => others.some(({ staff }) => staff.some((theirs) => theirs.member.id === member));
	return goesOn(one) ? one.staff.map(({ member }) => member).filter(({ id }) => isElsewhere(id)) : [];
}

/// The list with a newer one in the place of what it was.
export function renewed(all: readonly Staff_meeting[], newer: Staff_meeting): Staff_meeting[] {
	return all.map((one) => (one.meeting.id === newer.meeting.id ? newer : one));
}
