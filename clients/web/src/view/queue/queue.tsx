/// Everything that waits for staff, most urgent first.
import { useEffect } from 'preact/hooks';
import { useSignal } from '@preact/signals';
import { ago, clockTime, dayAndTime, t } from '../../../i18n/index.ts';
import { hrefOf } from '../../app/address.ts';
import { useClient } from '../../app/context.ts';
import { deskOf, listedRoom, rooms, type Waiting } from '../../app/desk.ts';
import type { Case } from '../../link/wire.ts';
import { useSeconds } from '../alarm/alarm.tsx';
import { Banner } from '../banner/banner.tsx';
import { Stone } from '../stone/stone.tsx';
import { roomName, Tabs } from '../tabs/tabs.tsx';
import { Moment } from '../welcome/plain.tsx';
import { AppealItem } from './appeal.tsx';
import { HeldItem } from './held.tsx';
import { Level } from './level.tsx';
import { nextFor, standsAt } from './stands.ts';

export function QueuePage({ room }: { room?: string }) {
	const client = useClient();
	const desk = deskOf(client);
	useMinutes();
	useEffect(() => void desk.look(), []);
	if (!desk.queue.value)
		return <><Banner /><Moment /></>;
	return (
		<>
			<Tabs room={room ?? onlyRoom(rooms(client))} here="queue" />
			<Banner />
			<main class="page" id="main" tabIndex={-1}>
				<h1>{t('queue')}</h1>
				{desk.items.value.length === 0 && <p class="soft">{t('queue_none')}</p>}
				<ul class="queue">{desk.items.value.map((item) => <li key={item.kind + item.id} class="card queue-item"><Item item={item} /></li>)}</ul>
			</main>
		</>
	);
}

function Item({ item }: { item: Waiting }) {
	const client = useClient();
	const room = roomName(listedRoom(client, item.room)?.room);
	switch (item.kind) {
	case 'case':
		return <CaseItem what={item.what} room={room} />;
	case 'held':
		return <HeldItem held={item.what} room={room} />;
	case 'appeal':
		return <AppealItem sanction={item.what} room={room} />;
	}
}

function CaseItem({ what, room }: { what: Case; room: string }) {
	const { subject, due } = what;
	const me = useClient().me.value?.id;
	const now = useSeconds(due !== undefined && due - Date.now() < 3_600_000);
	return (
		<>
			<div class="queue-head"><span class="row"><Level level={what.level} />{what.drill && <span class="chip">{t('drill')}</span>}</span><span class="soft">{ago(what.opened, Date.now())}</span></div>
			<h2 class="row"><Stone id={subject.id} /><bdi>{subject.name}</bdi></h2>
			<p>{about(what)}</p>
			<p class="soft"><bdi>{room}</bdi>{seenBy(what) && ` · ${seenBy(what)}`}</p>
			<p>{standsAt(what, me)} <span class="soft case-clock">{nextFor(what, me, now)}</span></p>
			<a class="button button-main" href={hrefOf({ page: 'case', room: what.room, about: what.id })}>
				{t('case_open')}<span class="hidden-text"> {subject.name}</span>
			</a>
		</>
	);
}

/// What a case is about, in plain words.
export function about({ kind, category, asked, drill }: Case): string {
	if (drill)
		return t('drill_more');
	if (asked)
		return t('about_asked');
	return kind === 'conduct' && category === 'none' ? t('kind_conduct') : t(`category_${category}`);
}

export function seenBy({ flags, reports }: Case): string {
	return [flags > 0 && t('n_flags', { n: flags }), reports > 0 && t('n_reports', { n: reports })].filter(Boolean).join(' · ');
}

/// A time not far from now by the clock, others with their day.
export function when(time: number): string {
	return Math.abs(Date.now() - time) < 12 * 3_600_000 ? clockTime(time) : dayAndTime(time);
}

function onlyRoom(all: readonly { room: { id: string } }[]): string | undefined {
	return all.length === 1 ? all[0]!.room.id : undefined;
}

/// Draw again every half minute, so that ages are true.
export function useMinutes(): void {
	const turn = useSignal(0);
	void turn.value;
	useEffect(() => {
		const timer = setInterval(() => turn.value++, 30_000);
		return () => clearInterval(timer);
	}, []);
}
