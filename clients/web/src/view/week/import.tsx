/// A calendar file from elsewhere, planned as drop-ins here.
import { useSignal } from '@preact/signals';
import { t } from '../../../i18n/index.ts';
import { useClient } from '../../app/context.ts';
import { listedRoom, rooms } from '../../app/desk.ts';
import { explain } from '../../app/explain.ts';
import type { Series } from '../../link/wire.ts';
import { Check, Problem } from '../field/field.tsx';
import { runs } from '../people/role.tsx';
import { roomName } from '../tabs/tabs.tsx';
import { Fielded, said } from './fielded.tsx';
import { SeriesItem } from './series.tsx';

/// As much as one request takes.
export const mostBytes = 60_000;

export function Import({ room: from }: { room?: string }) {
	const client = useClient();
	const mine = rooms(client).filter(({ role }) => runs(role));
	const problem = useSignal('');
	const done = useSignal<readonly Series[] | null>(null);
	const busy = useSignal(false);
	const bring = async (event: SubmitEvent) => {
		event.preventDefault();
		const form = event.currentTarget as HTMLFormElement;
		const word = said(form);
		const file = new FormData(form).get('file');
		done.value = null;
		if (!(file instanceof File) || file.size === 0)
			return void (problem.value = t('import_none'));
		// Before it is read: it may be of any size.
		if (file.size > mostBytes)
			return void (problem.value = t('import_large'));
		busy.value = true;
		const { answer, code, field } = await client.attempt('series.import', {
			room: word('room'), ics: await file.text(), staff_needed: Number(word('staff_needed')), public: word('public') !== '',
		});
		busy.value = false;
		problem.value = !code ? '' : field?.startsWith('ics') && code !== 'overlap' ? t(code === 'too_large' ? 'import_large' : 'import_bad') : explain(code);
		done.value = answer?.series ?? null;
	};
	if (mine.length === 0)
		return <p>{t('err_not_allowed')}</p>;
	return (
		<>
			<p>{t('import_more')}</p>
			<form class="card" autocomplete="off" onSubmit={(event) => void bring(event)}>
				<Fielded label={t('plan_room')}>
					<select name="room">{mine.map(({ room }) => <option key={room.id} value={room.id} selected={room.id === from}>{room.name}</option>)}</select>
				</Fielded>
				<Fielded label={t('import_file')} hint={t('import_hint')}><input type="file" name="file" accept=".ics,text/calendar" required /></Fielded>
				<Fielded label={t('plan_staff')}><input type="number" name="staff_needed" min={0} max={20} required defaultValue="2" /></Fielded>
				<Check name="public" label={t('plan_public')} checked={false} />
				<Problem text={problem.value} />
				<button type="submit" class="button button-main" disabled={busy.value}>{t('import_do')}</button>
			</form>
			<div role="status">{done.value && <p>{t('import_done', { n: done.value.length })}</p>}</div>
			<ul class="week-list">{done.value?.map((series) => <li key={series.id} class="card week-item"><SeriesItem series={series} room={roomName(listedRoom(client, series.room)?.room)} /></li>)}</ul>
		</>
	);
}
