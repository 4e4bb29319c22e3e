/// The one press that tells mentors, wherever somebody is, and the panel that follows.
import { language, t } from '../../../i18n/index.ts';
import { useClient } from '../../app/context.ts';
import type { Room } from '../../link/wire.ts';
import { Dialog } from '../dialog/dialog.tsx';
import { Icon } from '../icon/icon.tsx';
import { Basics } from './basics.tsx';
import { LaterHelp } from './load.tsx';

export type Place = Pick<Room, 'id' | 'aside_of'>;

export function HelpNow({ room }: { room: Place }) {
	const client = useClient();
	return (
		<button type="button" class="button button-small help-now" title={t('help_who')} onClick={() => client.help.press(room, language())}>
			<Icon name="hand" />{t('help_now')}
		</button>
	);
}

/// Over whatever page this is.
export function HelpOpen() {
	const { help } = useClient();
	const room = help.open.value;
	const close = () => (help.open.value = '');
	if (!room)
		return null;
	const meanwhile = (
		<Dialog title={t('help_now')} onClose={close}>
			<p role="status">{t(help.pressed.value[room] ? 'help_unsent' : 'help_sent')}</p>
			<Basics />
			<p class="soft">{t('help_who')}</p>
		</Dialog>
	);
	return <LaterHelp meanwhile={meanwhile} show={({ Panel }) => <Panel key={room} room={room} onClose={close} />} />;
}

/// How it stands, in place; nothing when nobody was asked.
export function HelpStands({ room, note = false }: { room: Place; note?: boolean }) {
	const { help } = useClient();
	const id = room.aside_of ?? room.id;
	if (!help.pressed.value[id] && !help.standing.value[id])
		return null;
	return <LaterHelp show={({ AutoNote, Strip }) => <><Strip room={id} here={room.id} />{note && <AutoNote room={id} />}</>} />;
}

/// Also for who may not come in, or not yet.
export function HelpHere({ room }: { room: string }) {
	return <><HelpNow room={{ id: room }} /><HelpStands room={{ id: room }} note /></>;
}

/// What is pressed and cannot go out, for who is not in.
export function HelpKept() {
	return <>{Object.keys(useClient().help.pressed.value).map((id) => <HelpStands key={id} room={{ id }} />)}</>;
}
