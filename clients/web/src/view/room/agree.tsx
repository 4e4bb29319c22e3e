/// The ground rules, before somebody goes in the first time, or again when they have changed.
import { t } from '../../../i18n/index.ts';
import { useClient } from '../../app/context.ts';
import type { Room } from '../../link/wire.ts';
import { HelpHere } from '../help/now.tsx';
import { Rules } from '../rules/rules.tsx';

export function Agree({ room }: { room: Room }) {
	const client = useClient();
	const before = client.visits.value[room.id] !== undefined;
	return (
		<main class="page" id="main" tabIndex={-1}>
			<h1 dir="auto">{room.name}</h1>
			{room.about && <p dir="auto" lang={room.language}>{room.about}</p>}
			<HelpHere room={room.id} />
			<div class="card">
				<p class="soft">{t(before ? 'rules_new' : 'rules_first')}</p>
				<Rules text={room.rules} lang={room.language} />
				<button type="button" class="button button-main" onClick={() => void client.enterRoom(room.id, room.rules_version)}>
					{t('agree')}
				</button>
			</div>
		</main>
	);
}
