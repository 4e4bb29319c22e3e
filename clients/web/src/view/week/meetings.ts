/// The meetings of a time, as they stand: asked for again when the server tells that one stands differently.
import { useEffect, useRef } from 'preact/hooks';
import { useSignal, type Signal } from '@preact/signals';
import type { Client } from '../../app/client.ts';
import { useClient } from '../../app/context.ts';
import type { Person, Staff_meeting } from '../../link/wire.ts';
import { renewed } from '../../model/week.ts';
import { looksAfter } from '../people/role.tsx';

/// Several changes often come together.
const together = 400;

export interface Meetings {
	/// null: not known yet.
	all: readonly Staff_meeting[] | null;
	more: boolean;
	/// One of them as it is after something was done.
	put(newer: Staff_meeting): void;
	look(): void;
}

export function useMeetings(from: number, until: number, room?: string): Meetings {
	const client = useClient();
	const known: Signal<{ meetings: readonly Staff_meeting[]; more?: boolean } | null> = useSignal(null);
	const live = client.line.value === 'live';
	const look = async () => {
		const answer = await client.look('meeting.list', { from, until, ...(room ? { room } : {}) });
		known.value = answer ?? known.value;
	};
	useEffect(() => void (live && look()), [from, until, room, live]);
	useTold(client, () => void look());
	return {
		all: known.value?.meetings ?? null, more: known.value?.more ?? false, look: () => void look(),
		put: (newer) => (known.value = known.value && { ...known.value, meetings: renewed(known.value.meetings, newer) }),
	};
}

/// Once after each burst of news about meetings.
function useTold(client: Client, look: () => void): void {
	const newest = useRef(look);
	newest.current = look;
	useEffect(() => {
		let timer = 0;
		const end = client.listen((event) => {
			if (event.type !== 'meeting' && !(event.type === 'notice' && event.notice.meeting))
				return;
			clearTimeout(timer);
			timer = setTimeout(() => newest.current(), together) as unknown as number;
		});
		return () => {
			clearTimeout(timer);
			end();
		};
	}, []);
}

/// Who could be put down; oneself first, then by name.
export async function staffOf(client: Client, more: readonly Person[] = []): Promise<Person[]> {
	const now = Date.now();
	const people = (await client.look('roster.list', { from: now, until: now + 60_000 }))?.people ?? [];
	const me = client.me.value;
	const here = Object.values(client.visits.value).flatMap((visit) => Object.values(visit.people)).filter(({ role }) => looksAfter(role));
	const all = new Map([...here, ...people, ...more].map((person) => [person.id, person]));
	if (me)
		all.delete(me.id);
	return [...(me ? [me] : []), ...[...all.values()].sort((a, b) => a.name.localeCompare(b.name))];
}
