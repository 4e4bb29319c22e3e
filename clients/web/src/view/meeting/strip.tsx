/// One line over a room: which meeting is on, until when, or what it waits for. What changes is said once.
import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { t } from '../../../i18n/index.ts';
import type { Meeting } from '../../link/wire.ts';
import type { RoomState } from '../../model/room.ts';
import { Icon, type Drawing } from '../icon/icon.tsx';
import { useMinute } from './minute.ts';
import { atClock, atDay } from './stands.ts';

const day = 86_400_000;
const minute = 60_000;

interface Line {
	/// Changes when it is worth saying again.
	stands: string;
	icon: Drawing;
	waits?: boolean;
	text: string;
}

/// `covered`: words of danger reach somebody soon.
export function lineOf(meeting: Meeting, now: number, covered = true): Line {
	const { state, start, end, live, held } = meeting;
	if (state === 'cancelled')
		return { stands: 'cancelled', icon: 'close', waits: true, text: t('at_cancelled') };
	if (state === 'ended')
		return { stands: 'ended', icon: 'check', text: t('strip_ended') };
	if (held !== undefined || (state === 'waiting' && start <= now))
		return { stands: 'held', icon: 'wait', waits: true, text: [t(live === undefined ? 'at_wait' : 'at_held'), covered && t('muted_danger')].filter(Boolean).join(' ') };
	if (state === 'closing')
		return { stands: 'closing', icon: 'wait', text: t('strip_ends', { n: Math.max(1, Math.ceil((end - now) / minute)), time: atClock(end) }) };
	if (state === 'open')
		return { stands: 'open', icon: 'wait', text: t('strip_until', { time: atClock(end) }) };
	if (state === 'waiting')
		return { stands: 'waiting', icon: 'wait', text: t('strip_begins', { time: atClock(start) }) };
	return start - now < day / 2 ? { stands: 'soon', icon: 'wait', text: t('strip_begins', { time: atClock(start) }) } : { stands: 'next', icon: 'wait', text: t('strip_next', { time: atDay(start) }) };
}

export function Strip({ state: { room, meeting, uncovered } }: { state: RoomState }) {
	const now = useMinute();
	const line = meeting && lineOf(meeting, now, !uncovered);
	const said = useSignal('');
	const before = useRef(line?.stands);
	useEffect(() => {
		// Whoever comes in reads it on the page.
		if (line && before.current !== undefined && before.current !== line.stands)
			said.value = line.text;
		before.current = line?.stands;
	}, [line?.stands]);
	// A room that is always open needs no word about some other week.
	const far = !room.drop_in && line?.stands === 'next';
	return (
		<>
			<div role="status" class="hidden-text">{said.value}</div>
			{line && !far && (
				<div class={line.waits ? 'room-controls strip-wait' : 'room-controls'}>
					<Icon name={line.icon} /><p>{meeting.title !== room.name && <><b dir="auto">{meeting.title}</b> · </>}{line.text}</p>
				</div>
			)}
		</>
	);
}
