/// What those who plan can do about one date.
import { useRef } from 'preact/hooks';
import { useSignal } from '@preact/signals';
import { t } from '../../../i18n/index.ts';
import { useClient } from '../../app/context.ts';
import type { Series, Staff_meeting } from '../../link/wire.ts';
import { goesOn } from '../../model/week.ts';
import { CancelMeeting, ChangeMeeting, type Newer } from './change.tsx';
import { keepFocus } from './focus.ts';
import { nameOf } from './when.ts';

interface Props {
	one: Staff_meeting;
	series?: Series;
	onChange(newer: Newer): void;
}

export function DateActs({ one, series, onChange }: Props) {
	const client = useClient();
	const open = useSignal<'change' | 'cancel' | null>(null);
	const busy = useSignal(false);
	const box = useRef<HTMLDivElement>(null);
	const { meeting } = one;
	const done = (newer: Newer) => {
		open.value = null;
		client.say('saved');
		onChange(newer);
	};
	const restore = async () => {
		busy.value = true;
		const answer = await client.act('meeting.restore', { room: meeting.room, meeting: meeting.id, version: meeting.version });
		busy.value = false;
		if (answer)
			done(answer);
		keepFocus(box);
	};
	const about = <span class="hidden-text"> {nameOf(one)}</span>;
	const ahead = meeting.start > Date.now();
	// What falls on a closed day can be put on another.
	const closed = ahead && meeting.state === 'cancelled' && meeting.reason === 'closure';
	return (
		<div ref={box} class="row week-acts">
			{(goesOn(one) || closed) && <button type="button" class="button button-small" onClick={() => (open.value = 'change')}>{t('meet_change')}{about}</button>}
			{goesOn(one) && <button type="button" class="button button-quiet button-small" onClick={() => (open.value = 'cancel')}>{t('meet_cancel')}{about}</button>}
			{ahead && (meeting.state === 'cancelled' || one.changed) && <button type="button" class="button button-quiet button-small" disabled={busy.value} onClick={() => void restore()}>{t('meet_restore')}{about}</button>}
			{open.value === 'change' && <ChangeMeeting one={one} series={series} onClose={() => (open.value = null)} onDone={done} />}
			{open.value === 'cancel' && <CancelMeeting one={one} onClose={() => (open.value = null)} onDone={done} />}
		</div>
	);
}
