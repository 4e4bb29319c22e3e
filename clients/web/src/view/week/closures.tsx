/// Days on which nothing takes place.
import { useEffect, useRef } from 'preact/hooks';
import { useSignal } from '@preact/signals';
import { t } from '../../../i18n/index.ts';
import { useClient } from '../../app/context.ts';
import { listedRoom, rooms } from '../../app/desk.ts';
import { explain } from '../../app/explain.ts';
import type { Closure } from '../../link/wire.ts';
import { Problem } from '../field/field.tsx';
import { roomName } from '../tabs/tabs.tsx';
import { Fielded, said } from './fielded.tsx';
import { keepFocus } from './focus.ts';
import { useLeads } from './leads.ts';
import { Zone } from './plan-form.tsx';
import { cityOf, longDay, ownZone } from './when.ts';

export function Closures() {
	const client = useClient();
	const leads = useLeads();
	const all = useSignal<readonly Closure[] | null>(null);
	const list = useRef<HTMLUListElement>(null);
	const live = client.line.value === 'live';
	const look = async () => (all.value = (await client.look('closure.list', {}))?.closures ?? all.value);
	useEffect(() => void (live && look()), [live]);
	const remove = async (closure: string) => {
		if (await client.act('closure.remove', { closure }))
			client.say('saved');
		await look();
		keepFocus(list);
	};
	return (
		<>
			<p>{t('closure_more')}</p>
			{!all.value && <p class="soft" role="status">{t('moment')}</p>}
			{all.value?.length === 0 && <p class="soft">{t('closure_none')}</p>}
			<ul ref={list} class="manage-links">
				{all.value?.map((closure) => (
					<li key={closure.id}>
						<ClosureLine closure={closure} room={closure.room ? roomName(listedRoom(client, closure.room)?.room) : t('closure_all')} />
						{leads && <button type="button" class="button button-small" onClick={() => void remove(closure.id)}>{t('closure_remove')}<span class="hidden-text"> {closure.title}</span></button>}
					</li>
				))}
			</ul>
			{leads && <section class="card"><h2>{t('closure_add')}</h2><AddClosure onDone={() => void look()} /></section>}
		</>
	);
}

export function ClosureLine({ closure: { title, first_day, last_day, zone }, room }: { closure: Closure; room: string }) {
	return (
		<span>
			<strong dir="auto">{title}</strong>
			<span>{first_day === last_day ? longDay(first_day) : `${longDay(first_day)} – ${longDay(last_day)}`}</span>
			<span class="soft"><bdi>{room}</bdi>{zone !== ownZone() && ` · ${t('meet_wall', { zone: cityOf(zone, Date.parse(first_day)) })}`}</span>
		</span>
	);
}

export function AddClosure({ onDone }: { onDone(): void }) {
	const client = useClient();
	const problem = useSignal('');
	const busy = useSignal(false);
	const add = async (event: SubmitEvent) => {
		event.preventDefault();
		const form = event.currentTarget as HTMLFormElement;
		const word = said(form);
		const first_day = word('first');
		const last_day = word('last') || first_day;
		if (last_day < first_day)
			return void (problem.value = t('closure_order'));
		busy.value = true;
		const { code, field } = await client.attempt('closure.set', { title: word('title'), first_day, last_day, zone: word('zone'), ...(word('room') ? { room: word('room') } : {}) });
		busy.value = false;
		problem.value = !code ? '' : code === 'bad_field' && field === 'zone' ? t('plan_bad_zone') : explain(code);
		if (code)
			return;
		form.reset();
		client.say('saved');
		onDone();
	};
	return (
		<form class="stack" autocomplete="off" onSubmit={(event) => void add(event)}>
			<Fielded label={t('closure_title')} hint={t('closure_title_hint')}><input type="text" name="title" dir="auto" required maxLength={80} /></Fielded>
			<div class="manage-pair">
				<Fielded label={t('closure_first')}><input type="date" name="first" required /></Fielded>
				<Fielded label={t('closure_last')}><input type="date" name="last" /></Fielded>
			</div>
			<Fielded label={t('closure_where')}>
				<select name="room"><option value="">{t('closure_all')}</option>{rooms(client).map(({ room }) => <option key={room.id} value={room.id}>{room.name}</option>)}</select>
			</Fielded>
			<Zone label={t('plan_zone')} field={{ name: 'zone', required: true, defaultValue: ownZone() }} />
			<Problem text={problem.value} />
			<button type="submit" class="button button-main" disabled={busy.value}>{t('closure_add')}</button>
		</form>
	);
}
