/// What is on in a room just now: each by itself, or all with one press, and one press back.
import { useSignal } from '@preact/signals';
import { span, t } from '../../../i18n/index.ts';
import { hrefOf } from '../../app/address.ts';
import { useClient } from '../../app/context.ts';
import { listedRoom } from '../../app/desk.ts';
import type { Asked, Room } from '../../link/wire.ts';
import { Dialog } from '../dialog/dialog.tsx';
import { Check, Field } from '../field/field.tsx';
import { Icon } from '../icon/icon.tsx';

const slow = [0, 10, 30, 60, 300];

export function Controls({ room: id, onClose }: { room: string; onClose(): void }) {
	const client = useClient();
	const busy = useSignal(false);
	const room = listedRoom(client, id)?.room;
	if (!room)
		return null;
	const { controls } = room;
	const done = async (asked: Promise<{ room: Room } | undefined>) => {
		busy.value = true;
		const answer = await asked;
		// Who is not in the room is not told of it.
		if (answer)
			client.listed.value = client.listed.value?.map((item) => (item.room.id === id ? { ...item, room: answer.room } : item)) ?? null;
		busy.value = false;
	};
	const set = (fields: Omit<Asked<'room.controls'>, 'room'>) => void done(client.act('room.controls', { room: id, ...fields }));
	const raid = (on: boolean) => void done(client.act('room.raid', { room: id, on }));
	return (
		<Dialog title={t('controls')} onClose={onClose}>
			<p class="soft" dir="auto">{room.name}</p>
			<div class="stack-tight">
				<div role="status">{controls.raid && <p><strong>{t('raid_on')}</strong></p>}</div>
				<button type="button" class={`button ${controls.raid ? 'button-main' : 'button-clay'}`} disabled={busy.value} onClick={() => raid(!controls.raid)}>
					<Icon name={controls.raid ? 'again' : 'alert'} />{t(controls.raid ? 'raid_off' : 'raid')}
				</button>
				<p class="soft">{t('raid_more')}</p>
			</div>
			<div class="stack">
				<Field label={t('slow')}>
					<select value={controls.slow_s} onChange={(event) => set({ slow_s: Number(event.currentTarget.value) })}>
						{[...new Set([...slow, controls.slow_s])].map((seconds) => <option key={seconds} value={seconds}>{seconds ? span(seconds) : t('slow_none')}</option>)}
					</select>
				</Field>
				<div>
					<Check label={t('set_links_off')} checked={controls.links_off} onChange={(on) => set({ links_off: on })} />
					<Check label={t('set_newcomers_wait')} checked={controls.newcomers_wait} onChange={(on) => set({ newcomers_wait: on })} />
					<Check label={t('set_closed')} checked={controls.closed} onChange={(on) => set({ closed: on })} />
				</div>
				<p class="soft">{t('controls_more')}</p>
			</div>
			<div class="stack-tight">
				<a class="button" href={hrefOf({ page: 'seen', room: id })} onClick={onClose}><Icon name="note" />{t('noticed')}</a>
				<a class="button" href={hrefOf({ page: 'manage', room: id })} onClick={onClose}><Icon name="ease" />{t('settings')}</a>
			</div>
		</Dialog>
	);
}
