/// How help stands in a room, in words.
import { clockTime, t } from '../../../i18n/index.ts';
import type { Client } from '../../app/client.ts';
import type { Help } from '../../link/wire.ts';
import { knownOf, type Known } from '../../model/help.ts';
import type { Drawing } from '../icon/icon.tsx';

export interface Stands {
	known: Known;
	icon: Drawing;
	text: string;
	more: string;
	/// Lines to call should be in sight, or before all else.
	call: boolean;
	callFirst: boolean;
}

export function useStands(client: Client, room: string): Stands | undefined {
	const { pressed, standing } = client.help;
	const inside = client.standing.value === 'in' || client.standing.value === 'starting';
	const help = standing.value[room];
	const known = knownOf({ press: pressed.value[room], help, live: client.line.value === 'live', inside });
	return known && { known, icon: icons[known], text: textOf(known, help), more: moreOf(known), call: known !== 'with' && known !== 'closed', callFirst: !['called', 'seen', 'with', 'closed'].includes(known) };
}

const icons: Record<Known, Drawing> = {
	telling: 'wait', unsent: 'wait', outside: 'wait', refused: 'alert', called: 'hand', alone: 'hand', seen: 'check', with: 'heart', waiting: 'wait', closed: 'check',
};

export function nameOf(help: Help | undefined): string {
	return help?.by?.name ?? t('help_someone');
}

export function textOf(known: Known, help: Help | undefined): string {
	const fill = { name: nameOf(help), time: clockTime(help?.at ?? Date.now()) };
	return t(known === 'unsent' ? 'help_unsent' : `help_${known}`, fill);
}

function moreOf(known: Known): string {
	switch (known) {
	case 'refused':
		return t('help_refused_more');
	case 'called':
		return t('help_called_more');
	case 'seen':
		return t('help_seen_more');
	case 'with':
		return t('help_with_more');
	case 'closed':
		return t('help_closed_more', { button: t('help_now') });
	default:
		return t('help_no_wait');
	}
}

export function roomName(client: Client, id: string | undefined): string {
	const room = client.listed.value?.find((one) => one.room.id === id)?.room ?? client.visits.value[id ?? '']?.room;
	return room?.name ?? '';
}
