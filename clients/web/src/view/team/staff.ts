/// Those of the staff this page knows of: oneself first, then by name.
import type { Client } from '../../app/client.ts';
import type { Person } from '../../link/wire.ts';
import { looksAfter } from '../people/role.tsx';

export function staffKnown(client: Client, more: readonly Person[] = []): Person[] {
	const me = client.me.value;
	const here = Object.values(client.visits.value).flatMap(({ people }) => Object.values(people)).filter(({ role }) => looksAfter(role));
	const others = [...new Map([...here, ...more].map((person) => [person.id, person])).values()].filter(({ id }) => id !== me?.id);
	return [...(me ? [me] : []), ...others.sort((a, b) => a.name.localeCompare(b.name))];
}
