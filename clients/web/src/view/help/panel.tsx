/// After pressing: what is known, whom to call meanwhile, who sees it. There is nothing to confirm and nothing to undo.
import { useEffect } from 'preact/hooks';
import { language, t } from '../../../i18n/index.ts';
import { useClient } from '../../app/context.ts';
import { keepLines } from '../../app/lines.ts';
import { noteDue } from '../../model/help.ts';
import { Dialog } from '../dialog/dialog.tsx';
import { Icon } from '../icon/icon.tsx';
import { Invitation } from './aside.tsx';
import { FewLines } from './lines.tsx';
import { AutoNote } from './note.tsx';
import { roomName, useStands } from './stands.ts';
import { Voice } from './voice.tsx';

export function Panel({ room, onClose }: { room: string; onClose(): void }) {
	const client = useClient();
	const stands = useStands(client, room);
	const note = noteDue(client.help.standing.value[room]);
	useEffect(() => keepLines(client), []);
	if (!stands)
		return null;
	const name = (client.listed.value?.length ?? 0) > 1 ? roomName(client, room) : '';
	const who = <p class="soft">{name && <><bdi>{name}</bdi> · </>}{t('help_who')}</p>;
	// Whom to call matters most while nobody here is known to come.
	const first = note || stands.callFirst;
	return (
		<Dialog title={t('help_now')} onClose={onClose}>
			<div class="stack help-panel">
				<div class="help-state">
					<Icon name={stands.icon} />
					<div>
						<h3 tabIndex={-1} autofocus>{stands.text}</h3>
						<p>{stands.more}</p>
						{stands.known === 'refused' && (
							<button type="button" class="button" onClick={() => client.help.press({ id: room }, language())}><Icon name="again" />{t('again')}</button>
						)}
					</div>
				</div>
				{!first && who}
				<Invitation room={room} onGo={onClose} />
				{note ? <AutoNote room={room} onLeave={onClose} /> : stands.call && <FewLines onLeave={onClose} />}
				{first && who}
				<button type="button" class="button" onClick={onClose}><Icon name="back" />{t('help_back')}</button>
			</div>
			<Voice />
		</Dialog>
	);
}
