/// One person, for those who look after the room: their role, steps, and notes.
import { useSignal } from '@preact/signals';
import { t } from '../../../i18n/index.ts';
import { useClient } from '../../app/context.ts';
import type { Person, Role, Sanction } from '../../link/wire.ts';
import type { RoomState } from '../../model/room.ts';
import { Dialog } from '../dialog/dialog.tsx';
import { Field } from '../field/field.tsx';
import { Icon } from '../icon/icon.tsx';
import { runs } from '../people/role.tsx';
import { Stone } from '../stone/stone.tsx';
import { GiveStep } from './give.tsx';
import { Notes } from './notes.tsx';
import { StepList } from './steps.tsx';

const given: readonly Role[] = ['mentor', 'facilitator'];

export function PersonDialog({ state, person, onClose }: { state: RoomState; person: Person; onClose(): void }) {
	const client = useClient();
	const stepping = useSignal(false);
	const role = useSignal<Role>(person.role === 'mentor' ? 'facilitator' : 'mentor');
	const room = state.room.id;
	if (stepping.value)
		return <GiveStep key="give" room={room} person={person} onClose={onClose} />;
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
			{!state.room.staff_of && <button type="button" class="button" onClick={() => (stepping.value = true)}><Icon name="ease" />{t('take_step')}</button>}
			{!state.room.staff_of && <Steps room={room} member={person.id} />}
			{!state.room.staff_of && <div class="person-part"><h3>{t('notes')}</h3><Notes room={room} member={person.id} /></div>}
			{runs(state.role) && !state.room.staff_of && (
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
		</Dialog>
	);
}

/// Read when asked for: every look is written down.
function Steps({ room, member }: { room: string; member: string }) {
	const client = useClient();
	const steps = useSignal<readonly Sanction[] | null>(null);
	const look = async () => (steps.value = (await client.act('sanction.list', { room, member }))?.sanctions ?? steps.value);
	return (
		<div class="person-part">
			<h3>{t('steps_so_far')}</h3>
			<details onToggle={(event) => event.currentTarget.open && !steps.value && void look()}>
				<summary>{t('show')}<span class="hidden-text"> {t('steps_so_far')}</span></summary>
				{steps.value && <StepList steps={steps.value} onChange={() => void look()} />}
			</details>
		</div>
	);
}
