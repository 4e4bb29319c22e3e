/// Before a room one may not be in, or not now: why, until when, what else there is to do, and always the way to help.
import { t } from '../../../i18n/index.ts';
import { useClient } from '../../app/context.ts';
import { HelpHere } from '../help/now.tsx';
import { Icon } from '../icon/icon.tsx';
import { LaterMeeting } from '../meeting/load.tsx';
import { Steps } from '../steps/steps.tsx';
import { Plain } from '../welcome/plain.tsx';

/// What a drop-in says while nobody may come in.
const notNow = ['room_closed', 'too_late', 'room_full', 'on_hold'];

export function Outside({ room, title, text }: { room: string; title: string; text: string }) {
	const client = useClient();
	const ended = client.visits.value[room]?.ended;
	const problem = client.problems.value[room];
	const listed = client.listed.value?.find((item) => item.room.id === room);
	const page = (
		<Plain title={title} text={text}>
			<HelpHere room={room} />
			{(problem === 'removed' || ended === 'removed' || ended === 'revoked') && <Steps room={room} />}
			{ended && ended !== 'left' && ended !== 'ended' && <p class="soft">{t('in_danger')}</p>}
			<Ways room={room} again={!ended || ended === 'left'} />
		</Plain>
	);
	if (listed?.room.drop_in && (ended ? ended === 'ended' : notNow.includes(problem ?? '')))
		return <LaterMeeting meanwhile={page} show={({ Waiting }) => <Waiting listed={listed} problem={ended ? undefined : problem} />} />;
	return page;
}

export function Ways({ room, again }: { room: string; again: boolean }) {
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
