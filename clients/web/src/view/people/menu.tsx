/// What one may do about somebody else in the room: tell a mentor, or not read them.
import { useSignal } from '@preact/signals';
import { t } from '../../../i18n/index.ts';
import { useClient } from '../../app/context.ts';
import type { Person } from '../../link/wire.ts';
import { Dialog } from '../dialog/dialog.tsx';
import { Icon } from '../icon/icon.tsx';
import { Stone } from '../stone/stone.tsx';
import { Tell } from '../tell/tell.tsx';
import { looksAfter } from './role.tsx';

export function PersonMenu({ room, person, onClose }: { room: string; person: Person; onClose(): void }) {
	const client = useClient();
	const telling = useSignal(false);
	const hidden = client.care.hidden.value.includes(person.id);
	if (telling.value)
		return <Tell key="tell" room={room} about={person} onClose={onClose} />;
	const hide = async () => {
		if (await client.care.hide(person.id, !hidden))
			client.say('saved');
		onClose();
	};
	return (
		<Dialog title={person.name} onClose={onClose}>
			<div class="row"><Stone id={person.id} /><span>{t(`role_${person.role}`)}</span></div>
			<button type="button" class="button" onClick={() => (telling.value = true)}><Icon name="speak" />{t('tell')}</button>
			{(hidden || !looksAfter(person.role)) && (
				<button type="button" class="button" onClick={() => void hide()}><Icon name="veil" />{t(hidden ? 'unhide_person' : 'hide_person')}</button>
			)}
		</Dialog>
	);
}
