/// How a meeting stands, in words: first what matters most, then why.
import { known, t } from '../../../i18n/index.ts';
import { cityOf, clockIn, ownZone, shortIn } from '../../../i18n/zones.ts';
import type { Meeting } from '../../link/wire.ts';
import { isFull, isOn, isShut } from '../../model/programme.ts';
import type { Drawing } from '../icon/icon.tsx';

export interface Standing {
	kind: 'plain' | 'on' | 'wait' | 'off';
	icon: Drawing;
	text: string;
}

/// More places than these need no word.
const few = 10;

/// "19:00, your time (Berlin)"
export function atClock(at: number): string {
	return t('when_yours', { time: clockIn(ownZone(), at), city: cityOf(ownZone(), at) });
}

/// "Thu 26 Nov, 19:00, your time (Berlin)"
export function atDay(at: number): string {
	return t('when_yours', { time: shortIn(ownZone(), at), city: cityOf(ownZone(), at) });
}

export function standsOf(meeting: Meeting, now: number): Standing[] {
	const lines: (Standing | false)[] = [
		stateOf(meeting, now),
		meeting.moved_from !== undefined && meeting.state !== 'ended' && { kind: 'wait', icon: 'again', text: t('at_moved', { time: atDay(meeting.moved_from) }) },
		whyOf(meeting) !== '' && { kind: 'plain', icon: 'note', text: whyOf(meeting) },
	];
	return lines.filter((line): line is Standing => line !== false);
}

function stateOf(meeting: Meeting, now: number): Standing | false {
	const { state, start, end, live, held, left } = meeting;
	if (state === 'cancelled')
		return { kind: 'off', icon: 'close', text: t('at_cancelled') };
	if (state === 'ended')
		return { kind: 'off', icon: 'check', text: t('at_ended') };
	if (held !== undefined || (state === 'waiting' && start <= now))
		return { kind: 'wait', icon: 'wait', text: t(live === undefined ? 'at_wait' : 'at_held') };
	if (isShut(meeting, now))
		return { kind: 'off', icon: 'close', text: t('at_shut') };
	if (isFull(meeting))
		return { kind: 'wait', icon: 'people', text: t('at_full') };
	if (isOn(meeting))
		return { kind: 'on', icon: 'check', text: state === 'waiting' ? t('at_door', { time: atClock(start) }) : t('at_on', { time: atClock(end) }) };
	return left !== undefined && left > 0 && left <= few && { kind: 'plain', icon: 'people', text: t('at_left', { n: left }) };
}

/// What staff say about why comes after this, as they wrote it.
function whyOf({ reason, state, moved_from: moved }: Meeting): string {
	const key = `at_why_${reason}`;
	return known(key) && (state === 'cancelled' || state === 'ended' || moved !== undefined) ? t(key) : '';
}
