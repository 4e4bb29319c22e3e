/// For staff, on every page of theirs: what waits, the room, and the team; whatever cannot wait is on the bar over them.
import { useSignal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { t } from '../../../i18n/index.ts';
import { hrefOf, type Route } from '../../app/address.ts';
import { alarmsOf } from '../../app/alarms.ts';
import { useClient } from '../../app/context.ts';
import { deskOf, listedRoom, rooms } from '../../app/desk.ts';
import type { Room } from '../../link/wire.ts';
import { Controls } from '../controls/controls.tsx';
import { Icon } from '../icon/icon.tsx';
import { looksAfter } from '../people/role.tsx';

/// `room`: the one on the screen, or where somebody came from. `here`: which tab this is.
export function Tabs({ room, here }: { room?: string; here?: 'queue' | 'room' | 'team' | 'week' }) {
	const client = useClient();
	const controls = useSignal(false);
	const listed = listedRoom(client, room);
	const place = listedRoom(client, listed?.room.staff_of ?? listed?.room.aside_of) ?? listed;
	const aside = listed?.room.aside_of ? deskOf(client).queue.value?.cases.find((one) => one.aside === listed.room.id) : undefined;
	const talks = place && looksAfter(place.role);
	const inTeam = listed?.room.staff_of !== undefined;
	return (
		<div class="tabs">
			<nav aria-label={t('staff_ways')}>
				<Tab to={{ page: 'queue', room: place?.room.id }} here={here === 'queue'}>{t('queue')}<Count /></Tab>
				{talks && <Tab to={{ page: 'room', room: place.room.id }} here={here === 'room' && !inTeam && !listed?.room.aside_of}>{t('the_room')}</Tab>}
				<Tab to={{ page: 'week', room: place?.room.id }} here={here === 'week'}>{t('week')}<Words week /></Tab>
				<Tab to={{ page: 'team', room: place?.room.id }} here={here === 'team' || inTeam}>{t('team')}<Words /></Tab>
				{!talks && <Tab to={{ page: 'home' }} here={false}>{t('rooms')}</Tab>}
				{place && (
					<button type="button" class="room-act" onClick={() => (controls.value = true)}>
						<Shield /><span class="hidden-text">{t('controls')}</span>
					</button>
				)}
			</nav>
			{aside && <a class="tabs-case" href={hrefOf({ page: 'case', room: aside.room, about: aside.id })}><Icon name="back" />{t('to_case')}</a>}
			{controls.value && place && <Controls room={place.room.id} onClose={() => (controls.value = false)} />}
		</div>
	);
}

function Tab({ to, here, children }: { to: Route; here: boolean; children: ComponentChildren }) {
	const client = useClient();
	const go = (event: Event) => (event.preventDefault(), client.go(to));
	return <a class="tab" href={hrefOf(to)} aria-current={here ? 'page' : undefined} onClick={go}>{children}</a>;
}

function Shield() {
	return <svg class="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false"><path d="M12 3.5 5 6v5.5c0 4.3 2.9 7.6 7 9 4.1-1.4 7-4.7 7-9V6Z" /></svg>;
}

function Count() {
	const desk = deskOf(useClient());
	const n = desk.items.value.length;
	if (n === 0)
		return null;
	return (
		<span class={`tab-count ${desk.urgent.value.length ? 'tab-urgent' : ''}`}>
			<span aria-hidden="true">{n}</span><span class="hidden-text"> {t('queue_n', { n })}</span>
		</span>
	);
}

/// Something about the team came, or about what takes place.
function Words({ week = false }: { week?: boolean }) {
	const n = alarmsOf(useClient()).words.value.filter(({ kind }) => (kind === 'cover' || kind === 'part') === week).length;
	return n > 0 ? <span class="tab-count"><span aria-hidden="true">{n}</span><span class="hidden-text"> {t('queue_n', { n })}</span></span> : null;
}

export function roomName(room: Room | undefined): string {
	return room?.name ?? t('whole_server');
}

/// On the list of rooms: the way to look after one.
export function ManageLink({ room }: { room: Room }) {
	return (
		<a class="button" href={hrefOf({ page: 'manage', room: room.id })}>
			<Icon name="ease" />{t('manage')}<span class="hidden-text"> {room.name}</span>
		</a>
	);
}

/// On the list of rooms: what is about all of them.
export function ServerWays() {
	const client = useClient();
	const plans = (client.hello.value?.grants ?? []).some(({ room, role }) => !room && (role === 'facilitator' || role === 'admin'));
	if (!rooms(client).length || !plans)
		return null;
	return <a class="button" href={hrefOf({ page: 'audit' })}><Icon name="note" />{t('audit')}</a>;
}
