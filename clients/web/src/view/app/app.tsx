/// Which page is on the screen.
import type { Signal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { t } from '../../../i18n/index.ts';
import { useClient } from '../../app/context.ts';
import { hrefOf, type Route, type Secret } from '../../app/address.ts';
import { Banner } from '../banner/banner.tsx';
import { Later } from '../care/load.tsx';
import { Doorway } from '../doorway/doorway.tsx';
import { Help } from '../help/help.tsx';
import { LaterHelp } from '../help/load.tsx';
import { HelpKept, HelpOpen } from '../help/now.tsx';
import { Leave } from '../leave/leave.tsx';
import { RoomPage } from '../room/room-page.tsx';
import { LaterStaff } from '../staff/load.tsx';
import { Topbar } from '../topbar/topbar.tsx';
import { Moment, Plain } from '../welcome/plain.tsx';

export function App({ secret }: { secret: Signal<Secret | undefined> }) {
	const client = useClient();
	const route = client.route.value;
	const inside = !secret.value && client.standing.value === 'in';
	const visit = client.visits.value[client.current.value];
	const inRoom = route.page !== 'help' && inside && visit !== undefined && !visit.ended && !isDesk(route);
	const coming = !secret.value && (client.standing.value === 'starting' || inside && client.current.value && !visit && !client.problems.value[client.current.value]);
	const foot = route.page !== 'help' && !inRoom && !coming;
	useFocusOnChange(hrefOf(route) + client.current.value + client.standing.value);
	return (
		<div class={inRoom ? 'shell-room' : 'shell'}>
			<Topbar easier={(close) => <Later onMissing={close} show={({ Easier }) => <Easier onClose={close} />} />} />
			{client.isStaff.value && <LaterStaff show={({ Alarms }) => <Alarms />} />}
			{route.page === 'help' ? <Help /> : <Page secret={secret} />}
			{foot && <footer class="foot"><a class="lines-all" href="#help">{t('help')}</a></footer>}
			<HelpOpen />
			<LaterHelp show={({ Voice }) => <Voice />} />
			<Leave />
		</div>
	);
}

function Page({ secret }: { secret: Signal<Secret | undefined> }) {
	const client = useClient();
	if (secret.value?.kind === 'broken')
		return <Plain title={t('bad_link')} text={t('bad_link_more')} />;
	if (secret.value?.kind === 'invite')
		return <Doorway invite={secret.value.token} onIn={() => (secret.value = undefined)} />;
	switch (client.standing.value) {
	case 'starting':
		return <><Banner /><Moment /></>;
	case 'out':
		return <Later meanwhile={<Moment />} show={({ Welcome }) => <Welcome />} />;
	case 'expired':
		return <><HelpKept /><Later meanwhile={<Moment />} show={({ Welcome }) => <Welcome expired />} /></>;
	case 'left':
		return <Plain title={t('goodbye')} text={t('goodbye_more')} />;
	case 'elsewhere':
		return (
			<Plain title={t('elsewhere')} text={t('elsewhere_more')}>
				<button type="button" class="button button-main" onClick={() => client.connect()}>{t('use_here')}</button>
			</Plain>
		);
	case 'in':
		return <Inside />;
	}
}

function Inside() {
	const client = useClient();
	const route = client.route.value;
	if (isDesk(route))
		return client.isStaff.value || !client.listed.value ? <Desk route={route} /> : <Plain title={t('rooms')} text={t('err_not_allowed')} />;
	return client.current.value ? <RoomPage room={client.current.value} /> : <Later meanwhile={<><Banner /><Moment /></>} show={({ Rooms }) => <Rooms />} />;
}

/// Pages for staff alone.
function isDesk(route: Route): boolean {
	return route.page !== 'home' && route.page !== 'help' && route.page !== 'room';
}

function Desk({ route }: { route: Route }) {
	const client = useClient();
	return <LaterStaff onMissing={() => client.go({ page: 'home' })} show={({ DeskPage }) => <DeskPage route={route} />} />;
}

/// A new page starts at its beginning, for the eyes and for the keyboard.
function useFocusOnChange(page: string) {
	const before = useRef(page);
	useEffect(() => {
		if (before.current === page)
			return;
		before.current = page;
		scrollTo(0, 0);
		if (!document.activeElement || document.activeElement === document.body)
			document.getElementById('main')?.focus({ preventScroll: true });
	}, [page]);
}
