import { useClient } from '../../app/context.ts';
import { runs } from '../people/role.tsx';

/// Plans for the whole server?
export function useLeads(): boolean {
	return (useClient().hello.value?.grants ?? []).some(({ room, role }) => !room && runs(role));
}

/// Plans in that room?
export function useRuns(): (room: string) => boolean {
	const client = useClient();
	return (id) => runs(client.listed.value?.find(({ room }) => room.id === id)?.role ?? 'participant');
}
