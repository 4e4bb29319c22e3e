/// One person, for those who look after the room: their role, and asking them to leave.
import { useSignal } from '@preact/signals';
import { t } from '../../../i18n/index.ts';
import { useClient } from '../../app/context.ts';
import type { Person, Role } from '../../link/wire.ts';
import type { RoomState } from '../../model/room.ts';
import { Dialog } from '../dialog/dialog.tsx';
import { Field } from '../field/field.tsx';
import { Icon } from '../icon/icon.tsx';
import { Stone } from '../stone/stone.tsx';
import { RemovePerson } from './remove.tsx';
import { runs } from './role.tsx';

const given: readonly Role[] = ['mentor', 'facilitator'];

export function PersonDialog({ state, person, onClose }: { state: RoomState; person: Person; onClose(): void }) {
	const client = useClient();
	const removing = useSignal(false);
	const role = useSignal<Role>(person.role === 'mentor' ? 'facilitator' : 'mentor');
	const room = state.room.id;
	if (removing.value)
		return <RemovePerson room={room} person={person} onClose={onClose} />;
	const done = async (asked: Promise<unknown>) => {
		if (await asked)
			client.say('saved');
		onClose();
	};
	const give = (event: Event) => {
		event.preventDefault();
		void done(client.act('grant.set', { room, member: person.id, role: role.value }));
	};
	const take = () => void done(client.act('grant.revoke', { room, member: person.id, role: person.role }));
	return (
		<Dialog title={person.name} onClose={onClose}>
			<div class="row"><Stone id={person.id} /><span>{t(`role_${person.role}`)}</span></div>
			{runs(state.role) && (
				<form class="stack" onSubmit={give}>
					<Field label={t('role')}>
						<select value={role.value} onChange={(event) => (role.value = event.currentTarget.value as Role)}>
							{given.filter((r) => r !== person.role).map((r) => <option key={r} value={r}>{t(`role_${r}`)}</option>)}
						</select>
					</Field>
					<button type="submit" class="button">{t('give_role')}</button>
					{person.role !== 'participant' && (
						<button type="button" class="button" onClick={take}>{t('take_role')}</button>
					)}
				</form>
			)}
			<button type="button" class="button button-clay" onClick={() => (removing.value = true)}>
				<Icon name="leave" />{t('remove_person')}
			</button>
		</Dialog>
	);
}
