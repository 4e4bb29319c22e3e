/// How help stands, in one line over the room, with the way to the panel and to a side room.
import { t } from '../../../i18n/index.ts';
import { useClient } from '../../app/context.ts';
import { Icon } from '../icon/icon.tsx';
import { GoAside } from './aside.tsx';
import { nameOf, useStands } from './stands.ts';

/// `here`: the place on the screen, which may be the side room.
export function Strip({ room, here }: { room: string; here: string }) {
	const client = useClient();
	const stands = useStands(client, room);
	const help = client.help.standing.value[room];
	const aside = help?.aside;
	const asked = aside !== undefined && aside !== here;
	// In the side room its head says that somebody is there.
	if (!stands || (aside === here && (stands.known === 'with' || stands.known === 'seen')))
		return null;
	return (
		<div class="help-strip">
			<Icon name={stands.icon} />
			<p>{asked ? t('aside_ask', { name: nameOf(help) }) : stands.text}</p>
			<div class="row">
				{asked && <GoAside aside={aside} />}
				{stands.known === 'closed'
					? <button type="button" class="button button-small button-quiet" onClick={() => client.help.putAway(room)}>{t('close')}</button>
					: <button type="button" class="button button-small button-quiet" onClick={() => (client.help.open.value = room)}>{t('show')}<span class="hidden-text">: {stands.text}</span></button>}
			</div>
		</div>
	);
}
