/// The near-miss register: what nearly went wrong. It opens by itself; closing it takes a finding and somebody who does something.
import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { dayAndTime, t } from '../../../i18n/index.ts';
import { hrefOf } from '../../app/address.ts';
import { useClient } from '../../app/context.ts';
import { listedRoom } from '../../app/desk.ts';
import type { Asked, Miss, Person } from '../../link/wire.ts';
import { dayOf } from '../../model/roster.ts';
import { Fold } from '../case/fold.tsx';
import { Field } from '../field/field.tsx';
import { roomName } from '../tabs/tabs.tsx';
import { staffKnown } from './staff.ts';

const week = 7 * 86_400_000;

export function Misses() {
	const client = useClient();
	const known = useSignal<readonly Miss[] | null>(null);
	const live = client.line.value === 'live';
	const look = async () => (known.value = (await client.act('miss.list', {}))?.misses ?? known.value);
	useEffect(() => void (live && look()), [live]);
	const close = async (fields: Asked<'miss.close'>) => {
		if (await client.act('miss.close', fields))
			client.say('saved');
		await look();
	};
	const people = staffKnown(client, known.value?.flatMap(({ member, owner }) => [member, owner].filter((one) => one !== undefined)) ?? []);
	return (
		<>
			<p>{t('misses_more')}</p>
			{known.value?.length === 0 && <p class="soft">{t('misses_none')}</p>}
			<ul class="queue">
				{known.value?.map((miss) => (
					<li key={miss.id} class="card queue-item"><OneMiss miss={miss} room={miss.room ? roomName(listedRoom(client, miss.room)?.room) : ''} people={people} onClose={(fields) => void close(fields)} /></li>
				))}
			</ul>
		</>
	);
}

interface Props {
	miss: Miss;
	room: string;
	people: readonly Person[];
	onClose(fields: Asked<'miss.close'>): void;
}

export function OneMiss({ miss, room, people, onClose }: Props) {
	const { kind, at, times, member, state, finding, action, owner, action_by } = miss;
	return (
		<>
			<h2>{t(`miss_${kind}`)}</h2>
			<p class="soft">{[dayAndTime(at), times > 1 && t('times', { n: times }), room, member?.name].filter(Boolean).join(' · ')}</p>
			{miss.case && miss.room && <p><a href={hrefOf({ page: 'case', room: miss.room, about: miss.case })}>{t('to_case')}</a></p>}
			{state === 'closed' ? (
				<>
					<p dir="auto">{finding}</p>
					<p dir="auto"><strong>{t('miss_action')}:</strong> {action}</p>
					<p class="soft"><bdi>{owner?.name}</bdi>{action_by !== undefined && <> · {t('until', { time: dayAndTime(action_by) })}</>}</p>
				</>
			) : <Fold title={t('miss_close')}><CloseMiss miss={miss} people={people} onClose={onClose} /></Fold>}
		</>
	);
}

function CloseMiss({ miss, people, onClose }: Omit<Props, 'room'>) {
	const submit = (event: SubmitEvent) => {
		event.preventDefault();
		const data = new FormData(event.currentTarget as HTMLFormElement);
		const text = (name: string) => String(data.get(name) ?? '').trim();
		// The end of that day, where the reader is.
		onClose({ miss: miss.id, finding: text('finding'), action: text('action'), owner: text('owner'), action_by: new Date(`${text('by')}T23:59:00`).getTime() });
	};
	return (
		<form class="stack" autocomplete="off" onSubmit={submit}>
			<Field label={t('miss_finding')}><textarea name="finding" dir="auto" rows={2} maxLength={1000} required /></Field>
			<Field label={t('miss_action')}><textarea name="action" dir="auto" rows={2} maxLength={500} required /></Field>
			<Field label={t('miss_owner')}><select name="owner">{people.map(({ id, name }) => <option key={id} value={id}>{name}</option>)}</select></Field>
			<Field label={t('miss_by')}><input type="date" name="by" required defaultValue={dayOf(Date.now() + week)} /></Field>
			<button type="submit" class="button button-main">{t('miss_close')}</button>
		</form>
	);
}
