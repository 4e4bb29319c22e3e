/// The room itself (P2): who is here, what is said, where one writes.
import { useSignal } from '@preact/signals';
import { useCallback, useEffect } from 'preact/hooks';
import { t } from '../../../i18n/index.ts';
import { hrefOf } from '../../app/address.ts';
import { useClient } from '../../app/context.ts';
import type { Room } from '../../link/wire.ts';
import { writers, type RoomState } from '../../model/room.ts';
import { Banner } from '../banner/banner.tsx';
import { Later } from '../care/load.tsx';
import type { Changing } from '../composer/changing.ts';
import { Composer } from '../composer/composer.tsx';
import { Dialog } from '../dialog/dialog.tsx';
import { LaterHelp } from '../help/load.tsx';
import { HelpNow, HelpStands } from '../help/now.tsx';
import { Icon } from '../icon/icon.tsx';
import { Log } from '../log/log.tsx';
import { LaterMeeting } from '../meeting/load.tsx';
import { People } from '../people/people.tsx';
import { LaterStaff } from '../staff/load.tsx';
import { looksAfter } from '../people/role.tsx';
import { CaredFor } from './cared-for.tsx';
import { controlsOf } from './controls.tsx';
import { useTall } from './tall.ts';
import './room.css';

export function RoomView({ state }: { state: RoomState }) {
	const client = useClient();
	const me = client.me.value!.id;
	const editing = useSignal<Changing | null>(null);
	useTall();
	const edit = useCallback((what: Changing) => (editing.value = what), []);

	useEffect(() => {
		if (Object.keys(state.typing).length === 0)
			return;
		const timer = setInterval(() => client.tick(), 1_000);
		return () => clearInterval(timer);
	}, [state.typing]);

	return (
		<main class="room" id="main" tabIndex={-1}>
			{looksAfter(state.role) && <LaterStaff show={({ Tabs }) => <Tabs room={state.room.id} here="room" />} />}
			<Head state={state} me={me} />
			{state.room.aside_of && state.role === 'participant' && <LaterHelp show={({ AsideHead }) => <AsideHead room={state.room} />} />}
			<HelpStands room={state.room} />
			<Controls room={state.room} />
			{state.meeting && <LaterMeeting show={({ Strip }) => <Strip state={state} />} />}
			{state.uncovered && state.role === 'participant' && !state.room.aside_of && <Uncovered />}
			<div class="room-body">
				<div class="room-talk">
					<Banner />
					<Log state={state} onEdit={edit} />
					<div class="room-foot">
						<Writing state={state} me={me} />
						<Composer state={state} editing={editing.value} onDone={() => (editing.value = null)} />
					</div>
				</div>
				{state.room.presence && (
					<aside class="room-aside" aria-label={t('people')}>
						<h2>{t('people')}</h2>
						<People state={state} me={me} />
						<CaredFor room={state.room} />
					</aside>
				)}
			</div>
		</main>
	);
}

function Head({ state, me }: { state: RoomState; me: string }) {
	const client = useClient();
	const open = useSignal<'people' | 'you' | ''>('');
	const { room } = state;
	const close = () => (open.value = '');
	const several = client.isStaff.value || (client.listed.value?.length ?? 0) > 1;
	return (
		<div class="room-head">
			{several && (
				<a class="room-act" href={hrefOf({ page: 'home' })} onClick={(event) => (event.preventDefault(), client.go({ page: 'home' }))}>
					<Icon name="back" /><span class="hidden-text">{t('rooms')}</span>
				</a>
			)}
			<div class="room-title">
				<h1 dir="auto">{room.aside_of ? t('side_room') : room.name}</h1>
				{room.presence && <p class="soft">{whoIsHere(state)}</p>}
			</div>
			{!room.staff_of && <HelpNow room={room} />}
			{room.presence && (
				<button type="button" class="room-act room-people" onClick={() => (open.value = 'people')}>
					<Icon name="people" /><span class="hidden-text">{t('people')}</span>
				</button>
			)}
			<button type="button" class="room-act room-you" onClick={() => (open.value = 'you')}>
				<Icon name="person" /><span class="hidden-text">{t('you')}</span>
			</button>
			{open.value === 'people' && <Dialog title={t('people')} onClose={close}><People state={state} me={me} /><CaredFor room={room} /></Dialog>}
			{open.value === 'you' && <Later onMissing={close} show={({ You }) => <You room={room} onClose={close} />} />}
		</div>
	);
}

/// What is on just now that whoever writes here will notice.
function Controls({ room }: { room: Room }) {
	const lines = controlsOf(room);
	return (
		<div role="status">
			{lines.length > 0 && <div class="room-controls"><Icon name="ease" /><p>{lines.join(' · ')}</p><CaredFor room={room} /></div>}
		</div>
	);
}

/// The truth before somebody writes.
function Uncovered() {
	return <div class="room-controls"><Icon name="note" /><p>{t('uncovered')}</p></div>;
}

function Writing({ state, me }: { state: RoomState; me: string }) {
	const who = writers(state, me, useClient().care.hidden.value);
	return (
		<p class="room-writing soft">
			{who.length > 0 && t('writing', { n: who.length, name: state.names[who[0]!] ?? '' })}
		</p>
	);
}

export function whoIsHere(state: RoomState): string {
	const mentor = Object.values(state.people).some((person) => looksAfter(person.role));
	const here = t('n_here', { n: state.here });
	return mentor ? `${here} · ${t('mentor_here')}` : here;
}
