/// The way into a room: being in it, agreeing to its rules first, or why not.
import { t } from '../../../i18n/index.ts';
import { needsRules } from '../../app/client.ts';
import { useClient } from '../../app/context.ts';
import { explain } from '../../app/explain.ts';
import type { Room } from '../../link/wire.ts';
import type { Ended } from '../../model/room.ts';
import { Banner } from '../banner/banner.tsx';
import { Later } from '../care/load.tsx';
import { HelpHere } from '../help/now.tsx';
import { Icon } from '../icon/icon.tsx';
import { Moment, Plain } from '../welcome/plain.tsx';
import { RoomView } from './room-view.tsx';

export function RoomPage({ room }: { room: string }) {
	const client = useClient();
	const visit = client.visits.value[room];
	const problem = client.problems.value[room];
	const listed = client.listed.value?.find((item) => item.room.id === room);

	if (visit && !visit.ended)
		return <RoomView key={room} state={visit} />;
	if (visit?.ended)
		return <EndedPage room={visit.room} reason={visit.ended} />;
	if (needsRules(problem) && listed)
		return <><Banner /><Later meanwhile={<Moment />} show={({ Agree }) => <Agree room={listed.room} />} /></>;
	if (problem)
		return (
			<><Banner />
				<Plain title={listed?.room.name ?? t('rooms')} text={explain(problem)}>
					<HelpHere room={room} />
					{problem === 'removed' && <Away room={room} />}
					<Ways room={room} />
				</Plain>
			</>
		);
	return <><Banner /><Moment /></>;
}

function EndedPage({ room, reason }: { room: Room; reason: Ended }) {
	return (
		<><Banner />
			<Plain title={room.name} text={t(`ended_${reason}`)}>
				<HelpHere room={room.id} />
				{reason !== 'left' && <><Away room={room.id} /><p class="soft">{t('in_danger')}</p></>}
				<Ways room={room.id} again={reason === 'left'} />
			</Plain>
		</>
	);
}

/// Why somebody is kept away, until when, and how to ask for a second look.
function Away({ room }: { room: string }) {
	return <Later show={({ Steps }) => <Steps room={room} />} />;
}

function Ways({ room, again = true }: { room: string; again?: boolean }) {
	const client = useClient();
	return (
		<div class="row">
			{again && (
				<button type="button" class="button" onClick={() => client.comeBack(room)}><Icon name="again" />{t('enter')}</button>
			)}
			<button type="button" class="button" onClick={() => void client.signOut()}><Icon name="leave" />{t('sign_out')}</button>
		</div>
	);
}
