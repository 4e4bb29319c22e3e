/// Who is here now, and for staff what may be done about it.
import { useSignal } from '@preact/signals';
import { t } from '../../../i18n/index.ts';
import type { Person } from '../../link/wire.ts';
import type { RoomState } from '../../model/room.ts';
import { Later } from '../care/load.tsx';
import { Icon } from '../icon/icon.tsx';
import { LaterStaff } from '../staff/load.tsx';
import { Stone } from '../stone/stone.tsx';
import { looksAfter, RoleChip } from './role.tsx';
import './people.css';

export function People({ state, me }: { state: RoomState; me: string }) {
	const chosen = useSignal<Person | null>(null);
	const staff = looksAfter(state.role);
	const close = () => (chosen.value = null);
	return (
		<>
			<ul class="people">
				{inOrder(Object.values(state.people), me).map((person) => (
					<li key={person.id}>
						<Stone id={person.id} />
						<span class="people-who">
							<bdi>{person.id === me ? t('is_you', { name: person.name }) : person.name}</bdi>
							<RoleChip role={person.role} />
						</span>
						{person.id !== me && (
							<button type="button" class="message-more" aria-label={t('about', { name: person.name })}
								onClick={() => (chosen.value = person)}>
								<Icon name="more" />
							</button>
						)}
					</li>
				))}
			</ul>
			{chosen.value && (staff
				? <LaterStaff onMissing={close} show={({ PersonDialog }) => <PersonDialog state={state} person={chosen.value!} onClose={close} />} />
				: <Later onMissing={close} show={({ PersonMenu }) => <PersonMenu room={state.room.id} person={chosen.value!} onClose={close} />} />)}
		</>
	);
}

/// Staff first, then oneself, then by name.
export function inOrder(people: readonly Person[], me: string): Person[] {
	const rank = (person: Person) => (looksAfter(person.role) ? 0 : person.id === me ? 1 : 2);
	return [...people].sort((a, b) => rank(a) - rank(b) || a.name.localeCompare(b.name));
}
