/// Whom to look after again, by consent: one's own, or for those who lead all of theirs.
import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { dayAndTime, t } from '../../../i18n/index.ts';
import { hrefOf } from '../../app/address.ts';
import { useClient } from '../../app/context.ts';
import { listedRoom, rooms } from '../../app/desk.ts';
import type { Asked, Follow_up } from '../../link/wire.ts';
import { Check } from '../field/field.tsx';
import { runs } from '../people/role.tsx';
import { roomName } from '../tabs/tabs.tsx';

type Outcome = Asked<'follow_up.done'>['outcome'];
const outcomes: readonly Outcome[] = ['reached', 'not_reached', 'worse', 'declined'];

export function FollowUps() {
	const client = useClient();
	const all = useSignal(false);
	const known = useSignal<readonly Follow_up[] | null>(null);
	const live = client.line.value === 'live';
	const look = async () => (known.value = (await client.act('follow_up.list', all.value ? { all: true } : {}))?.follow_ups ?? known.value);
	useEffect(() => void (live && look()), [all.value, live]);
	const done = async (one: Follow_up, outcome: Outcome) => {
		if (await client.act('follow_up.done', { room: one.room, follow_up: one.id, outcome }))
			client.say('saved');
		await look();
	};
	return (
		<>
			<p>{t('follow_more')}</p>
			{rooms(client).some(({ role }) => runs(role)) && <Check label={t('follow_all')} checked={all.value} onChange={(on) => (all.value = on)} />}
			{known.value?.length === 0 && <p class="soft">{t('follow_none')}</p>}
			<ul class="queue">
				{[...known.value ?? []].sort((a, b) => Number(a.state !== 'open') - Number(b.state !== 'open') || a.due - b.due).map((one) => (
					<li key={one.id} class="card queue-item"><FollowUp one={one} room={roomName(listedRoom(client, one.room)?.room)} me={client.me.value?.id} onDone={(outcome) => void done(one, outcome)} /></li>
				))}
			</ul>
		</>
	);
}

export function FollowUp({ one, room, me, onDone }: { one: Follow_up; room: string; me: string | undefined; onDone(outcome: Outcome): void }) {
	const { subject, owner, due, state, outcome } = one;
	const late = state === 'open' && due < Date.now();
	return (
		<>
			<h2><bdi>{subject.name}</bdi></h2>
			<p class={late ? 'team-clay' : ''}>{t(late ? 'follow_late' : 'follow_due', { time: dayAndTime(due) })}</p>
			<p class="soft"><bdi>{room}</bdi> · {owner.id === me ? t('is_you', { name: owner.name }) : owner.name}</p>
			<p><a href={hrefOf({ page: 'case', room: one.room, about: one.case })}>{t('to_case')}<span class="hidden-text"> {subject.name}</span></a></p>
			{state === 'open'
				? <div class="row queue-acts">{outcomes.map((each) => <button key={each} type="button" class="button button-small" onClick={() => onDone(each)}>{t(`follow_${each}`)}<span class="hidden-text"> {subject.name}</span></button>)}</div>
				: <p>{t(`follow_${outcome ?? state}`)}</p>}
		</>
	);
}
