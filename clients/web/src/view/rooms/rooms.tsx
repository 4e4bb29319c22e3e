/// The rooms one may go into, and for staff the way to look after them.
import { useSignal } from '@preact/signals';
import { t } from '../../../i18n/index.ts';
import { hrefOf } from '../../app/address.ts';
import type { Listed } from '../../app/client.ts';
import { useClient } from '../../app/context.ts';
import { Banner } from '../banner/banner.tsx';
import { Cards, KeepWords } from '../care/cards.tsx';
import { Later } from '../care/load.tsx';
import { HelpNow, HelpStands, type Place } from '../help/now.tsx';
import { Icon } from '../icon/icon.tsx';
import { LaterMeeting } from '../meeting/load.tsx';
import { runs } from '../people/role.tsx';
import { LaterStaff } from '../staff/load.tsx';
import { Cairn } from '../stone/stone.tsx';
import { Moment } from '../welcome/plain.tsx';

export function Rooms() {
	const client = useClient();
	const you = useSignal(false);
	const listed = client.listed.value;
	const nearest = useNearest();
	const serverRoles = (client.hello.value?.grants ?? []).filter((grant) => !grant.room).map((grant) => grant.role);
	if (!listed)
		return <><Banner /><Moment /></>;
	// Where staff talk among themselves is beside their room.
	const rooms = listed.filter(({ room }) => !room.staff_of);
	const asked = Object.keys({ ...client.help.standing.value, ...client.help.pressed.value });
	return (
		<>
			{client.isStaff.value && <LaterStaff show={({ Tabs }) => <Tabs room={rooms.length === 1 ? rooms[0]!.room.id : undefined} />} />}
			<Banner />
			<main class="page" id="main" tabIndex={-1}>
				<div class="rooms-head">
					<h1>{t('rooms')}</h1>
					<button type="button" class="button button-small" onClick={() => (you.value = true)}>
						<Icon name="person" /><bdi>{client.me.value?.name}</bdi>
					</button>
				</div>
				{nearest && <HelpNow room={nearest} />}
				{asked.map((id) => <HelpStands key={id} room={{ id }} note />)}
				<KeepWords />
				<Cards />
				<Later show={({ Steps }) => <Steps />} />
				{rooms.length === 0 && <p class="soft">{t('rooms_none')}</p>}
				<ul class="rooms">{rooms.map((item) => <RoomItem key={item.room.id} item={item} />)}</ul>
				{!client.isStaff.value && rooms.some(({ room }) => room.drop_in) && <a class="button" href="/programme"><Icon name="calendar" />{t('whats_on')}</a>}
				{serverRoles.some(runs) && (
					<LaterStaff show={({ CreateRoom, ServerLinks, ServerWays }) => <><CreateRoom /><ServerLinks /><ServerWays /></>} />
				)}
				{you.value && <Later onMissing={() => (you.value = false)} show={({ You }) => <You onClose={() => (you.value = false)} />} />}
			</main>
		</>
	);
}

function RoomItem({ item: { room, role, here, meeting } }: { item: Listed }) {
	const client = useClient();
	const visit = client.visits.value[room.id];
	const hidden = client.care.hidden.value;
	const unread = visit ? visit.log.filter((post) => visit.looked && post.seq > visit.looked && !hidden.includes(post.by.id)).length : 0;
	const mayEnter = role !== 'admin' && role !== 'responder';
	return (
		<li class="card room-item">
			<Cairn />
			<div class="room-item-text">
				<h2 dir="auto">{room.aside_of ? t('side_room') : room.name}</h2>
				{room.about && <p class="soft" dir="auto" lang={room.language}>{room.about}</p>}
				<p class="soft">{[room.presence && (here ? t('here', { n: here }) : t('here_none')), !room.open && t('is_closed'), unread > 0 && t('n_new', { n: unread })]
					.filter(Boolean).join(' · ')}</p>
				{meeting && <LaterMeeting show={({ Times }) => <Times meeting={meeting} />} />}
			</div>
			<div class="row">
				{mayEnter && <a class="button button-main" href={hrefOf({ page: 'room', room: room.id })}>{t('enter')}<span class="hidden-text"> {room.name}</span></a>}
				{role !== 'participant' && <LaterStaff show={({ ManageLink }) => <ManageLink room={room} />} />}
			</div>
		</li>
	);
}

/// Whom to ask from a page that is no room: who looks after the room one was in last, else after the first.
function useNearest(): Place | undefined {
	const client = useClient();
	const known = Object.values(client.visits.value).filter((visit) => !visit.ended).map((visit) => visit.room).reverse();
	const listed = (client.listed.value ?? []).map(({ room }) => room);
	const away = (client.care.sanctions.value ?? []).flatMap((step) => step.room ?? []).map((id) => ({ id }));
	return client.isStaff.value ? undefined : [...known, ...listed, ...away][0];
}
