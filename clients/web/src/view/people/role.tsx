import { t } from '../../../i18n/index.ts';
import type { Role } from '../../link/wire.ts';

/// May take down words and remove people.
export function looksAfter(role: Role): boolean {
	return role === 'mentor' || role === 'facilitator';
}

/// May change a room and give roles in it.
export function runs(role: Role): boolean {
	return role === 'facilitator' || role === 'admin';
}

/// What somebody is here, in a word; participants need none.
export function RoleChip({ role }: { role: Role }) {
	return role === 'participant' ? null : <span class="chip">{t(`role_${role}`)}</span>;
}
