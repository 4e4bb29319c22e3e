/// One case: what the reader may do about it. Pure; the server decides in the end.
import type { Case, Case_event, Role } from '../link/wire.ts';

export type Act =
	| 'acknowledge' | 'accept' | 'decline' | 'take_back' | 'spoke' | 'offer' | 'release' | 'snooze' | 'aside' | 'disclose' | 'close' | 'review';

interface Reader {
	id: string | undefined;
	/// Theirs in the room of the case.
	role: Role;
}

export function actsOn(what: Case, { id, role }: Reader, events: readonly Pick<Case_event, 'what' | 'by'>[] = []): readonly Act[] {
	const mine = what.owner?.id === id;
	const danger = what.kind === 'danger';
	const leads = role === 'facilitator' || role === 'admin';
	const close: readonly Act[] = mine || leads ? ['close'] : [];
	const disclose: readonly Act[] = danger && !what.drill ? ['disclose'] : [];
	const snooze: readonly Act[] = what.level !== 'crisis' && !events.some((event) => event.what === 'snoozed') ? ['snooze'] : [];
	switch (what.state) {
	case 'open':
		return ['acknowledge', ...snooze, ...disclose, ...close];
	case 'acknowledged':
		return mine ? ['spoke', ...aside(what), 'offer', ...snooze, 'release', ...disclose, 'close'] : [...disclose, ...close];
	case 'with_person':
		return mine ? ['spoke', ...aside(what), 'offer', 'release', ...disclose, 'close'] : [...disclose, ...close];
	case 'handed_over':
		if (what.receiver?.id === id)
			return ['accept', 'decline', ...disclose];
		return mine ? ['take_back', 'spoke', 'release', ...disclose, 'close'] : [...disclose, ...close];
	case 'closed':
		return [...disclose, ...(leads && !closedBy(events, id) ? ['review' as const] : [])];
	case 'reviewed':
		return disclose;
	}
}

/// A side room is for talking with somebody; one is enough.
function aside({ kind, drill, aside }: Case): readonly Act[] {
	return kind === 'danger' && !drill && !aside ? ['aside'] : [];
}

/// Who closed it does not look back on it alone.
function closedBy(events: readonly Pick<Case_event, 'what' | 'by'>[], id: string | undefined): boolean {
	const last = [...events].reverse().find(({ what }) => what === 'closed');
	return last?.by !== undefined && last.by.id === id;
}

/// So much time, as a clock shows it: 0:42, 12:05, 1:02:09.
export function clock(ms: number): string {
	const seconds = Math.max(0, Math.floor(ms / 1000));
	const two = (n: number) => String(n).padStart(2, '0');
	const [h, m, s] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
	return h ? `${h}:${two(m)}:${two(s)}` : `${m}:${two(s)}`;
}

const hour = 3_600_000;

/// When the person should be asked again at the latest, and sooner: hours from now.
export function followUps(level: Case['level']): readonly number[] {
	return level === 'crisis' ? [4, 12, 24] : level === 'red' ? [24, 48, 72] : [];
}

export function inHours(hours: number, now: number): number {
	return now + hours * hour;
}
